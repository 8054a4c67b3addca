import { colorOfCorridor } from '@meridian/cartography';
import type { Palette } from '@meridian/cartography';
import type { Model, RoutesAnswer } from '@meridian/engine';
import type { Clock } from '@meridian/engine/questions';
import { sortRoutes } from '@meridian/words';

/** The route that is looked at is set off, and the one set beside it; their places have names at any zoom. */
export function routesContent({
  answer,
  address: { route: chosenId, beside, clock },
  model,
  palette,
}: {
  readonly answer: RoutesAnswer | undefined;
  readonly address: { readonly route: string | null; readonly beside: string | null; readonly clock: Clock };
  readonly model: Model;
  readonly palette: Palette;
}) {
  const shown = answer?.routes ?? [];
  const chosen = shown.find(({ id }) => id === chosenId) ?? sortRoutes(shown, clock)[0];
  const other = shown.find(({ id }) => id === beside && id !== chosen?.id);
  const highlighted = new Map<string, string>();
  for (const route of [other, chosen]) {
    const color = colorOfCorridor(model.tables.corridor, route?.branch, palette);
    for (const { links } of route?.legs ?? []) for (const link of links) highlighted.set(link, color);
  }
  const stops = chosen?.legs.filter(({ operation }) => operation !== 'move' && operation !== 'ride') ?? [];
  const named = chosen === undefined ? [] : [chosen.from, chosen.to, ...stops.map(({ from }) => from)];
  // until a route is chosen the branches keep their colors, and the fastest route has a halo only
  const dims = chosenId !== null || other !== undefined;
  return { style: { highlighted, dims }, named: [...new Set(named)] };
}

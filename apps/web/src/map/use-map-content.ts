import { parameterOf } from '@meridian/engine';
import { colorOfCorridor, palettes } from '@meridian/cartography';
import type { LinkState as DrawnState } from '@meridian/cartography';
import { useMemo } from 'react';
import { useAnswers, useWorkbench } from '../state/workbench-context.ts';
import { flowContent, statesUnder } from '../views/flows/flow-content.ts';
import { relationContent } from '../views/relations/relation-content.ts';
import { sortRoutes } from '@meridian/words';
import type { Selection } from '../state/address-parsers.ts';
import type { MapContent } from './map-content.ts';

/** What the map shows for the state of the page: closures of the date, the route that is looked at, what is in reach. */
export function useMapContent(): MapContent {
  const { model, address, theme } = useWorkbench();
  const { states, routes, reach, flows, relations } = useAnswers();
  const { view, route: chosenId, beside, hide, selected, hours, changes, color, commodity, select } = address;
  const answer = routes.value;
  const reached = reach.value;
  const { dyad } = relations;
  return useMemo((): MapContent => {
    const palette = palettes[theme];
    const isFlows = view === 'flows';
    const held = isFlows && changes.length > 0 ? statesUnder(model, states, changes) : states;
    const drawn = new Map<string, DrawnState>([...held].map(([link, { state }]) => [link, state]));
    const hidden = new Set(hide);
    const base = { selected: selected ?? undefined, named: [] } as const;
    if (isFlows) {
      const answers = { base: flows.base.value, shown: flows.shown.value, users: flows.users.value };
      const moving = flowContent(model, palette, answers, { changes, color, commodity, select });
      const picked = selected ?? selectionOf(select);
      const style = { states: drawn, hidden };
      return { ...base, selected: picked, style, ...(moving === undefined ? {} : { flows: moving }) };
    }
    if (view === 'relations') {
      const { highlighted, named, key } = relationContent(model, palette, dyad);
      return {
        ...base,
        style: { states: drawn, hidden, highlighted, colors: highlighted },
        named,
        ...(key === undefined ? {} : { key }),
      };
    }
    if (view === 'reach' && reached !== undefined) {
      const accessKm = parameterOf(model, 'access_radius_km');
      return {
        ...base,
        style: { states: drawn, hidden },
        reach: { nodeHours: reached.nodeHours, hours, accessKm },
      };
    }
    const shown = view === 'routes' ? (answer?.routes ?? []) : [];
    const chosen = shown.find(({ id }) => id === chosenId) ?? sortRoutes(shown)[0];
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
    return { ...base, style: { states: drawn, hidden, highlighted, dims }, named: [...new Set(named)] };
  }, [
    model,
    theme,
    states,
    hide,
    selected,
    view,
    hours,
    chosenId,
    beside,
    answer,
    reached,
    flows,
    dyad,
    changes,
    color,
    commodity,
    select,
  ]);
}

/** The place or link that a selector of one term names. */
function selectionOf(select: string | null): Selection | undefined {
  const [, kind, id] = /^(link|node):([^&;]+)$/.exec(select ?? '') ?? [];
  return (kind === 'link' || kind === 'node') && id !== undefined ? { kind, id } : undefined;
}

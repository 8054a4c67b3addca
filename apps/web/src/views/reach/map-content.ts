import { reachBands } from '@meridian/cartography';
import type { Palette } from '@meridian/cartography';
import { parameterOf } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import type { LegendEntry } from '../../map/map-content.ts';
import type { Clock } from '@meridian/engine/questions';
import { clockWords, formatHours } from '@meridian/words';
import type { ReachOutput } from './requests.ts';

/** Areas by the hours in which cargo is there, and their bands in the key. */
export function reachContent({
  answer,
  address: { hours, clock },
  model,
  palette,
}: {
  readonly answer: ReachOutput | undefined;
  readonly address: { readonly hours: number; readonly clock: Clock };
  readonly model: Model;
  readonly palette: Palette;
}) {
  const bands = reachBands(hours, palette).map((band): LegendEntry => ({
    kind: 'area',
    color: band.color,
    text: formatHours(band.hours),
  }));
  const legend: readonly LegendEntry[] = [{ kind: 'heading', text: `Fastest ${clockWords[clock]} within` }, ...bands];
  if (answer === undefined) return { legend };
  return { legend, within: { nodeHours: answer.nodeHours, hours, accessKm: parameterOf(model, 'access_radius_km') } };
}

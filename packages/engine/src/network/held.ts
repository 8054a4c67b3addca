import { fromTables } from '../model/from-tables.ts';
import type { LinkRecord } from '../model/model.ts';
import type { HoldsWord } from '../model/tables/holds.ts';
import { indexById, rowOf } from '../model/rows-by-id.ts';
import { at } from './at.ts';
import type { ArcFacts, Held, TopologyModel } from './network.ts';
import { indexModes } from './running-time.ts';

/** What of an operation the figures of other rows hold already. */
export interface HeldFigures {
  /** Hours of a stop at a border, as an index in `model.tables.crossing`, that the speed on its link does not hold. */
  stopHours(row: number): number;
  /** The row whose speed holds some of that stop. */
  stopHolder(row: number): Held | undefined;
  /** Part of the fees at the borders of a link that its price does not hold. */
  feeShare(link: LinkRecord, unit: 'teu' | 'tonne'): number;
}

/**
 * What speeds and prices hold of the borders on their links. The own figure of a link answers for all of its stop. Those of a
 * country are a mean over many borders and answer for half of the link, and so for half of its stop: of that they hold as much as
 * the usual stop of the mode (the median of its crossings), and a post that stands longer adds what it stands longer.
 */
export const indexHeld = fromTables(['mode', 'mode_country', 'node', 'link', 'crossing'], (model): HeldFigures => {
  const lookup = indexModes(model);
  const { crossing, link: links } = model.tables;
  const linkById = new Map<string, LinkRecord>(links.map((link) => [link.linkId, link]));
  const stops = new Map<string, number[]>();
  for (const { linkId, dwellMedianHours } of crossing) {
    const mode = linkById.get(linkId)?.modeId ?? '';
    const list = stops.get(mode);
    if (list === undefined) stops.set(mode, [dwellMedianHours]);
    else list.push(dwellMedianHours);
  }
  const usual = new Map([...stops].map(([mode, hours]) => [mode, median(hours)]));
  const endsThatHold = (link: LinkRecord, word: HoldsWord): number =>
    lookup.ends(link).filter(({ holds }) => holds.includes(word)).length;
  return {
    stopHours(row) {
      const { linkId, dwellMedianHours } = at(crossing, row);
      const link = linkById.get(linkId);
      if (link === undefined) return dwellMedianHours;
      if (hasOwnHours(link)) return link.holds.includes('border') ? 0 : dwellMedianHours;
      const beyond = Math.max(0, dwellMedianHours - (usual.get(link.modeId) ?? 0));
      return dwellMedianHours - ((dwellMedianHours - beyond) * endsThatHold(link, 'border')) / 2;
    },
    stopHolder(row) {
      const link = linkById.get(at(crossing, row).linkId);
      if (link === undefined || this.stopHours(row) === at(crossing, row).dwellMedianHours) return undefined;
      if (hasOwnHours(link)) return { table: 'link', row: links.indexOf(link) };
      const countries = [link.fromNodeId, link.toNodeId].map((id) => rowOf(model.tables, 'node', id)?.country);
      const own = model.tables.mode_country.findIndex(
        ({ modeId, country, speedKmh, holds }) =>
          modeId === link.modeId && countries.includes(country) && speedKmh !== undefined && holds.includes('border'),
      );
      return own >= 0
        ? { table: 'mode_country', row: own }
        : { table: 'mode', row: indexById(model.tables, 'mode').get(link.modeId) ?? -1 };
    },
    feeShare(link, unit) {
      const word = unit === 'teu' ? 'border_fee_teu' : 'border_fee_tonne';
      const own = unit === 'teu' ? link.usdPerTeu : link.usdPerTonne;
      if (own !== undefined) return link.holds.includes(word) ? 0 : 1;
      return 1 - endsThatHold(link, word) / 2;
    },
  };
});

/** Whether a link has hours or a speed of its own. */
function hasOwnHours({ freeFlowHours, freeSpeedKmh }: LinkRecord): boolean {
  return freeFlowHours !== undefined || (freeSpeedKmh !== undefined && freeSpeedKmh > 0);
}

/** The wait that is left when cargo has stood for some hours that held it: the two are the same hours, of which the longer counts. */
export function waitBeyond(model: Pick<TopologyModel, 'tables'>, { held }: ArcFacts, waitHours: number): number {
  return held?.table === 'transfer'
    ? Math.max(0, waitHours - at(model.tables.transfer, held.row).dwellMedianHours)
    : waitHours;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

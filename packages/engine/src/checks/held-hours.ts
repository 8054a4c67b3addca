import { overlaps, spanOf } from '../calendar/day-spans.ts';
import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import type { CrossingRecord, Model, TransferRecord } from '../model/model.ts';
import { rowsById } from '../model/rows-by-id.ts';

/** No hour is counted twice: what rows hold is said where it counts, no two rows say otherwise of the same hours, and of a place one row holds on a day. */
export function checkHeldHours(model: Model): readonly Finding[] {
  return [
    ...checkDatedRows(model),
    ...checkWords(model),
    ...checkWaits(model),
    ...checkRelease(model),
    ...checkGaugeLines(model),
    ...checkSpeeds(model),
  ];
}

interface Dated {
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
  readonly row: number | undefined;
}

function* checkDatedRows({ tables: { transfer, crossing } }: Model): Generator<Finding> {
  const gauges = ({ fromGaugeMm, toGaugeMm }: TransferRecord): string => `${String(fromGaugeMm)}|${String(toGaugeMm)}`;
  const placeOf = (each: TransferRecord): string =>
    [each.nodeId, each.nodeType, each.fromModeId, each.toModeId, each.directed, gauges(each)].join('|');
  const postOf = ({ linkId, name, direction }: CrossingRecord): string => `${linkId}|${name}|${direction}`;
  yield* overlapping('transfer.csv', transfer, placeOf, ({ transferId }) => transferId);
  yield* overlapping('crossing.csv', crossing, postOf, ({ crossingId }) => crossingId);
}

function* overlapping<R extends Dated>(
  file: string,
  rows: readonly R[],
  placeOf: (row: R) => string,
  idOf: (row: R) => string,
): Generator<Finding> {
  const places = new Map<string, R[]>();
  for (const each of rows) {
    if (each.validFrom === undefined && each.validTo === undefined) continue;
    const before = places.get(placeOf(each)) ?? [];
    const other = before.find((earlier) => overlaps(spanOf(earlier), spanOf(each)));
    places.set(placeOf(each), [...before, each]);
    if (other === undefined) continue;
    yield createFinding(
      'rows-overlap',
      { file, row: each.row, column: 'valid_from', found: each.validFrom ?? '' },
      `${idOf(each)} and ${idOf(other)} are rows of one place and hold on the same days.`,
      'End the earlier row on the day before the later one begins.',
    );
  }
}

/** What each table may hold so that it counts. */
const meaningful = {
  mode: ['border', 'border_fee_teu', 'border_fee_tonne'],
  mode_country: ['border', 'border_fee_teu', 'border_fee_tonne'],
  link: ['border', 'border_fee_teu', 'border_fee_tonne', 'gauge'],
  transfer: ['wait', 'release'],
  crossing: ['gauge'],
} as const;

function* checkWords({ tables }: Model): Generator<Finding> {
  for (const [table, words] of Object.entries(meaningful) as [keyof typeof meaningful, readonly string[]][]) {
    for (const { holds, row } of tables[table]) {
      for (const word of holds) {
        if (words.includes(word)) continue;
        yield createFinding(
          'holds-out-of-place',
          { file: `${table}.csv`, row, column: 'holds', found: word },
          `A row of ${table} that holds “${word}” takes nothing off any other row.`,
          `What a row of ${table} may hold: ${words.join(', ')}.`,
        );
      }
    }
  }
}

/** Of rows that lead to one mode at a node with the same stay, either all hold the wait for its departure or none. */
function* checkWaits({ tables: { transfer } }: Model): Generator<Finding> {
  const holding = transfer.filter(({ holds }) => holds.includes('wait'));
  for (const each of transfer) {
    if (each.holds.includes('wait') || each.fromGaugeMm !== undefined) continue;
    const other = holding.find(
      ({ nodeId, nodeType, toModeId, fromGaugeMm, dwellMedianHours }) =>
        fromGaugeMm === undefined &&
        toModeId !== undefined &&
        nodeId === each.nodeId &&
        nodeType === each.nodeType &&
        toModeId === each.toModeId &&
        dwellMedianHours === each.dwellMedianHours,
    );
    if (other === undefined) continue;
    yield createFinding(
      'hours-counted-twice',
      { file: 'transfer.csv', row: each.row, column: 'holds', found: '' },
      `${each.transferId} has the ${String(each.dwellMedianHours)} h of ${other.transferId}, which hold the wait for a departure; here the wait is added to them.`,
      'Write wait into holds, or give the row the hours of handling alone.',
    );
  }
}

function* checkRelease({ tables: { transfer } }: Model): Generator<Finding> {
  for (const { transferId, fromModeId, toModeId, holds, row } of transfer) {
    if (!holds.includes('release') || fromModeId === undefined || toModeId === undefined) continue;
    yield createFinding(
      'hours-counted-twice',
      { file: 'transfer.csv', row, column: 'holds', found: 'release' },
      `${transferId} holds the stay to release, which the last unloading adds again.`,
      'Give a reloading the hours of its handling; the stay to release is of rows with an empty to_mode_id.',
    );
  }
}

/** Where only some lines of a gauge pass a border whose stop holds the change of gauge, the change is added to that stop. */
function* checkGaugeLines({ tables: { link: links, crossing, transfer } }: Model): Generator<Finding> {
  const holding = crossing.filter(({ holds }) => holds.includes('gauge'));
  const holders = new Set([
    ...holding.map(({ linkId }) => linkId),
    ...links.filter(({ holds }) => holds.includes('gauge')).map(({ linkId }) => linkId),
  ]);
  for (const change of transfer) {
    const { nodeId, fromGaugeMm, toGaugeMm, fromModeId, holds } = change;
    if (nodeId === undefined || fromGaugeMm === undefined || holds.includes('wait')) continue;
    const lines = links.filter(
      (link) => link.modeId === fromModeId && (link.fromNodeId === nodeId || link.toNodeId === nodeId),
    );
    const sides = [fromGaugeMm, toGaugeMm].map((gauge) => lines.filter(({ gaugeMm }) => gaugeMm === gauge));
    if (sides.some((side) => side.length > 0 && side.every(({ linkId }) => holders.has(linkId)))) continue;
    const post = crossing.find(
      ({ linkId, holds: held }) => held.includes('gauge') && lines.some((line) => line.linkId === linkId),
    );
    if (post === undefined) continue;
    yield createFinding(
      'hours-counted-twice',
      { file: 'crossing.csv', row: post.row, column: 'holds', found: 'gauge' },
      `${post.crossingId} holds the change of gauge at ${nodeId}, where other lines of its gauge do not: ${change.transferId} is added to its hours.`,
      'Take the change out of the hours of the crossing, or let all lines of the gauge hold it.',
    );
  }
}

/** One speed of a mode cannot hold border stops in one row and leave them out in another. */
function* checkSpeeds(model: Model): Generator<Finding> {
  const { mode_country: countries, link: links, crossing } = model.tables;
  const modes = rowsById(model.tables, 'mode');
  const crossed = new Set(crossing.map(({ linkId }) => linkId));
  const holdsBorder = (modeId: string, speedKmh: number): boolean =>
    [modes.get(modeId), ...countries.filter((row) => row.modeId === modeId)].some(
      (row) => row?.speedKmh === speedKmh && row.holds.includes('border'),
    );
  for (const { modeId, country, speedKmh, holds, row } of countries) {
    if (speedKmh === undefined || holds.includes('border') || !holdsBorder(modeId, speedKmh)) continue;
    yield createFinding(
      'hours-counted-twice',
      { file: 'mode_country.csv', row, column: 'holds', found: '' },
      `The ${String(speedKmh)} km/h of ${modeId} in ${country} hold stops at borders in another row; here the stops are added.`,
      'Write border into holds, or give a speed without the stops.',
    );
  }
  for (const { linkId, modeId, freeSpeedKmh, freeFlowHours, holds, row } of links) {
    const own = freeSpeedKmh !== undefined || freeFlowHours !== undefined;
    if (holds.includes('border') && !own) {
      yield createFinding(
        'holds-out-of-place',
        { file: 'link.csv', row, column: 'holds', found: 'border' },
        `${linkId} has no hours or speed of its own that could hold stops at borders.`,
        'Give it free_speed or free_flow_h, or let the row of its mode hold them.',
      );
    }
    if (freeSpeedKmh === undefined || freeFlowHours !== undefined || holds.includes('border') || !crossed.has(linkId))
      continue;
    if (!holdsBorder(modeId, freeSpeedKmh)) continue;
    yield createFinding(
      'hours-counted-twice',
      { file: 'link.csv', row, column: 'holds', found: '' },
      `The ${String(freeSpeedKmh)} km/h of ${linkId} hold stops at borders where its mode has them; here its crossing is added.`,
      'Write border into holds, or give a speed without the stops.',
    );
  }
}

import type { FaultList } from '../fault-list.ts';
import type { Way } from './geojson-way.ts';
import { countOf } from './import-tally.ts';
import { cellOf } from './text-table.ts';

/**
 * Gives railways without the tag `gauge` the commonest gauge of the file, where it has one: a railway without a gauge meets
 * none that has one, and maps are tagged here and there. What is narrow without a figure stays as it is.
 */
export function fillGauges(file: string, ways: readonly Way[], faults: FaultList): readonly Way[] {
  const counts = new Map<number, number>();
  for (const { gaugesMm } of ways) for (const gauge of gaugesMm) counts.set(gauge, (counts.get(gauge) ?? 0) + 1);
  const [commonest] = [...counts].sort(([a, count], [b, other]) => other - count || a - b);
  const isBare = ({ mode, hasOwnGauge, cells }: Way): boolean =>
    mode === 'rail' && !hasOwnGauge && cellOf(cells, 'gauge_mm') === '';
  const bare = ways.filter(isBare).length;
  if (commonest === undefined || bare === 0) return ways;
  const [gauge, count] = commonest;
  faults.add(
    'import-assumed',
    { file, column: 'gauge' },
    `${countOf(bare, 'line')} of rail without a gauge ${bare === 1 ? 'was' : 'were'} given ${String(gauge)} mm, the commonest of the file (${countOf(count, 'line')}).`,
    'Give them their gauge where it is another: trains do not run from one gauge onto another.',
  );
  return ways.map((way) => (isBare(way) ? { ...way, gaugesMm: [gauge] } : way));
}

import { inferLengthUnit, kilometersPerUnit } from '@meridian/engine';
import type { LengthSample, Position } from '@meridian/engine';
import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import { distanceKm, lineLengthKm } from './line-length.ts';
import type { TntpNetwork } from './tntp-net.ts';

export interface MeasuredLength {
  readonly km: number;
  /** Whether it is that of the file, and not the distance between the nodes. */
  readonly isStated: boolean;
}

/**
 * The length of each link in km: as the file states it in the unit that is given or that the positions tell. A length below
 * the distance between its nodes, and all where no unit fits, are the distances.
 */
export function linkLengths(
  { file, links }: TntpNetwork,
  positions: ReadonlyMap<number, Position>,
  unit: string | undefined,
  faults: FaultList,
): readonly MeasuredLength[] {
  const ends = Array.from(links.init_node, (from, link): readonly [Position, Position] => [
    positions.get(from) ?? [0, 0],
    positions.get(links.term_node[link] ?? from) ?? [0, 0],
  ]);
  const samples = ends.map(([from, to], link): LengthSample => {
    return { statedLength: links.length[link] ?? 0, lineKm: distanceKm(from, to), isDrawn: false };
  });
  const place = { file, column: 'length' };
  const told = inferLengthUnit(samples);
  const taken = unit ?? told?.unit;
  const kmPerUnit = kilometersPerUnit.get(taken ?? '');
  if (kmPerUnit === undefined) {
    const fault =
      'the unit of length is not stated, and in none do most lengths agree with the positions; the distances between nodes were written.';
    faults.add('import-assumed', place, fault, 'Give --length-unit if the lengths are to be kept.');
    return ends.map(([from, to]) => ({ km: lineLengthKm(from, to, []), isStated: false }));
  }
  const agreement =
    told === undefined
      ? 'in no unit do most lengths agree with the positions'
      : `${formatCount(told.agreeing)} of ${formatCount(told.compared)} lengths agree with the positions in ${told.unit}`;
  if (unit === undefined) {
    const fault = `the unit of length is not stated; ${taken ?? ''} was taken, since ${agreement}.`;
    faults.add('import-assumed', place, fault, 'Give --length-unit if it is another.');
  } else if (told !== undefined && told.unit !== unit) {
    const fault = `--length-unit says ${unit}, but ${agreement}.`;
    faults.add('length-unit-mismatch', place, fault, `Give --length-unit ${told.unit}, or correct the positions.`);
  }
  const measured = ends.map(([from, to], link): MeasuredLength => {
    const stated = (links.length[link] ?? 0) * kmPerUnit;
    const isStated = stated >= distanceKm(from, to);
    return { km: isStated ? stated : lineLengthKm(from, to, []), isStated };
  });
  const raised = measured.filter(({ isStated }) => !isStated).length;
  if (raised > 0) {
    const fault = `${formatCount(raised)} lengths are below the distance between their nodes, which was written.`;
    faults.add('import-doubtful', place, fault, 'Correct the lengths or the positions if it matters.');
  }
  return measured;
}

import type { FaultList } from '../fault-list.ts';
import { formatCount } from '../limits.ts';
import type { FeatureList } from './geojson-feature.ts';
import type { NetworkRows } from './geojson-network.ts';
import type { WayReader } from './geojson-way.ts';
import { countOf, listSome } from './import-tally.ts';
import type { LineTopology } from './line-topology.ts';

/** What was left out of the file, each kind once. */
export function reportReading(
  file: string,
  { leftOut }: FeatureList,
  { leftOutLines, leftOutPoints, unreadProperties }: WayReader,
  faults: FaultList,
): void {
  const done = 'Nothing needs to be done.';
  if (leftOut.size > 0) {
    const fault = `${listCounts(leftOut)}: features that are neither points nor lines were left out.`;
    faults.add(
      'import-ignored',
      { file },
      fault,
      'Draw as lines (LineString or MultiLineString) what is part of the network.',
    );
  }
  if (leftOutLines.size > 0) {
    const fault = `${countOf(sum(leftOutLines), 'line')} of no way of freight ${were(sum(leftOutLines))} left out: ${listCounts(leftOutLines)}.`;
    faults.add('import-ignored', { file }, fault, 'Give a line the property mode if freight runs there all the same.');
  }
  if (leftOutPoints.size > 0) {
    const fault = `${countOf(sum(leftOutPoints), 'point')} of no place of a network ${were(sum(leftOutPoints))} left out: ${listCounts(leftOutPoints)}.`;
    faults.add(
      'import-ignored',
      { file },
      fault,
      'Give a point the property node_type if cargo is handled there all the same.',
    );
  }
  if (unreadProperties.size > 0) {
    const names = [...unreadProperties];
    const fault =
      names.length === 1
        ? `the property ${names.join('')} has no place in a node or link and was left out.`
        : `${formatCount(names.length)} properties have no place in a node or link and were left out: ${listSome(names)}.`;
    faults.add(
      'import-ignored',
      { file },
      fault,
      `${done} A property that is named as a column of node or link is read.`,
    );
  }
}

/** The one error of a file that holds no line to make links of: it names all that was left out. */
export function reportEmpty(
  file: string,
  { features, leftOut }: FeatureList,
  { leftOutLines }: WayReader,
  faults: FaultList,
): void {
  const points = features.filter(({ isLine }) => !isLine).length;
  const parts = [
    ...(leftOutLines.size === 0
      ? []
      : [`${countOf(sum(leftOutLines), 'line')} of no way of freight (${listCounts(leftOutLines)})`]),
    ...(points === 0 ? [] : [countOf(points, 'point')]),
    ...(leftOut.size === 0 ? [] : [`features that are neither points nor lines (${listCounts(leftOut)})`]),
  ];
  const instead = parts.length === 0 ? 'it has no feature' : `it has ${parts.join(', ')}`;
  faults.add(
    'row-count',
    { file },
    `the file has no line that can be a link: ${instead}.`,
    'Export the ways of the network as lines (LineString or MultiLineString), with the property mode or with tags of OpenStreetMap.',
  );
}

/** How the lines were tied together, each kind once. */
export function reportNetwork(
  file: string,
  { counts, links }: NetworkRows,
  { joined, lonePoints }: LineTopology,
  snapMeters: number,
  faults: FaultList,
): void {
  const assume = (count: number, fault: string, remedy: string): void => {
    if (count > 0) faults.add('import-assumed', { file }, fault, remedy);
  };
  const { madeNodes, splitWays, rings, severalGauges, renamed } = counts;
  assume(
    madeNodes,
    `${countOf(madeNodes, 'node')} ${were(madeNodes)} made where lines end or meet and no point stands.`,
    'Add points where places of a name stand.',
  );
  assume(
    joined,
    `${countOf(joined, 'end')} within ${String(snapMeters)} m of another end or of a line ${were(joined)} joined to it.`,
    'Another distance is set by --snap METERS; with 0 only what coincides is joined.',
  );
  assume(
    lonePoints,
    `${countOf(lonePoints, 'point')} ${lonePoints === 1 ? 'stands' : 'stand'} on no line, nor within ${String(snapMeters)} m of one.`,
    'Draw the lines as far as the points, or join ends over a greater distance: --snap METERS, up to 100.',
  );
  assume(
    splitWays,
    `${countOf(splitWays, 'line')} ${were(splitWays)} split where others meet ${splitWays === 1 ? 'it' : 'them'}, and the file makes ${countOf(links.length, 'link')}.`,
    'With --no-split lines meet at their ends only.',
  );
  assume(
    rings,
    `${countOf(rings, 'link')} ${rings === 1 ? 'is a ring that leads' : 'are rings that lead'} from a node to itself.`,
    'Nothing needs to be done, unless another line should meet it: draw that to a position of the ring.',
  );
  assume(
    severalGauges,
    `${countOf(severalGauges, 'link')} of several gauges ${severalGauges === 1 ? 'stands' : 'stand'} once for each gauge.`,
    'Nothing needs to be done: trains of each gauge have their own link.',
  );
  assume(
    renamed,
    `${countOf(renamed, 'line')} ${renamed === 1 ? 'has' : 'have'} the id of another; a number was put behind it.`,
    'Give each line the property link_id if ids are to last.',
  );
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function listCounts(counts: ReadonlyMap<string, number>): string {
  const ordered = [...counts].sort(([, a], [, b]) => b - a);
  return listSome(ordered.map(([name, count]) => `${name} (${formatCount(count)})`));
}

function were(count: number): string {
  return count === 1 ? 'was' : 'were';
}

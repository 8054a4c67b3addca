import { createFinding } from '../findings/finding.ts';
import type { Finding } from '../findings/finding.ts';
import { inferLengthUnit, kilometersPerUnit } from '../units/length.ts';
import { greatCircleKm } from '../model/great-circle.ts';
import { parseLineString } from '../model/geometry.ts';
import type { LinkRecord, Model, NodeRecord } from '../model/model.ts';

/** A link beside what the map says of its length. */
export interface MeasuredLink {
  readonly link: LinkRecord;
  readonly ends: readonly [NodeRecord, NodeRecord];
  readonly greatCircleKm: number;
  /** Length of the drawn line; undefined where none is drawn. */
  readonly drawnKm: number | undefined;
}

/** Lengths on a map and in a table are rounded: half a per cent is let pass, and some more where a place stands for its region. */
const slackRatio = 0.005;
const leastSlackKm = 0.03;
const slackOfShortLinks = 0.05;
const greatestSlackKm = 0.5;
/** A way is seldom longer than this many times its great circle. */
const farRatio = 4;
/** A line of few points is shorter than the way that winds around it; one that is smoothed is a little longer. */
const lineRatios = { least: 0.85, most: 2.5 } as const;
/** Most ways of a network are not longer than so many times their lines, or their great circles. */
const usualRatios = { drawn: 1.4, direct: 2 } as const;
/** Fewer links than these tell a unit only where lengths are this many times those on the map: no wrong coordinate explains that. */
const fewLinks = 3;
const grossRatio = 10;

/** The links whose ends are known, with their lengths on the map. */
export function measureLinks(model: Model, nodes: ReadonlyMap<string, NodeRecord>): readonly MeasuredLink[] {
  return model.tables.link.flatMap((link): readonly MeasuredLink[] => {
    const [from, to] = [nodes.get(link.fromNodeId), nodes.get(link.toNodeId)];
    if (from === undefined || to === undefined) return [];
    const direct = greatCircleKm(from.xCoord, from.yCoord, to.xCoord, to.yCoord);
    return [{ link, ends: [from, to], greatCircleKm: direct, drawnKm: drawnLength(link) }];
  });
}

function drawnLength({ geometry }: LinkRecord): number | undefined {
  const points = geometry === undefined ? undefined : parseLineString(geometry);
  if (points === undefined) return undefined;
  return points.slice(1).reduce((sum, [x, y], index) => {
    const [fromX, fromY] = points[index] ?? [x, y];
    return sum + greatCircleKm(fromX, fromY, x, y);
  }, 0);
}

/** Whether a length is below a distance by more than rounding explains. */
export function isBelowDistance(lengthKm: number, distanceKm: number): boolean {
  const slackKm = Math.min(greatestSlackKm, leastSlackKm + slackOfShortLinks * distanceKm);
  return lengthKm < distanceKm * (1 - slackRatio) - slackKm;
}

/** By what lengths have to be multiplied, as the map tells. */
export interface LengthScale {
  readonly factor: number;
  readonly readAs: string;
  readonly writtenIn: string;
  readonly agreeing: number;
  readonly compared: number;
}

/**
 * The factor by which most lengths of a model differ from the map, if two units of length explain it: what was written in
 * the one was read as the other. Undefined where lengths agree, or nothing explains them.
 */
export function findLengthScale(links: readonly MeasuredLink[]): LengthScale | undefined {
  const asRead = scaleBetween(links, 'km', 1);
  if (asRead !== undefined)
    return asRead.factor === 1 || (asRead.agreeing < fewLinks && asRead.factor * grossRatio > 1) ? undefined : asRead;
  // kilometers read as meters, or feet as meters: pairs of units explain much, so they are asked only where little agrees
  const agreeing = links.filter((each) => isPlausible(each)).length;
  if (agreeing * 2 > links.length) return undefined;
  for (const [readAs, kmPerRead] of kilometersPerUnit) {
    const scale = scaleBetween(links, readAs, kmPerRead);
    if (scale !== undefined && scale.factor !== 1 && scale.agreeing >= fewLinks) return scale;
  }
  return undefined;
}

function scaleBetween(links: readonly MeasuredLink[], readAs: string, kmPerRead: number): LengthScale | undefined {
  const samples = links.map(({ link, greatCircleKm: direct, drawnKm }) => ({
    statedLength: link.lengthKm / kmPerRead,
    lineKm: drawnKm ?? direct,
    isDrawn: drawnKm !== undefined,
  }));
  const found = inferLengthUnit(samples);
  if (found === undefined) return undefined;
  const { unit, kmPerUnit, agreeing, compared } = found;
  return { factor: kmPerUnit / kmPerRead, readAs, writtenIn: unit, agreeing, compared };
}

/** Whether a length can be that of the map, if it is one of many: their middle is nearer to it than a single one may be. */
function isPlausible({ link: { lengthKm }, greatCircleKm: direct, drawnKm }: MeasuredLink): boolean {
  const most = drawnKm === undefined ? usualRatios.direct : usualRatios.drawn;
  return !isBelowDistance(lengthKm, drawnKm ?? direct) && lengthKm <= most * (drawnKm ?? direct) + leastSlackKm;
}

export function scaleFinding({ factor, readAs, writtenIn, agreeing, compared }: LengthScale): Finding {
  const ratio = formatRatio(1 / factor);
  return createFinding(
    'length-unit-mismatch',
    { file: 'link.csv', column: 'length' },
    `${agreeing.toLocaleString('en')} of ${compared.toLocaleString('en')} lengths are ${ratio} times those on the map, as if they were written in ${writtenIn} and read as ${readAs}.`,
    readAs === 'km'
      ? `Set long_length in config.csv to ${writtenIn} (import: --length-unit ${writtenIn}), or convert the lengths.`
      : `Set long_length in config.csv to the unit in which the lengths are written (import: --length-unit), or convert them.`,
  );
}

function formatRatio(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 6 });
}

/** A link that is too long for its great circle, or not as long as the line drawn for it. */
export function checkLength({ link, greatCircleKm: direct, drawnKm }: MeasuredLink): Finding | undefined {
  const { linkId, lengthKm, row } = link;
  const place = { file: 'link.csv', row, column: 'length', found: String(lengthKm) };
  if (drawnKm !== undefined) {
    // a straight line says no more of the way than its great circle
    const most = drawnKm > direct * (1 + slackRatio) ? lineRatios.most : farRatio;
    const isNear =
      lengthKm <= drawnKm * most + greatestSlackKm && !isBelowDistance(lengthKm, drawnKm * lineRatios.least);
    if (isNear) return undefined;
    return createFinding(
      'length-beside-line',
      place,
      `${linkId} is ${formatKm(lengthKm)} km long, but the line drawn for it ${formatKm(drawnKm)} km.`,
      'Correct the length or the geometry; if both are right, say why in the note.',
    );
  }
  if (direct === 0 || lengthKm <= farRatio * direct + greatestSlackKm) return undefined;
  return createFinding(
    'length-far-above-great-circle',
    place,
    `${linkId} is ${formatKm(lengthKm)} km long, ${formatRatio(lengthKm / direct)} times the distance between its nodes (${formatKm(direct)} km).`,
    'Check the length and the coordinates; if it is right, say why in the note.',
  );
}

export function formatKm(km: number): string {
  return km >= 100 ? km.toFixed(0) : km >= 1 ? km.toFixed(1) : String(Number(km.toPrecision(2)));
}

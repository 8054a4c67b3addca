/** Kilometers in one unit of length, by the name that a file's config or an option gives it. */
export const kilometersPerUnit: ReadonlyMap<string, number> = new Map([
  ['km', 1],
  ['m', 0.001],
  ['mi', 1.609344],
  ['nmi', 1.852],
  ['ft', 0.0003048],
  ['yd', 0.0009144],
  ['cm', 0.00001],
  ['mm', 0.000001],
]);

/** A length as a table states it, beside what a map says of the same link. */
export interface LengthSample {
  /** In the unit that is to be found. */
  readonly statedLength: number;
  /** Length of the drawn line, or the great circle between the ends where none is drawn. */
  readonly lineKm: number;
  /** Whether a line is drawn: then both lengths agree, while a way is longer than its great circle. */
  readonly isDrawn: boolean;
}

export interface InferredLengthUnit {
  readonly unit: string;
  readonly kmPerUnit: number;
  /** Samples that this unit explains, of those that could be compared. */
  readonly agreeing: number;
  readonly compared: number;
}

/** Rounded lengths and simplified lines are off by this share. */
const slack = 0.04;
/** Rounding makes a way shorter than its great circle by this share at most. */
const shortRatio = 0.005;
/** No network of ways is, in its middle, longer than this many times the great circles of its links. */
const greatestDetour = 1.5;
/** A link shorter than a meter says nothing of a unit. */
const leastKm = 0.001;

/**
 * The unit in which lengths are stated, as the lines on the map tell: that which explains most of the samples, if it
 * explains more than half of them; a tie goes to the unit named first above. One in which most ways would be shorter than
 * the great circle is taken only where no other explains them. Undefined where none does, or nothing can be compared.
 */
export function inferLengthUnit(samples: readonly LengthSample[]): InferredLengthUnit | undefined {
  const usable = samples.filter(({ statedLength, lineKm }) => statedLength > 0 && lineKm >= leastKm);
  const candidates = [...kilometersPerUnit].flatMap(([unit, kmPerUnit]) => {
    const explained = usable.filter((sample) => agrees(sample, kmPerUnit));
    const short = explained.filter((sample) => isShort(sample, kmPerUnit)).length;
    const agreeing = explained.length;
    if (agreeing * 2 <= usable.length) return [];
    return [{ isShort: short * 2 > agreeing, found: { unit, kmPerUnit, agreeing, compared: usable.length } }];
  });
  const [best] = candidates.sort(
    (a, b) => Number(a.isShort) - Number(b.isShort) || b.found.agreeing - a.found.agreeing,
  );
  return best?.found;
}

/** Whether the stated length, in this unit, can be that of the line. */
function agrees({ statedLength, lineKm, isDrawn }: LengthSample, kmPerUnit: number): boolean {
  const ratio = (statedLength * kmPerUnit) / lineKm;
  return ratio >= 1 - slack && ratio <= (isDrawn ? 1 + slack : greatestDetour);
}

/** Whether a way without a drawn line, in this unit, is shorter than its great circle by more than rounding. */
function isShort({ statedLength, lineKm, isDrawn }: LengthSample, kmPerUnit: number): boolean {
  return !isDrawn && (statedLength * kmPerUnit) / lineKm < 1 - shortRatio;
}

// Values, slopes and integrals of the volume-delay functions, and the same of their marginal costs, t + v t', whose
// equilibrium is the system optimum (Beckmann, McGuire and Winsten, 1956). Volumes below 0 by rounding count as 0.

import type { DelayFunctions } from '../delay.ts';

/** r^p, by multiplication where p is a small whole number: three times as fast as Math.pow, and the same on any machine. */
export function power(r: number, p: number): number {
  switch (p) {
    case 0:
      return 1;
    case 1:
      return r;
    case 2:
      return r * r;
    case 3:
      return r * r * r;
    case 4: {
      const square = r * r;
      return square * square;
    }
    case 5: {
      const square = r * r;
      return square * square * r;
    }
    default:
      return Math.pow(r, p);
  }
}

// what a facility's function comes down to
const constant = 0;
const fourth = 1;
const polynomial = 2;
const belowLinear = 3;
const conical = 4;
const queue = 5;
/** A straight line in place of the function: see `relax`. */
const line = 6;

/** Corrections of a volume that is sought by its delay, at most. */
const mostCorrections = 30;

/** A power below 1 has an infinite slope at 0; it is taken this little (of capacity) to the right of it. */
const awayFromZero = 1e-9;

/** Delays at volumes that change one by one; owns `volume`, `delay` and `slope`, each by facility. */
export class VolumeDelay {
  readonly volume: Float64Array;
  readonly delay: Float64Array;
  /** Derivative of delay by volume. */
  readonly slope: Float64Array;
  private readonly functions: DelayFunctions;
  private readonly marginal: boolean;
  private readonly shape: Uint8Array;
  /** Of the facilities that are relaxed: what shape they have else, and a point of the line, which is one of the function too. */
  private readonly ownShape: Uint8Array;
  private readonly pointVolume: Float64Array;
  private readonly pointDelay: Float64Array;
  /** Delay at no volume, or at all volumes where it is constant. */
  private readonly base: Float64Array;
  private readonly perCapacity: Float64Array;
  /** Of BPR and excess: free x coefficient, times 1 + power where costs are marginal, which makes BPR of BPR. */
  private readonly scale: Float64Array;
  /** Of both: power / capacity, what the slope is of the delay per x. */
  private readonly steepness: Float64Array;
  /** Delay and its first two derivatives by x, of the facility looked at last. */
  private readonly terms = new Float64Array(3);

  constructor(functions: DelayFunctions, marginal: boolean) {
    const count = functions.kind.length;
    this.functions = functions;
    this.marginal = marginal;
    this.volume = new Float64Array(count);
    this.delay = new Float64Array(count);
    this.slope = new Float64Array(count);
    this.shape = new Uint8Array(count);
    this.ownShape = new Uint8Array(count);
    this.pointVolume = new Float64Array(count);
    this.pointDelay = new Float64Array(count);
    this.base = new Float64Array(count);
    this.perCapacity = new Float64Array(count);
    this.scale = new Float64Array(count);
    this.steepness = new Float64Array(count);
    for (let f = 0; f < count; f += 1) this.prepare(f);
    this.refreshAll();
  }

  /** Takes up functions whose figures were changed in their arrays. */
  refit(): void {
    for (let f = 0; f < this.volume.length; f += 1) this.prepare(f);
  }

  private prepare(f: number): void {
    const { kind, free, coefficient, power: powers, capacity } = this.functions;
    const p = powers[f]!;
    const scale = free[f]! * coefficient[f]!;
    this.base[f] = kind[f]! === 3 ? 0 : free[f]!;
    this.perCapacity[f] = 1 / capacity[f]!;
    if (kind[f]! === 0 || kind[f]! === 3) {
      this.scale[f] = this.marginal ? scale * (1 + p) : scale;
      this.steepness[f] = p / capacity[f]!;
      if (scale === 0 || p === 0) {
        this.shape[f] = constant;
        this.base[f] = this.base[f] + scale;
        this.perCapacity[f] = 0;
      } else if (p === 4) this.shape[f] = fourth;
      else this.shape[f] = p < 1 ? belowLinear : polynomial;
    } else this.shape[f] = kind[f]! === 1 ? conical : queue;
  }

  /**
   * Has delay rise along a line of less slope, from where it is now, until `restore`: a facility so relaxed is one that the
   * method of multipliers (Hestenes, 1969; Powell, 1969) couples to its volume by a price.
   */
  relax(f: number, slope: number): void {
    this.ownShape[f] = this.shape[f]!;
    this.pointVolume[f] = this.volume[f]!;
    this.pointDelay[f] = this.delay[f]!;
    this.shape[f] = line;
    this.slope[f] = slope;
  }

  /** Moves the line of a relaxed facility on: to the point y of its function where t(y) = line at y + slope x (volume - y). */
  follow(f: number): void {
    const volume = this.volume[f]!;
    const slope = this.slope[f]!;
    const aim = this.pointDelay[f]! + slope * volume;
    let at = this.pointVolume[f]!;
    let low = Math.min(at, volume);
    let high = Math.max(at, volume);
    this.shape[f] = this.ownShape[f]!;
    for (let tries = 0; tries < mostCorrections && low < high; tries += 1) {
      this.volume[f] = at;
      this.refresh(f);
      const over = this.delay[f]! + slope * at - aim;
      if (over > 0) high = at;
      else low = at;
      const newton = at - over / (this.slope[f]! + slope);
      const next = newton > low && newton < high ? newton : (low + high) / 2;
      if (Math.abs(next - at) <= 1e-12 * at || next === at) break;
      at = next;
    }
    this.pointVolume[f] = this.volume[f] = at;
    this.refresh(f);
    this.pointDelay[f] = this.delay[f]!;
    this.shape[f] = line;
    this.slope[f] = slope;
    this.volume[f] = volume;
    this.refresh(f);
  }

  /** Ends `relax`: delay is again that of the volume. */
  restore(f: number): void {
    this.shape[f] = this.ownShape[f]!;
    this.refresh(f);
  }

  refreshAll(): void {
    for (let f = 0; f < this.volume.length; f += 1) this.refresh(f);
  }

  /** Brings delay and slope of a facility up to its volume. */
  refresh(f: number): void {
    const volume = this.volume[f]!;
    const x = volume > 0 ? volume * this.perCapacity[f]! : 0;
    const shape = this.shape[f]!;
    if (shape === fourth) {
      const perX = this.scale[f]! * (x * x * x);
      this.delay[f] = this.base[f]! + perX * x;
      this.slope[f] = perX * this.steepness[f]!;
    } else if (shape === polynomial) {
      const perX = this.scale[f]! * power(x, this.functions.power[f]! - 1);
      this.delay[f] = this.base[f]! + perX * x;
      this.slope[f] = perX * this.steepness[f]!;
    } else if (shape === constant) this.delay[f] = this.base[f]!;
    else this.refreshRare(f, x, shape);
  }

  private refreshRare(f: number, x: number, shape: number): void {
    if (shape === belowLinear) {
      const p = this.functions.power[f]!;
      this.delay[f] = this.base[f]! + this.scale[f]! * Math.pow(x, p);
      this.slope[f] = this.scale[f]! * this.steepness[f]! * Math.pow(Math.max(x, awayFromZero), p - 1);
      return;
    }
    if (shape === line) {
      this.delay[f] = this.pointDelay[f]! + this.slope[f]! * (this.volume[f]! - this.pointVolume[f]!);
      return;
    }
    if (shape === conical) this.conical(f, x);
    else this.queue(f, x);
    const { terms } = this;
    const perCapacity = this.perCapacity[f]!;
    if (this.marginal) {
      this.delay[f] = terms[0]! + x * terms[1]!;
      this.slope[f] = (2 * terms[1]! + x * terms[2]!) * perCapacity;
    } else {
      this.delay[f] = terms[0]!;
      this.slope[f] = terms[1]! * perCapacity;
    }
  }

  private conical(f: number, x: number): void {
    const t0 = this.functions.free[f]!;
    const a = this.functions.coefficient[f]!;
    const b = (2 * a - 1) / (2 * a - 2);
    const u = 1 - x;
    const root = Math.sqrt(a * a * u * u + b * b);
    this.terms[0] = t0 * (2 + root - a * u - b);
    this.terms[1] = t0 * (a - (a * a * u) / root);
    this.terms[2] = (t0 * (a * a * b * b)) / (root * root * root);
  }

  private queue(f: number, x: number): void {
    const a = this.functions.coefficient[f]!;
    const quarter = this.functions.power[f]! / 4;
    const z = x - 1;
    const inner = z * z + a * x;
    const root = Math.sqrt(inner);
    const half = z + a / 2;
    this.terms[0] = this.functions.free[f]! + quarter * (z + root);
    // without randomness the queue begins with a kink at capacity
    this.terms[1] = root > 0 ? quarter * (1 + half / root) : quarter;
    this.terms[2] = root > 0 ? (quarter * (inner - half * half)) / (inner * root) : 0;
  }

  /** Integral of the delay from no volume to the volume of each facility, summed: what Beckmann's objective takes of it. */
  integral(): number {
    let sum = 0;
    let lost = 0;
    for (let f = 0; f < this.volume.length; f += 1) {
      const v = Math.max(0, this.volume[f]!);
      const y = (this.marginal ? this.marginalIntegral(f, v) : this.integralOf(f, v)) - lost;
      const next = sum + y;
      lost = next - sum - y;
      sum = next;
    }
    return sum;
  }

  /** Volume times delay: its derivative is the marginal cost. */
  private marginalIntegral(f: number, v: number): number {
    const x = v * this.perCapacity[f]!;
    if (this.shape[f]! < conical) return v * (this.base[f]! + this.constantPart(f, x));
    if (this.shape[f]! === conical) this.conical(f, x);
    else this.queue(f, x);
    return v * this.terms[0]!;
  }

  private constantPart(f: number, x: number): number {
    if (this.shape[f]! === constant) return 0;
    const p = this.functions.power[f]!;
    return (this.scale[f]! / (1 + p)) * power(x, p);
  }

  private integralOf(f: number, v: number): number {
    const { free, capacity, coefficient, power: powers } = this.functions;
    const t0 = free[f]!;
    const a = coefficient[f]!;
    const p = powers[f]!;
    const x = v * this.perCapacity[f]!;
    switch (this.shape[f]!) {
      case constant:
        return this.base[f]! * v;
      case fourth:
      case polynomial:
      case belowLinear:
        return this.base[f]! * v + (this.scale[f]! * v * power(x, p)) / (p + 1);
      case conical: {
        const b = (2 * a - 1) / (2 * a - 2);
        // the antiderivative of sqrt(a² u² + b²) by u
        const part = (u: number): number => {
          const root = Math.sqrt(a * a * u * u + b * b);
          return (u * root) / 2 + ((b * b) / (2 * a)) * Math.asinh((a * u) / b);
        };
        const perX = (2 - b - a) * x + (a * x * x) / 2 + part(1) - part(1 - x);
        return t0 * capacity[f]! * perX;
      }
      default: {
        // the antiderivative of sqrt(x² + (a-2) x + 1)
        const shift = (a - 2) / 2;
        const rest = 1 - shift * shift;
        const part = (at: number): number => {
          const u = at + shift;
          const root = Math.sqrt(Math.max(0, u * u + rest));
          return (u * root + (rest === 0 ? 0 : rest * Math.log(u + root))) / 2;
        };
        return t0 * v + (p / 4) * capacity[f]! * ((x * x) / 2 - x + part(x) - part(0));
      }
    }
  }
}

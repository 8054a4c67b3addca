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

/** Delays at volumes that change one by one; owns `volume`, `delay` and `slope`, each by facility. */
export class VolumeDelay {
  readonly volume: Float64Array;
  readonly delay: Float64Array;
  /** Derivative of delay by volume. */
  readonly slope: Float64Array;
  private readonly functions: DelayFunctions;
  private readonly marginal: boolean;
  private readonly perCapacity: Float64Array;
  /** free x coefficient of BPR. */
  private readonly scale: Float64Array;

  constructor(functions: DelayFunctions, marginal: boolean) {
    const count = functions.kind.length;
    this.functions = functions;
    this.marginal = marginal;
    this.volume = new Float64Array(count);
    this.delay = new Float64Array(count);
    this.slope = new Float64Array(count);
    this.perCapacity = functions.capacity.map((capacity) => 1 / capacity);
    this.scale = functions.free.map((free, f) => free * functions.coefficient[f]!);
    this.refreshAll();
  }

  refreshAll(): void {
    for (let f = 0; f < this.volume.length; f += 1) this.refresh(f);
  }

  /** Brings delay and slope of a facility up to its volume. */
  refresh(f: number): void {
    const volume = this.volume[f]!;
    const v = volume > 0 ? volume : 0;
    const perCapacity = this.perCapacity[f]!;
    const x = v * perCapacity;
    if (this.functions.kind[f]! === 0 && !this.marginal) {
      const p = this.functions.power[f]!;
      const below = p === 4 ? x * x * x : power(x, p - 1);
      const k = this.scale[f]! * below;
      this.delay[f] = this.functions.free[f]! + k * x;
      this.slope[f] = k * p * perCapacity;
      if (p < 1) this.refreshBelowLinear(f, x, p);
      return;
    }
    this.refreshRare(f, v, x);
  }

  /** A power below 1 has an infinite slope at 0; it is taken a little to the right of it. */
  private refreshBelowLinear(f: number, x: number, p: number): void {
    const safe = x > 1e-9 ? x : 1e-9;
    this.delay[f] = this.functions.free[f]! + this.scale[f]! * Math.pow(x, p);
    this.slope[f] = this.scale[f]! * p * Math.pow(safe, p - 1) * this.perCapacity[f]!;
  }

  private refreshRare(f: number, v: number, x: number): void {
    const [t, first, second] = this.derivatives(f, x);
    const perCapacity = this.perCapacity[f]!;
    if (!this.marginal) {
      this.delay[f] = t;
      this.slope[f] = first * perCapacity;
      return;
    }
    this.delay[f] = t + v * first * perCapacity;
    this.slope[f] = 2 * first * perCapacity + v * second * perCapacity * perCapacity;
  }

  /** Delay and its first two derivatives by x. */
  private derivatives(f: number, x: number): readonly [number, number, number] {
    const { kind, free, coefficient, power: powers } = this.functions;
    const t0 = free[f]!;
    const a = coefficient[f]!;
    const p = powers[f]!;
    switch (kind[f]!) {
      case 0: {
        const safe = p < 2 && x < 1e-9 ? 1e-9 : x;
        const scale = this.scale[f]!;
        return [
          t0 + scale * power(x, p),
          p === 0 ? 0 : scale * p * power(safe, p - 1),
          p === 0 || p === 1 ? 0 : scale * p * (p - 1) * power(safe, p - 2),
        ];
      }
      case 1: {
        const b = (2 * a - 1) / (2 * a - 2);
        const u = 1 - x;
        const root = Math.sqrt(a * a * u * u + b * b);
        return [t0 * (2 + root - a * u - b), t0 * (a - (a * a * u) / root), (t0 * (a * a * b * b)) / (root * root * root)];
      }
      default: {
        const z = x - 1;
        const inner = z * z + a * x;
        const root = Math.sqrt(inner);
        const half = z + a / 2;
        return [
          t0 + (p / 4) * (z + root),
          (p / 4) * (1 + half / root),
          ((p / 4) * (inner - half * half)) / (inner * root),
        ];
      }
    }
  }

  /** Integral of the delay from no volume to the volume of each facility, summed: what Beckmann's objective takes of it. */
  integral(): number {
    let sum = 0;
    for (let f = 0; f < this.volume.length; f += 1) {
      const v = Math.max(0, this.volume[f]!);
      sum += this.marginal ? v * this.derivatives(f, v * this.perCapacity[f]!)[0] : this.integralOf(f, v);
    }
    return sum;
  }

  private integralOf(f: number, v: number): number {
    const { kind, free, capacity, coefficient, power: powers } = this.functions;
    const t0 = free[f]!;
    const a = coefficient[f]!;
    const p = powers[f]!;
    const x = v * this.perCapacity[f]!;
    switch (kind[f]!) {
      case 0:
        return t0 * v + (this.scale[f]! * v * power(x, p)) / (p + 1);
      case 1: {
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

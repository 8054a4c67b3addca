// One step of Newton's method for v = v(c(v)), v by facility: (I + H D) m = v(c) - v, where H is how volumes fall as
// delays rise and D how delays rise with volumes. With w = D^1/2 m' it is (I + D^1/2 H D^1/2) w = D^1/2 (v(c) - v), which
// is symmetric and positive definite, so that conjugate gradients (Hestenes and Stiefel, 1952) solve it.

/** How volumes fall as delays rise: a product with H. */
export interface Answer {
  fall(rise: Float64Array, result: Float64Array): void;
}

/**
 * The move of each volume; `tolerance` is that of the residual of the linear system, relative. It is a rougher one where
 * `isOver` ends the search for it.
 */
export function newtonStep(
  volume: Float64Array,
  wanted: Float64Array,
  slope: Float64Array,
  answer: Answer,
  tolerance: number,
  isOver: () => boolean = () => false,
): Float64Array {
  const count = volume.length;
  const root = slope.map((each) => Math.sqrt(each));
  const scaled = new Float64Array(count);
  const product = new Float64Array(count);
  const w = new Float64Array(count);
  const r = volume.map((each, f) => root[f]! * (wanted[f]! - each));
  const p = r.slice();
  let rr = dot(r, r);
  const enough = tolerance * tolerance * rr;
  for (let round = 0; round < 300 && rr > enough && rr > 0 && !isOver(); round += 1) {
    for (let f = 0; f < count; f += 1) scaled[f] = root[f]! * p[f]!;
    answer.fall(scaled, product);
    for (let f = 0; f < count; f += 1) product[f] = p[f]! + root[f]! * product[f]!;
    const share = rr / dot(p, product);
    for (let f = 0; f < count; f += 1) {
      w[f]! += share * p[f]!;
      r[f]! -= share * product[f]!;
    }
    const next = dot(r, r);
    const turn = next / rr;
    rr = next;
    for (let f = 0; f < count; f += 1) p[f] = r[f]! + turn * p[f]!;
  }
  for (let f = 0; f < count; f += 1) scaled[f] = root[f]! * w[f]!;
  answer.fall(scaled, product);
  return product.map((less, f) => wanted[f]! - volume[f]! - less);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}

/**
 * P = exp(Q t) of the generator matrix Q of a Markov chain in continuous time. Q t is written as c (U - I) with U = I + Q t
 * / c free of negative entries (uniformization: Jensen, 1953), c is halved until it is at most 1 and the result squared as
 * often (scaling and squaring: Higham, 2005). Every term is positive, so that nothing cancels: entries are exact to a
 * relative error of some roundings, and never negative. Rows are brought back to the sum 1 after each squaring.
 */
export function generatorExponential(generator: Float64Array, size: number, time: number): Float64Array {
  let largest = 0;
  for (let i = 0; i < size; i += 1) largest = Math.max(largest, -generator[i * size + i]!);
  const scale = largest * time;
  if (!(scale < Infinity)) throw new RangeError(`seen rates up to ${String(largest)}, expected finite ones`);
  const halvings = Math.max(0, Math.ceil(Math.log2(Math.max(scale, 1))));
  const small = scale / 2 ** halvings;
  const jump = identity(size);
  for (let at = 0; at < jump.length; at += 1) if (largest > 0) jump[at]! += generator[at]! / largest;
  let sum = identity(size);
  let term = identity(size);
  for (let k = 1; k <= 24; k += 1) {
    term = multiply(term, jump, size);
    for (let at = 0; at < term.length; at += 1) {
      term[at]! *= small / k;
      sum[at]! += term[at]!;
    }
  }
  normalizeRows(sum, size);
  for (let k = 0; k < halvings; k += 1) {
    sum = multiply(sum, sum, size);
    normalizeRows(sum, size);
  }
  return sum;
}

function identity(size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) result[i * size + i] = 1;
  return result;
}

function multiply(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < size; k += 1) {
      const left = a[i * size + k]!;
      for (let j = 0; j < size; j += 1) result[i * size + j]! += left * b[k * size + j]!;
    }
  }
  return result;
}

/** Divides each row by its sum; exp(-c) of uniformization goes with it. */
function normalizeRows(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += matrix[i * size + j]!;
    for (let j = 0; j < size; j += 1) matrix[i * size + j]! /= sum;
  }
}

// Symmetric positive definite systems by the factors of Cholesky, in place.

/** Turns the lower triangle of a matrix of `count` rows and columns into its factor L; false where it is not positive definite. */
export function factorize(matrix: Float64Array, count: number): boolean {
  for (let i = 0; i < count; i += 1) {
    const row = i * count;
    for (let j = 0; j <= i; j += 1) {
      const other = j * count;
      let sum = matrix[row + j]!;
      for (let k = 0; k < j; k += 1) sum -= matrix[row + k]! * matrix[other + k]!;
      if (j < i) matrix[row + j] = sum / matrix[other + j]!;
      else if (sum > 0) matrix[row + i] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Solves L Lᵀ x = b in place, L being the factor of `factorize`. */
export function solveFactored(factor: Float64Array, count: number, b: Float64Array): void {
  for (let i = 0; i < count; i += 1) {
    let sum = b[i]!;
    for (let k = 0; k < i; k += 1) sum -= factor[i * count + k]! * b[k]!;
    b[i] = sum / factor[i * count + i]!;
  }
  for (let i = count - 1; i >= 0; i -= 1) {
    let sum = b[i]!;
    for (let k = i + 1; k < count; k += 1) sum -= factor[k * count + i]! * b[k]!;
    b[i] = sum / factor[i * count + i]!;
  }
}

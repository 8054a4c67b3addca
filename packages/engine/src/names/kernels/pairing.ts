/**
 * The pairing of rows with columns that has the greatest sum: the Hungarian method (Kuhn 1955, Munkres 1957) by
 * shortest augmenting paths with potentials (Jonker and Volgenant 1987), in time of rows² * columns.
 */

/**
 * For each row its column, or -1. `gain` has rows * columns figures of 0 or more, row by row; a pair of gain 0 is none.
 * Rows must not be more than columns.
 */
export function bestPairing(gain: Float64Array, rowCount: number, columnCount: number): Int32Array {
  const rowPotential = new Float64Array(rowCount + 1);
  const columnPotential = new Float64Array(columnCount + 1);
  /** Row (from 1) of each column (from 1); 0: free. */
  const rowOf = new Int32Array(columnCount + 1);
  const cameFrom = new Int32Array(columnCount + 1);
  const least = new Float64Array(columnCount + 1);
  const isSeen = new Uint8Array(columnCount + 1);
  for (let row = 1; row <= rowCount; row += 1) {
    rowOf[0] = row;
    let column = 0;
    least.fill(Infinity);
    isSeen.fill(0);
    do {
      isSeen[column] = 1;
      const from = rowOf[column]!;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= columnCount; j += 1) {
        if (isSeen[j] === 1) continue;
        const slack = -gain[(from - 1) * columnCount + j - 1]! - rowPotential[from]! - columnPotential[j]!;
        if (slack < least[j]!) {
          least[j] = slack;
          cameFrom[j] = column;
        }
        if (least[j]! < delta) {
          delta = least[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= columnCount; j += 1) {
        if (isSeen[j] === 1) {
          rowPotential[rowOf[j]!]! += delta;
          columnPotential[j]! -= delta;
        } else least[j]! -= delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const previous = cameFrom[column]!;
      rowOf[column] = rowOf[previous]!;
      column = previous;
    }
  }
  const columnOf = new Int32Array(rowCount).fill(-1);
  for (let j = 1; j <= columnCount; j += 1) {
    const row = rowOf[j]! - 1;
    if (row >= 0 && gain[row * columnCount + j - 1]! > 0) columnOf[row] = j - 1;
  }
  return columnOf;
}

/**
 * Quantiles over draws at each sample. `all` holds draws one after the other, `count` samples each; between two order
 * statistics it goes linearly (type 7 of Hyndman and Fan, 1996).
 */
export function quantilesBySample(
  all: Float64Array,
  draws: number,
  count: number,
  levels: readonly number[],
): readonly Float64Array[] {
  const results = levels.map(() => new Float64Array(count));
  const column = new Float64Array(draws);
  for (let sample = 0; sample < count; sample += 1) {
    const first = all[sample]!;
    // where all draws agree, as before the first event, there is nothing to sort
    let isSpread = false;
    for (let draw = 0; draw < draws; draw += 1) {
      const value = all[draw * count + sample]!;
      column[draw] = value;
      isSpread ||= value !== first;
    }
    if (isSpread) column.sort();
    for (let row = 0; row < levels.length; row += 1) {
      const place = levels[row]! * (draws - 1);
      const below = Math.floor(place);
      const above = Math.min(draws - 1, below + 1);
      results[row]![sample] = column[below]! + (place - below) * (column[above]! - column[below]!);
    }
  }
  return results;
}

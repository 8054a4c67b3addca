/** WKT of one line: the parts of a MULTILINESTRING that follow each other are joined; any other text is left as it is. */
export function joinLines(wkt: string): string {
  const match = /^MULTILINESTRING\s*\(\s*(.*)\s*\)$/is.exec(wkt);
  if (match === null) return wkt;
  const parts = (match[1] ?? '').split(/\)\s*,\s*\(/).map((part) =>
    part
      .replace(/[()]/g, '')
      .split(',')
      .map((point) => point.trim()),
  );
  const joined: string[] = [];
  for (const points of parts) {
    const follows = joined.length === 0 || joined.at(-1) === points[0];
    // with a gap it is no line of one link, and the fault is told of the text as it came
    if (!follows) return wkt;
    joined.push(...(joined.length === 0 ? points : points.slice(1)));
  }
  return `LINESTRING (${joined.join(', ')})`;
}

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number];

/** The positions of a WKT LINESTRING (OGC 06-103r4), two or more; undefined when the text is not one. */
export function parseLineString(text: string): readonly Position[] | undefined {
  const match = /^\s*LINESTRING\s*(?:Z\s*)?\(([^()]*)\)\s*$/i.exec(text);
  if (match?.[1] === undefined) return undefined;
  const positions: Position[] = [];
  for (const pair of match[1].split(',')) {
    const numbers = pair.trim().split(/\s+/).map(Number);
    const [longitude, latitude] = numbers;
    if (longitude === undefined || latitude === undefined || numbers.length > 3) return undefined;
    if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) return undefined;
    positions.push([longitude, latitude]);
  }
  return positions.length >= 2 ? positions : undefined;
}

/** The WKT text of a line. */
export function formatLineString(positions: readonly Position[]): string {
  return `LINESTRING (${positions.map(([longitude, latitude]) => `${String(longitude)} ${String(latitude)}`).join(', ')})`;
}

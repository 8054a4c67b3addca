/** Red, green and blue of a color #rrggbb, 0 to 255. */
export function channels(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

/** The color #rrggbb that lies a share of the way from one to another; what an opacity of that share makes of the other on the one. */
export function mixColors(from: string, to: string, share: number): string {
  const end = channels(to);
  const parts = channels(from).map((value, at) => Math.round(value + share * ((end[at] ?? 0) - value)));
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

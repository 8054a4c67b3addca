/** The two actors of a pair in text, in capitals, and whether the acts of the first on the second alone are meant. */
export interface DyadParts {
  readonly a: string;
  readonly b: string;
  readonly directed: boolean;
}

/** `A-B` (undirected) or `A>B` (from A to B), blanks and case as may be; undefined where the text is neither. */
export function readDyadText(text: string): DyadParts | undefined {
  const [, a, sign, b] = /^\s*([^\s>-]+)\s*([->])\s*([^\s>-]+)\s*$/.exec(text) ?? [];
  return a === undefined || b === undefined
    ? undefined
    : { a: a.toUpperCase(), b: b.toUpperCase(), directed: sign === '>' };
}

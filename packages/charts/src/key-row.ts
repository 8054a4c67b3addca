import * as Plot from '@observablehq/plot';
import { textWidth } from './place-labels.ts';
import type { ChartTheme } from './chart-theme.ts';

/** What a color means, said once above the bars. */
export interface KeyEntry {
  readonly text: string;
  readonly color: string;
}

/** Marks of a row of colored squares with words, at the upper left of the frame, `lift` pixels above it. */
export function keyRow(
  entries: readonly KeyEntry[],
  theme: ChartTheme,
  lift: number,
  left = 0,
): readonly Plot.Markish[] {
  let dx = left;
  return entries.flatMap(({ text, color }) => {
    const at = dx;
    dx += textWidth(text) + 34;
    const place = { frameAnchor: 'top-left', dy: -lift, clip: false } as const;
    return [
      Plot.dot([text], { ...place, dx: at + 6, symbol: 'square', r: 5, fill: color }),
      Plot.text([text], {
        ...place,
        dx: at + 16,
        text: (word: string) => word,
        textAnchor: 'start',
        lineAnchor: 'middle',
        fill: theme.ink,
      }),
    ];
  });
}

import { getFirstDay, getLastDay, momentOfDay } from '@meridian/engine';
import * as Plot from '@observablehq/plot';
import type { ChartTheme } from './chart-theme.ts';
import { textWidth } from './place-labels.ts';
import { fromPixel, toPixel } from './scale.ts';
import type { Scale } from './scale.ts';

/** A time in which something from outside moved the pairs; the end is undefined while it lasts. */
export interface BandSpell {
  readonly driver: string;
  readonly name: string;
  readonly level: number;
  /** ISO days, months or years. */
  readonly from: string;
  readonly to: string | undefined;
}

/** Pixels that each driver takes above the frame. */
export const driverRowHeight = 15;
const barHeight = 5;
const gapBelow = 8;
const fontSize = 11;
/** Pixels before a bar that are room for a name; with less it stands on the bar. */
const leastRoom = 90;

/** A row above the frame for each driver: a bar while it holds, the darker the higher its level, and a faint band below. */
export function driverBands(
  spells: readonly BandSpell[],
  drivers: readonly string[],
  x: Scale,
  y: Scale,
  theme: ChartTheme,
): readonly Plot.Markish[] {
  const bars = barsOf(spells, x);
  const topOf = (driver: string): number =>
    y.range[1] -
    gapBelow -
    (drivers.length - drivers.indexOf(driver)) * driverRowHeight +
    (driverRowHeight - barHeight) / 2;
  const at = (pixel: number): number => fromPixel(y, pixel);
  const names = drivers.flatMap((driver) => {
    const first = bars.find((bar) => bar.driver === driver);
    if (first === undefined) return [];
    const room = toPixel(x, first.start) - 6 - x.range[0];
    const isLeft = room > leastRoom;
    return [{ ...first, isLeft, name: shorten(first.name, isLeft ? room : x.range[1] - x.range[0]) }];
  });
  return [
    Plot.rect(bars, { x1: 'start', x2: 'end', y1: y.domain[0], y2: y.domain[1], fill: theme.quiet, fillOpacity: 0.05 }),
    Plot.rect(bars, {
      x1: 'start',
      x2: 'end',
      y1: ({ driver }: Bar) => at(topOf(driver)),
      y2: ({ driver }: Bar) => at(topOf(driver) + barHeight),
      fill: theme.quiet,
      fillOpacity: 'opacity',
      title: 'words',
    }),
    ...([true, false] as const).map((isLeft) =>
      Plot.text(
        names.filter((name) => name.isLeft === isLeft),
        {
          x: 'start',
          y: ({ driver }: Bar) => at(topOf(driver) + barHeight / 2),
          text: 'name',
          textAnchor: isLeft ? 'end' : 'start',
          dx: isLeft ? -6 : 4,
          fontSize,
          fill: theme.quiet,
          stroke: theme.ground,
          strokeWidth: 4,
        },
      ),
    ),
  ];
}

function shorten(text: string, most: number): string {
  let short = text;
  while (short.length > 6 && textWidth(short === text ? text : `${short}…`, fontSize) > most)
    short = short.slice(0, -1).trimEnd();
  return short === text ? text : `${short}…`;
}

interface Bar extends BandSpell {
  readonly start: number;
  readonly end: number;
  readonly opacity: number;
  readonly words: string;
}

function barsOf(spells: readonly BandSpell[], { domain: [start, end] }: Scale): readonly Bar[] {
  const most = new Map<string, number>();
  for (const { driver, level } of spells) most.set(driver, Math.max(most.get(driver) ?? 0, Math.abs(level)));
  return spells.flatMap((spell) => {
    const from = Math.max(start, momentOfDay(getFirstDay(spell.from)));
    const to = Math.min(end, spell.to === undefined ? end : momentOfDay(getLastDay(spell.to) + 1));
    if (to <= from) return [];
    const share = Math.abs(spell.level) / (most.get(spell.driver) ?? 1);
    const words = `${spell.name}: ${String(spell.level)} from ${spell.from}${spell.to === undefined ? '' : ` to ${spell.to}`}`;
    return [{ ...spell, start: from, end: to, opacity: 0.25 + 0.45 * share, words }];
  });
}

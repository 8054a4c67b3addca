import * as Plot from '@observablehq/plot';
import type { RelationPoint } from '@meridian/engine';
import { formatDate, formatPoints } from '@meridian/words';
import { chartRoot } from './chart-root.ts';
import type { Chart } from './chart-root.ts';
import type { ChartOptions } from './chart-theme.ts';
import { driverBands, driverRowHeight } from './driver-bands.ts';
import type { BandSpell } from './driver-bands.ts';
import { textWidth } from './place-labels.ts';
import { indexAxes, indexDomain, isKnown, spreadLabels, timeOf } from './relation-axes.ts';
import { fromPixel, toPixel } from './scale.ts';
import type { Scale } from './scale.ts';

/** A pair as a line. */
export interface PairLine {
  readonly dyad: string;
  readonly name: string;
  readonly color: string;
  readonly points: readonly RelationPoint[];
  /** ISO dates at which its level of cooperation broke, by the model's test. */
  readonly breaks: readonly string[];
}

export interface PairsOptions extends ChartOptions {
  readonly shown: string;
}

const marginBottom = 24;
const marginLeft = 34;
const mostNameShare = 0.3;

/** Lines of several pairs, named where they end; above them when what drove them from outside held. */
export function drawPairs(lines: readonly PairLine[], spells: readonly BandSpell[], options: PairsOptions): Chart {
  const { width, height, theme, shown } = options;
  const drivers = [...new Set(spells.map(({ driver }) => driver))];
  const marginTop = 16 + drivers.length * driverRowHeight;
  const all = lines.flatMap(({ points }) => points);
  const labels = lines.map(({ name, points }) => shorten(`${name} ${indexWord(points.at(-1))}`, width * mostNameShare));
  const marginRight = 14 + Math.max(...labels.map((text) => textWidth(text)), 40);
  const times = all.map(({ date }) => timeOf(date));
  const x: Scale = { domain: [Math.min(...times), Math.max(...times)], range: [marginLeft, width - marginRight] };
  const y: Scale = {
    domain: indexDomain(all.filter(isKnown).map(({ index }) => index)),
    range: [height - marginBottom, marginTop],
  };
  const rows = lines.flatMap(({ dyad, color, points }) =>
    points.filter(isKnown).map(({ date, index }) => ({ dyad, color, index, time: timeOf(date) })),
  );
  const breaks = lines.flatMap(({ name, color, points, breaks: days }) =>
    days.flatMap((date) => {
      const index = points.findLast((point) => point.date <= date)?.index ?? null;
      const words = `${name}: break at ${formatDate(date)}`;
      return index === null ? [] : [{ color, time: timeOf(date), index, words }];
    }),
  );
  const lastOnes = lines.map(({ points }) => toPixel(y, points.at(-1)?.index ?? 0));
  const placed = spreadLabels(lastOnes, 15, marginTop + 4, height - marginBottom - 4);
  const plot = Plot.plot({
    ...chartRoot(options),
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
    x: { type: 'utc', domain: x.domain, range: x.range },
    y: { domain: y.domain, range: y.range },
    color: { type: 'identity' },
    marks: [
      ...driverBands(spells, drivers, x, y, theme),
      ...indexAxes(theme, x, y, 0),
      ...(timeOf(shown) < x.domain[0] || timeOf(shown) > x.domain[1]
        ? []
        : [Plot.ruleX([timeOf(shown)], { stroke: theme.accent, strokeWidth: 1.5 })]),
      Plot.line(rows, { x: 'time', y: 'index', z: 'dyad', stroke: 'color', strokeWidth: 2 }),
      Plot.dot(breaks, {
        x: 'time',
        y: 'index',
        symbol: 'diamond',
        r: 5,
        fill: 'color',
        stroke: theme.ground,
        title: 'words',
      }),
      ...lines.flatMap(({ color }, at) => {
        const place = { x: x.domain[1], y: fromPixel(y, placed[at] ?? 0) };
        return [
          Plot.dot([color], { ...place, dx: 6, r: 3, fill: color }),
          Plot.text([labels[at] ?? ''], {
            ...place,
            dx: 13,
            textAnchor: 'start',
            text: (text: string) => text,
            fill: theme.ink,
          }),
        ];
      }),
    ],
  });
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', wordsOf(lines, spells));
  return plot;
}

function indexWord(point: RelationPoint | undefined): string {
  return point === undefined || point.index === null ? 'not known' : formatPoints(point.index);
}

function shorten(text: string, most: number): string {
  if (textWidth(text) <= most) return text;
  const figure = text.slice(text.lastIndexOf(' '));
  let name = text.slice(0, text.lastIndexOf(' '));
  while (name.length > 3 && textWidth(`${name}…${figure}`) > most) name = name.slice(0, -1).trimEnd();
  return `${name}…${figure}`;
}

function wordsOf(lines: readonly PairLine[], spells: readonly BandSpell[]): string {
  const each = lines.map(({ name, points, breaks }) => {
    const years = points.filter(({ date }) => date.endsWith('-12-31') && Number(date.slice(0, 4)) % 5 === 0);
    const last = points.at(-1);
    const values = [...years, ...(last === undefined ? [] : [last])].map(
      (point) => `${formatDate(point.date)} ${indexWord(point)}`,
    );
    const broken = breaks.length === 0 ? '' : `; breaks at ${breaks.map(formatDate).join(', ')}`;
    return `${name}: ${values.join(', ')}${broken}`;
  });
  const driven = spells.map(({ name, from, to }) => `${name} from ${from}${to === undefined ? '' : ` to ${to}`}`);
  return [...each, ...driven].join('. ');
}

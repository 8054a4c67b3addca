import type { Theme } from '@meridian/cartography';
import * as Plot from '@observablehq/plot';
import type { RelationPoint } from '@meridian/engine';
import { formatDate, formatPoints } from '@meridian/words';
import { chartRoot } from './chart-root.ts';
import type { ChartOptions, ChartTheme } from './chart-theme.ts';
import { sideColors } from './diverging-scale.ts';
import type { DottedChart } from './chart-dot.ts';
import { keyRow } from './key-row.ts';
import { textWidth } from './place-labels.ts';
import { indexAxes, indexDomain, isKnown, spreadLabels, timeOf } from './relation-axes.ts';
import type { KnownPoint } from './relation-axes.ts';
import { fromPixel, toPixel } from './scale.ts';
import type { Scale } from './scale.ts';
import { mixColors } from './mix-colors.ts';

/** An act as the timeline marks it. */
export interface TimelineAct {
  readonly id: string;
  /** ISO date of the day on which it counts. */
  readonly date: string;
  /** By the chosen table, -10 to 10. */
  readonly score: number;
  /** Index points that it still adds on the date shown; 0 for one that comes later. */
  readonly contribution: number;
  readonly words: string;
}

export interface TimelineOptions extends ChartOptions {
  readonly scheme: Theme;
  /** The date that the map shows. */
  readonly shown: string;
  readonly selected: string | undefined;
  /** Last day that the register of acts covers: after it, no act is no peace. */
  readonly recordEnd?: string | undefined;
}

const marginTop = 30;
const footHeight = 24;
/** Pixels of width below which words give way to the curve. */
const narrow = 560;
const actsShare = 0.3;
const gapBetween = 14;

/**
 * The level, how far the index is behind its moves, and the acts above or below, stacked; the index with its band; and below,
 * each act by its score. Before the first act of the pair there is no index, and words say so.
 */
export function drawTimeline(
  points: readonly RelationPoint[],
  acts: readonly TimelineAct[],
  options: TimelineOptions,
): DottedChart {
  const { width, height, theme, scheme, shown, selected, recordEnd } = options;
  const isNarrow = width < narrow;
  const last = points.at(-1);
  const ends = last === undefined ? [] : [indexWord(last), `level ${formatPoints(last.level)}`];
  const marginLeft = 34;
  const marginRight = 12 + Math.max(...ends.map((text) => textWidth(text)), 40);
  const first = points[0]?.date ?? shown;
  const room = height - marginTop - footHeight;
  const actsHeight = room * actsShare;
  const x: Scale = {
    domain: [timeOf(first), Math.max(timeOf(last?.date ?? shown), timeOf(first) + 1)],
    range: [marginLeft, width - marginRight],
  };
  const y: Scale = {
    domain: indexDomain(
      points.flatMap((point) => [
        point.level,
        ...(isKnown(point) ? [point.index, followed(point), point.p10, point.p90] : []),
      ]),
    ),
    range: [marginTop + room - actsHeight - gapBetween, marginTop],
  };
  const strip: Scale = { domain: [-10, 10], range: [height - footHeight - 2, y.range[0] + gapBetween] };
  const rows = points.map((point) => ({ ...point, time: timeOf(point.date) }));
  const known = rows.flatMap((row) => (isKnown(row) ? [{ ...row, followed: followed(row) }] : []));
  const marks = placeActs(acts, x, strip);
  const { positive, negative } = sideColors[scheme];
  const dotsOf = (of: readonly PlacedAct[], stroke: string): Plot.Markish =>
    Plot.dot(of, {
      x: 'time',
      y: ({ y: at }: PlacedAct) => fromPixel(y, at),
      r: { value: ({ radius }: PlacedAct) => radius, scale: null },
      fill: ({ score }: PlacedAct) => (score < 0 ? negative : positive),
      fillOpacity: ({ isPast }: PlacedAct) => (isPast ? 0.85 : 0.25),
      stroke,
      strokeWidth: 1,
    });
  const plot = Plot.plot({
    ...chartRoot(options),
    marginLeft,
    marginRight,
    marginTop,
    marginBottom: height - y.range[0],
    x: { type: 'utc', domain: x.domain, range: x.range },
    y: { domain: y.domain, range: y.range },
    marks: [
      ...indexAxes(theme, x, y, height - footHeight - y.range[0]),
      Plot.areaY(rows, { x: 'time', y1: 0, y2: 'level', fill: theme.quiet, fillOpacity: levelOpacity }),
      ...unknownMarks(rows, x, y, theme),
      Plot.areaY(known, { x: 'time', y1: 'level', y2: 'followed', fill: theme.quiet, fillOpacity: lagOpacity }),
      Plot.differenceY(known, {
        x: 'time',
        y1: 'followed',
        y2: 'index',
        stroke: 'none',
        positiveFill: positive,
        positiveFillOpacity: 0.35,
        negativeFill: negative,
        negativeFillOpacity: 0.35,
      }),
      Plot.areaY(known, { x: 'time', y1: 'p10', y2: 'p90', fill: theme.ink, fillOpacity: 0.12 }),
      Plot.lineY(rows, { x: 'time', y: 'level', stroke: theme.quiet, strokeWidth: 1.2, strokeDasharray: '4 3' }),
      Plot.lineY(known, { x: 'time', y: 'index', stroke: theme.ink, strokeWidth: 2 }),
      ...endLabels(ends, last, y, theme),
      ...stripMarks(strip, y, x, theme, isNarrow),
      Plot.ruleX(marks, {
        x: 'time',
        y1: fromPixel(y, toPixel(strip, 0)),
        y2: ({ y: at }: PlacedAct) => fromPixel(y, at),
        stroke: ({ score }: PlacedAct) => (score < 0 ? negative : positive),
        strokeOpacity: ({ isPast }: PlacedAct) => (isPast ? 0.6 : 0.25),
      }),
      dotsOf(
        marks.filter(({ id }) => id !== selected),
        theme.ground,
      ),
      dotsOf(
        marks.filter(({ id }) => id === selected),
        theme.ink,
      ),
      ...recordEndMark(recordEnd, x, y, strip, theme),
      ...shownMark(known, shown, x, y, strip, theme),
      ...keyRow(keyEntries(theme, scheme, isNarrow), theme, 16, isNarrow ? 4 - marginLeft : 0),
    ],
  });
  plot.setAttribute('role', 'group');
  plot.setAttribute('aria-label', wordsOf(points, acts));
  return {
    chart: plot,
    // where acts crowd, each is still hit at its own middle
    dots: marks.map(({ id, x: at, y: down, words }) => ({ id, x: at, y: down, radius: leastRadius, words })),
  };
}

/** Where the index would be without events: the level, as far as it follows it. */
function followed({ level, lag }: KnownPoint): number {
  return level + lag;
}

function indexWord({ index }: RelationPoint): string {
  return index === null ? 'index not known' : `index ${formatPoints(index)}`;
}

function partWords(point: RelationPoint): string {
  return isKnown(point) ? `, lag ${formatPoints(point.lag)}, acts ${formatPoints(point.events)}` : '';
}

/** A gray field, and words where they fit, for the time before the first act. */
function unknownMarks(
  rows: readonly (RelationPoint & { readonly time: number })[],
  x: Scale,
  y: Scale,
  theme: ChartTheme,
): readonly Plot.Markish[] {
  const end = rows.find(isKnown)?.time ?? x.domain[1];
  if (rows.length === 0 || isKnown(rows[0] as RelationPoint)) return [];
  const words = 'not known before the first act';
  const hasRoom = toPixel(x, end) - x.range[0] > textWidth(words);
  return [
    Plot.rect([end], {
      x1: x.domain[0],
      x2: end,
      y1: y.domain[0],
      y2: y.domain[1],
      fill: theme.grid,
      fillOpacity: 0.6,
    }),
    ...(hasRoom
      ? [
          Plot.text([words], {
            x: (x.domain[0] + end) / 2,
            y: y.domain[1],
            dy: 10,
            text: (each: string) => each,
            fill: theme.quiet,
          }),
        ]
      : []),
  ];
}

interface PlacedAct extends TimelineAct {
  readonly time: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Whether it had happened by the date shown. */
  readonly isPast: boolean;
}

const leastRadius = 2.5;

/** Height is the score; area what an act still adds, so that what matters on the date stands out. */
function placeActs(acts: readonly TimelineAct[], x: Scale, strip: Scale): readonly PlacedAct[] {
  const most = Math.max(0.1, ...acts.map(({ contribution }) => Math.abs(contribution)));
  return acts
    .map((act) => ({
      ...act,
      time: timeOf(act.date),
      x: toPixel(x, timeOf(act.date)),
      y: toPixel(strip, act.score),
      radius: leastRadius + 5 * Math.sqrt(Math.abs(act.contribution) / most),
      isPast: act.contribution !== 0,
    }))
    .toSorted((a, b) => a.time - b.time);
}

const levelOpacity = 0.28;
const lagOpacity = 0.75;

function keyEntries(theme: ChartTheme, scheme: Theme, isNarrow: boolean) {
  const { positive, negative } = sideColors[scheme];
  return [
    { text: isNarrow ? 'level' : 'structural level', color: mixColors(theme.ground, theme.quiet, levelOpacity) },
    { text: isNarrow ? 'lag' : 'lag behind its moves', color: mixColors(theme.ground, theme.quiet, lagOpacity) },
    { text: isNarrow ? 'acts above' : 'acts, above both', color: positive },
    { text: isNarrow ? 'below' : 'below it', color: negative },
    { text: isNarrow ? '10–90 %' : 'band, 10th to 90th percentile', color: theme.grid },
  ];
}

/** The index and its level named where their lines end. */
function endLabels(
  ends: readonly string[],
  last: RelationPoint | undefined,
  y: Scale,
  theme: ChartTheme,
): readonly Plot.Markish[] {
  if (last === undefined) return [];
  const wanted = [toPixel(y, last.index ?? last.level), toPixel(y, last.level)];
  const placed = spreadLabels(wanted, 15, y.range[1] + 6, y.range[0] - 4);
  return ends.map((text, at) =>
    Plot.text([text], {
      x: timeOf(last.date),
      y: fromPixel(y, placed[at] ?? 0),
      dx: 6,
      textAnchor: 'start',
      text: (each: string) => each,
      fill: at === 0 ? theme.ink : theme.quiet,
      fontWeight: at === 0 ? 650 : 400,
    }),
  );
}

/** The base line of the acts and what their height means. */
function stripMarks(strip: Scale, y: Scale, x: Scale, theme: ChartTheme, isNarrow: boolean): readonly Plot.Markish[] {
  const middle = fromPixel(y, toPixel(strip, 0));
  const at = (score: number, text: string): Plot.Markish =>
    Plot.text([text], {
      x: x.domain[0],
      y: fromPixel(y, toPixel(strip, score)),
      dx: -5,
      textAnchor: 'end',
      text: (each: string) => each,
      fill: theme.quiet,
    });
  return [
    Plot.ruleY([middle], { stroke: theme.quiet, strokeOpacity: 0.5 }),
    at(8, '+8'),
    at(-8, '−8'),
    Plot.text([isNarrow ? 'acts' : 'acts, score'], {
      x: x.domain[1],
      y: middle,
      dx: 6,
      textAnchor: 'start',
      text: (each: string) => each,
      fill: theme.quiet,
    }),
  ];
}

/** Where the register of acts ends, and a veil over what the curve does after it. */
function recordEndMark(
  recordEnd: string | undefined,
  x: Scale,
  y: Scale,
  strip: Scale,
  theme: ChartTheme,
): readonly Plot.Markish[] {
  if (recordEnd === undefined || timeOf(recordEnd) < x.domain[0]) return [];
  // a curve that stops before the record does is closed by the line at its end
  const time = Math.min(timeOf(recordEnd), x.domain[1]);
  const down = { y1: y.domain[1], y2: fromPixel(y, strip.range[0]) };
  return [
    Plot.rect([time], { x1: time, x2: x.domain[1], ...down, fill: theme.ground, fillOpacity: 0.6 }),
    Plot.ruleX([time], { ...down, stroke: theme.quiet, strokeDasharray: '2 3' }),
    Plot.text([`record ends on ${formatDate(recordEnd)}`], {
      x: time,
      y: y.domain[1],
      dx: -4,
      dy: 8,
      textAnchor: 'end',
      text: (each: string) => each,
      fill: theme.quiet,
    }),
  ];
}

/** The date that the map shows, with the index on it. */
function shownMark(
  rows: readonly (KnownPoint & { readonly time: number })[],
  shown: string,
  x: Scale,
  y: Scale,
  strip: Scale,
  theme: ChartTheme,
): readonly Plot.Markish[] {
  const time = timeOf(shown);
  if (time < x.domain[0] || time > x.domain[1]) return [];
  const here = rows.findLast((row) => row.time <= time);
  return [
    Plot.ruleX([time], { y1: y.domain[1], y2: fromPixel(y, strip.range[0]), stroke: theme.accent, strokeWidth: 1.5 }),
    ...(here === undefined
      ? []
      : [
          Plot.dot([here], { x: 'time', y: 'index', r: 4, fill: theme.accent, stroke: theme.ground, strokeWidth: 1.5 }),
        ]),
  ];
}

/** The curve in words: its value at the end of each fifth year, and how many acts there are. */
function wordsOf(points: readonly RelationPoint[], acts: readonly TimelineAct[]): string {
  const years = points.filter(({ date }) => date.endsWith('-12-31') && Number(date.slice(0, 4)) % 5 === 0);
  const last = points.at(-1);
  const values = [...years, ...(last === undefined ? [] : [last])].map(
    (point) => `${formatDate(point.date)} ${indexWord(point)}, level ${formatPoints(point.level)}${partWords(point)}`,
  );
  return `${values.join('; ')}. ${String(acts.length)} acts, each a button.`;
}

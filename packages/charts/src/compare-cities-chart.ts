import * as Plot from '@observablehq/plot';
import type { ComparedCity } from '@meridian/engine';
import type { Clock } from '@meridian/engine/questions';
import { clockWords, formatCount, formatHours, formatUsd } from '@meridian/words';
import { chartRoot } from './chart-root.ts';
import type { Chart } from './chart-root.ts';
import type { ChartOptions } from './chart-theme.ts';
import { keyRow } from './key-row.ts';
import { textWidth } from './place-labels.ts';
import { paddedDomain } from './scale.ts';

export interface CitiesOptions extends ChartOptions {
  /** Colors of the corridor's own way and of its rivals'. */
  readonly corridorColor: string;
  readonly rivalColor: string;
}

export type CitiesMeasure = 'hours' | 'hoursFromDeparture' | 'costUsd';

const clockOf = (measure: CitiesMeasure): Clock => (measure === 'hoursFromDeparture' ? 'departure' : 'gate');

interface CityLine {
  readonly city: string;
  readonly name: string;
  /** Days or USD. */
  readonly corridor: number | undefined;
  readonly rival: number | undefined;
  readonly outcome: string;
  readonly words: string;
  readonly color: string;
}

const rowHeight = 22;
const headHeight = 30;
const footHeight = 40;

/** Pixels that the chart needs for so many cities. */
export function citiesHeight(cities: number): number {
  return headHeight + Math.max(1, cities) * rowHeight + footHeight;
}

/** Each city by the corridor's own way and by its rivals'; where the corridor gains most first. The axis starts near the data. */
export function drawCities(cities: readonly ComparedCity[], measure: CitiesMeasure, options: CitiesOptions): Chart {
  const { width, theme, corridorColor, rivalColor } = options;
  const lines = cities
    .filter(({ corridor, rival }) => corridor !== undefined || rival !== undefined)
    .toSorted((a, b) => gainOf(b, measure) - gainOf(a, measure) || b.population - a.population)
    .map((city) => lineOf(city, measure, options));
  const values = lines.flatMap(({ corridor, rival }) => [corridor, rival]).filter((value) => value !== undefined);
  const marginLeft = 12 + Math.max(...lines.map(({ name }) => textWidth(name)), 40);
  const marginRight = 14 + Math.max(...lines.map(({ outcome }) => textWidth(outcome)), 40);
  const end = ({ corridor, rival }: CityLine): number => Math.max(corridor ?? -Infinity, rival ?? -Infinity);
  const plot = Plot.plot({
    ...chartRoot(options),
    marginLeft,
    marginRight,
    marginTop: headHeight,
    marginBottom: footHeight,
    x: { domain: values.length > 0 ? paddedDomain(values, 0.06) : [0, 1] },
    y: { domain: lines.map(({ city }) => city), axis: null, type: 'point', padding: 0.5 },
    marks: [
      Plot.gridX({ stroke: theme.grid, strokeOpacity: 1, ticks: (width - marginLeft - marginRight) / 80 }),
      Plot.axisX({
        label: measure === 'costUsd' ? 'Cost of that way, USD' : `Fastest way, ${clockWords[clockOf(measure)]}, days`,
        labelArrow: 'none',
        labelAnchor: 'right',
        labelOffset: 34,
        ticks: (width - marginLeft - marginRight) / 80,
        tickSize: 0,
        tickFormat: formatCount,
        color: theme.quiet,
      }),
      Plot.ruleY(
        lines.filter(({ corridor, rival }) => corridor !== undefined && rival !== undefined),
        { y: 'city', x1: 'corridor', x2: 'rival', stroke: 'color', strokeWidth: 3, strokeOpacity: 0.55 },
      ),
      Plot.dot(lines, { y: 'city', x: 'rival', r: 5.5, fill: theme.ground, stroke: rivalColor, strokeWidth: 2 }),
      Plot.dot(lines, { y: 'city', x: 'corridor', r: 4.5, fill: corridorColor }),
      Plot.text(lines, { y: 'city', x: end, dx: 10, textAnchor: 'start', text: 'outcome' }),
      Plot.text(lines, { y: 'city', frameAnchor: 'left', dx: 4 - marginLeft, textAnchor: 'start', text: 'name' }),
      ...keyRow(
        [
          { text: 'corridor', color: corridorColor },
          { text: 'rivals', color: rivalColor },
        ],
        theme,
        15,
        4 - marginLeft,
      ),
      Plot.ruleY(lines, { y: 'city', stroke: 'transparent', strokeWidth: rowHeight, title: 'words' }),
    ],
  });
  plot.setAttribute('role', 'img');
  plot.setAttribute('aria-label', lines.map(({ words }) => words).join('. '));
  return plot;
}

function lineOf(
  city: ComparedCity,
  measure: CitiesMeasure,
  { theme, corridorColor, rivalColor }: CitiesOptions,
): CityLine {
  const [corridor, rival] = [city.corridor?.[measure], city.rival?.[measure]];
  const outcome = outcomeWords(corridor, rival, measure);
  const format = measure === 'costUsd' ? formatUsd : formatHours;
  const side = (name: string, value: number | undefined): string =>
    value === undefined ? `not reached by ${name}` : `${format(value)} by ${name}`;
  const scaled = (value: number | undefined): number | undefined =>
    value === undefined || measure === 'costUsd' ? value : value / 24;
  const gain = corridor === undefined || rival === undefined ? 0 : rival - corridor;
  return {
    city: city.city,
    name: city.name,
    corridor: scaled(corridor),
    rival: scaled(rival),
    outcome,
    words: `${city.name}: ${side('the corridor', corridor)}, ${side('rivals', rival)}; ${outcome}`,
    color: gain > 0 ? corridorColor : gain < 0 ? rivalColor : theme.quiet,
  };
}

/** From the corridor's side: `4.2 days faster`, `310 USD dearer`. */
function outcomeWords(corridor: number | undefined, rival: number | undefined, measure: CitiesMeasure): string {
  if (corridor === undefined) return 'by rivals only';
  if (rival === undefined) return 'by the corridor only';
  const gain = rival - corridor;
  if (measure !== 'costUsd')
    return Math.abs(gain) < 1 ? 'the same' : `${formatHours(Math.abs(gain))} ${gain > 0 ? 'faster' : 'slower'}`;
  return Math.abs(gain) < 1 ? 'the same' : `${formatUsd(Math.abs(gain))} ${gain > 0 ? 'cheaper' : 'dearer'}`;
}

/** What the corridor saves; a city that only one side reaches stands at that side's end. */
function gainOf({ corridor, rival }: ComparedCity, measure: CitiesMeasure): number {
  if (corridor === undefined) return -Number.MAX_VALUE;
  if (rival === undefined) return Number.MAX_VALUE;
  return rival[measure] - corridor[measure];
}

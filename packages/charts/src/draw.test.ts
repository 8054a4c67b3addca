import { compile, findRoutes, isRefusal } from '@meridian/engine';
import type { NodeId, Route } from '@meridian/engine';
import { newModelFiles, readModel } from '@meridian/model-files';
import { expect, test } from 'vitest';
import type { Chart } from './index.ts';
import * as charts from './index.ts';

const { chartText, chartThemes, composeChartSvg } = charts;
const size = { width: 600, height: 300, theme: chartThemes.light };
const colorOf = (): string => '#0b5cad';

function routesOfExample(): readonly Route[] {
  const { model } = readModel(newModelFiles('example', 'Example'));
  if (model === undefined) throw new Error('the example does not read');
  const answer = findRoutes(compile(model), { from: ['alpha' as NodeId], to: ['echo' as NodeId] });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer.routes;
}

const routes = routesOfExample();
const points = ['2020-12-31', '2021-12-31', '2022-12-31'].map((date, at) => ({
  date,
  index: at - 1,
  level: 0.5,
  lag: -0.25,
  events: at - 1.25,
  p10: at - 2,
  p90: at,
}));
const act = { id: 'e1', date: '2021-03-01', score: -5, contribution: -0.4, words: 'They part' };
const count = {
  count: 'c1',
  observation: 'o1',
  period: '2023-Q1',
  selector: 'link:ab',
  observed: 2_200_000,
  observedLow: 2_000_000,
  observedHigh: 2_400_000,
  modelled: 1_100_000,
  unit: 't',
  use: 'fit',
  heldOut: false,
  note: undefined,
  missReason: undefined,
  sources: [],
} as const;

/** Every chart, drawn where there is no page, with a word that stands in it. */
const drawn: readonly (readonly [name: string, draw: () => Chart, word: string])[] = [
  [
    'acts',
    () =>
      charts.drawActs(
        [
          {
            eventId: 'e',
            date: '2021-03',
            title: 'They sign',
            score: 8,
            confidence: 1,
            contribution: 0.4,
            sources: [],
          },
        ],
        { ...size, scheme: 'light' },
      ),
    'March 2021: They sign',
  ],
  [
    'bottlenecks',
    () =>
      charts.drawBottlenecks(
        [{ row: 'link.ab', name: 'Alpha', tonnes: 9, capacityTonnes: 10, load: 0.9, queueHours: 5, queueUsd: 7e6, priceUsdPerTonne: undefined }], // prettier-ignore
        size,
      ),
    '7 million USD',
  ],
  [
    'cities',
    () =>
      charts.drawCities(
        [{ city: 'c', name: 'Samara', country: 'RUS', population: 1e6, corridor: { hours: 200, hoursFromDeparture: 100, costUsd: 900 }, rival: undefined }], // prettier-ignore
        'hours',
        { ...size, corridorColor: '#111', rivalColor: '#999' },
      ),
    'Samara',
  ],
  ['counts', () => charts.drawCounts([count], () => 'A line', { ...size, modelColor: '#111' }), 'A line'],
  [
    'coverage',
    () =>
      charts.drawCoverage([['link', { rows: 9, values: 9, sourced: 4, calculated: 1, assumed: 2, general: 1 }]], size),
    'link',
  ],
  [
    'difference',
    () =>
      charts.drawDifference([{ id: 'west', name: 'West', before: 8e5, after: 4e5 }], {
        ...size,
        gainColor: '#111',
        lossColor: '#999',
      }),
    '400 kt, −400 kt',
  ],
  [
    'matrix',
    () =>
      charts.drawMatrix(['IRN', 'RUS'], [{ a: 'IRN', b: 'RUS', index: 3.2, acts: 4 }], {
        ...size,
        scheme: 'light',
        nameOf: (actor) => actor,
      }),
    '+3.2',
  ],
  [
    'profile',
    () => charts.drawProfile(routes.slice(0, 2), 'hours', { ...size, colorOf, nameOf: (id) => id }),
    'Time from the origin',
  ],
  [
    'quarters',
    () =>
      charts.drawQuarters(
        ['2023-Q1', '2023-Q2'].map((period) => ({ period, branch: 'west', tonnes: 1e6, observed: count })),
        ['2023-Q1', '2023-Q2'],
        { ...size, nameOf: () => 'West', colorOf, shown: '2023-Q1' },
      ),
    'West',
  ],
  [
    'pairs',
    () =>
      charts.drawPairs([{ dyad: 'IRN-RUS', name: 'Iran – Russia', color: '#111', points, breaks: [] }], [], {
        ...size,
        shown: '2021-06-30',
      }),
    'Iran – Russia',
  ],
  [
    'timeline',
    () => charts.drawTimeline(points, [act], { ...size, scheme: 'dark', shown: '2021-06-30', selected: 'e1' }).chart,
    'structural level',
  ],
  [
    'timeline with the end of the record',
    () =>
      charts.drawTimeline(points, [act], {
        ...size,
        scheme: 'dark',
        shown: '2021-06-30',
        selected: undefined,
        recordEnd: '2099-12-31',
      }).chart,
    'record ends on',
  ],
  [
    'tradeoff',
    () =>
      charts.drawTradeoff(routes, {
        ...size,
        colorOf,
        labelOf: ({ id }) => ({ letter: id, name: 'W & E', detail: '' }),
      }).chart,
    'W &amp; E',
  ],
];

test.each(drawn)('01 %s is SVG without a page, the same every time', (_, draw, word) => {
  const text = chartText(draw());
  expect(text).toMatch(/^<svg [^>]*width="600" height="300"[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(text).toMatch(/<\/svg>$/);
  expect(text).toContain(word);
  expect(text).not.toContain('NaN');
  expect(unclosed(text)).toEqual([]);
  expect(withoutNumbers(chartText(draw()))).toBe(withoutNumbers(text));
});

test('01b before the first act of a pair there is no index, and the chart says so', () => {
  const gap = { index: null, lag: null, events: null, p10: null, p90: null };
  const early = ['2000-12-31', '2010-12-31'].map((date) => ({ date, level: 0.5, ...gap }));
  const { chart } = charts.drawTimeline([...early, ...points], [act], {
    ...size,
    scheme: 'light',
    shown: '2005-06-30',
    selected: undefined,
  });
  const text = chartText(chart);
  expect(text).toContain('not known before the first act');
  expect(text).toContain('31 December 2010 index not known, level +0.5');
  expect(text).toContain('lag −0.3, acts +0.8');
  expect(text).not.toContain('NaN');
  const pairs = charts.drawPairs(
    [{ dyad: 'IRN-RUS', name: 'Iran – Russia', color: '#111', points: early, breaks: ['2005-01-01'] }],
    [],
    { ...size, shown: '2005-06-30' },
  );
  expect(chartText(pairs)).toContain('Iran – Russia not known');
  expect(chartText(pairs)).not.toContain('NaN');
});

test('02 dots say what they are and stand in the chart, for a page to make buttons of them', () => {
  const { dots } = charts.drawTimeline(points, [act], {
    ...size,
    scheme: 'light',
    shown: '2021-06-30',
    selected: undefined,
  });
  expect(dots).toMatchObject([{ id: 'e1', words: 'They part' }]);
  expect(dots.every(({ x, y }) => x > 0 && x < 600 && y > 0 && y < 300)).toBe(true);
});

test('03 a chart stands alone with its words around it', () => {
  const chart = charts.drawCounts([count], () => 'A line', { ...size, modelColor: '#111' });
  const words = { title: 'Counts', subtitle: 'tonnes', source: 'Model', theme: chartThemes.light };
  const { text } = composeChartSvg(chartText(chart), words);
  expect(unclosed(text)).toEqual([]);
  for (const word of ['>Counts</text>', '>Model</text>', 'A line']) expect(text).toContain(word);
});

test('04 times are plotted by the clock that is chosen, and the axis names it', () => {
  const tradeoff = (clock: 'gate' | 'departure'): ReturnType<typeof charts.drawTradeoff> =>
    charts.drawTradeoff(routes, { ...size, colorOf, labelOf: ({ id }) => ({ letter: id, name: 'West' }), clock });
  expect(chartText(tradeoff('gate').chart)).toContain('Planned time, door to release, days');
  expect(chartText(tradeoff('departure').chart)).toContain('Planned time, departure to arrival, days');
  const words = tradeoff('departure').dots[0]?.words ?? '';
  expect(words).toContain('planned departure to arrival');
  expect(words).not.toBe(tradeoff('gate').dots[0]?.words.replace('door to release', 'departure to arrival'));
  expect(charts.describeTradeoff(routes, '1 TEU', 'departure')).toContain('departure to arrival');
  const cities = [
    { city: 'c', name: 'Samara', country: 'RUS', population: 1e6, corridor: { hours: 200, hoursFromDeparture: 100, costUsd: 900 }, rival: undefined }, // prettier-ignore
  ];
  const byClock = charts.drawCities(cities, 'hoursFromDeparture', {
    ...size,
    corridorColor: '#111',
    rivalColor: '#999',
  });
  expect(chartText(byClock)).toContain('Fastest way, departure to arrival, days');
  expect(chartText(byClock)).toContain('4.2 days by the corridor');
});

/** Plot numbers the clips of a document. */
function withoutNumbers(text: string): string {
  return text.replaceAll(/plot-clip-\d+/g, 'plot-clip');
}

/** Elements that are opened and not closed, or closed in the wrong order. */
function unclosed(text: string): readonly string[] {
  const open: string[] = [];
  for (const [, slash, name = '', , self] of text.matchAll(/<(\/?)([a-zA-Z]+)((?:\s[^\s=>]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (slash === '/') {
      if (open.pop() !== name) return [...open, name];
    } else if (self !== '/') open.push(name);
  }
  return open;
}

import type { Model, Route } from '@meridian/engine';
import { compareObservations } from './compare.ts';
import type { Apart, Compared } from './compare.ts';
import { reasonOf } from './reasons.ts';
import { percent, summaries, summaryWords } from './summary.ts';

const units = { time: 'days', cost: 'USD', distance: 'km' } as const;
const heads = { time: 'Times', cost: 'Costs', distance: 'Distances' } as const;

/** docs/method/published-figures.md: the comparison, the misses included. */
export function formatPage(model: Model): string {
  const { compared, left } = compareObservations(model);
  const parts = (['time', 'cost', 'distance'] as const).map((measure) => section(measure, compared));
  return `${intro}\n${parts.join('\n')}\n${outro(left.length)}`;
}

const intro = `# The model beside published figures

Written by \`node bench/src/observations/write-page.ts\`; a test keeps it up to date. Every published time, cost and
distance between two places of the built-in model stands beside the model's route of least generalized cost by the way that
the figure is about (its branch, passage, place and modes), in the middle of the year or month named. Nothing was fitted to
these figures. A figure inside a published range counts as no miss.

## What is compared with what

- **Clock.** A time means one of two things. _Gate_: from the gate of the origin to release at the last terminal, all stays
  and waits included, as shippers count. _Departure_: from the departure of the first train or ship to the arrival of the last,
  as carriers, timetables and news of trains count. The model gives both; each figure stands beside the one that its source
  means (\`clock\` in \`observation.csv\`).
- **Kind.** \`actual\` and \`pilot\` were timed on a trip; \`published\`, \`estimate\`, \`timetable\` and \`tariff\` are said to hold;
  \`plan\` is of a certain train or ship. \`target\`, \`claim\` and \`forecast\` say what should be: they stand apart, in no median.
- **Copies.** A row that repeats another of the same journey stands apart.
- **Input.** A figure whose source is also that of a figure of the model's route would be compared with itself: apart.

## Why it misses

- **Costs below the published ones.** Through rates hold the forwarder's margin, the hire of container and platform and the
  return of the empty box; the model adds up transport, handling and border fees alone.
- **Rates of crisis years.** Sea rates of 2021 and 2022 were several times those of 2023, the year of the model's money.
- **Distances.** Published distances of whole routes are round figures of press notes. The model's are sums of sections.
  Sea lanes bend at few waypoints and there is no lane across the open Indian Ocean south of Madagascar: ships round the
  Cape to Singapore are sent by Ceylon, which is too far.
- Each miss by more than a factor of two has its own reason in the tables, read off the model's route.
`;

function outro(left: number): string {
  return `## Left out

${String(left)} published figures are not compared: one of their ends is a region or a place that is no node of the model (“India – Russia”), or
their unit is one that the model does not give (a voyage, a tonne of grain by charter).
`;
}

const apartWords: Readonly<Record<Apart, string>> = { aim: 'what should be', copy: 'copy', input: 'input' };

function section(measure: Compared['measure'], all: readonly Compared[]): string {
  const compared = all
    .filter((each) => each.measure === measure)
    .sort((a, b) => Math.abs(a.miss ?? 9) - Math.abs(b.miss ?? 9));
  const told = summaries(all)
    .filter((each) => each.measure === measure)
    .map(({ title, summary }) => `- ${title}, in ${units[measure]}: ${summaryWords(summary)}.`);
  const columns = columnsOf(measure);
  const apart = compared.filter((each) => each.apart !== undefined);
  const parts = [
    `## ${heads[measure]}\n`,
    `${told.join('\n')}\n`,
    table(
      columns,
      compared.filter((each) => each.apart === undefined),
    ),
    ...(apart.length === 0
      ? []
      : [
          `\n### ${heads[measure]} that are in no median\n`,
          table(
            [{ head: 'apart', of: (each) => (each.apart === undefined ? '' : apartWords[each.apart]) }, ...columns],
            apart,
          ),
        ]),
  ];
  return `${parts.join('\n')}\n`;
}

interface Column {
  readonly head: string;
  readonly right?: true;
  readonly of: (each: Compared) => string;
}

function columnsOf(measure: Compared['measure']): readonly Column[] {
  const figure = (value: number): string =>
    measure === 'time' ? value.toFixed(value < 10 ? 1 : 0) : Math.round(value).toLocaleString('en');
  return [
    { head: 'from', of: ({ from }) => from },
    { head: 'to', of: ({ to }) => to },
    { head: 'by', of: ({ by }) => by.replaceAll('corridor:', '').replaceAll(';', ', ') },
    { head: 'when', of: ({ period }) => period },
    { head: 'kind', of: ({ kind }) => kind },
    ...(measure === 'time' ? [{ head: 'clock', of: ({ clock }: Compared) => clock ?? '' }] : []),
    {
      head: 'published',
      right: true,
      of: ({ low, high }) => (low === high ? figure(low) : `${figure(low)}–${figure(high)}`),
    },
    { head: 'model', right: true, of: ({ modelled }) => (modelled === undefined ? '' : figure(modelled)) },
    { head: 'miss', right: true, of: ({ miss }) => missWords(miss) },
    ...(measure === 'distance' ? [] : [{ head: "the model's route", of: ({ route }: Compared) => routeWords(route) }]),
    { head: 'why, beyond a factor of 2', of: reasonOf },
    { head: 'source', of: ({ sources }) => sources.join(', ') },
  ];
}

function table(columns: readonly Column[], rows: readonly Compared[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ head }) => head)),
    line(columns.map(({ right }) => (right === true ? '--:' : '---'))),
    ...rows.map((row) => line(columns.map(({ of }) => of(row)))),
  ].join('\n');
}

function missWords(miss: number | undefined): string {
  if (miss === undefined) return 'no way';
  return miss === 0 ? '0' : `${miss > 0 ? '+' : ''}${percent(miss)}`;
}

/** `western: sea, road by bandar_abbas`: the corridor, the modes, and where cargo changes between them. */
function routeWords(route: Route | undefined): string {
  if (route === undefined) return '';
  const changes = route.legs.flatMap(({ operation, from }) => (operation === 'transfer' ? [from] : []));
  const by = changes.length === 0 ? '' : ` by ${[...new Set(changes)].join(', ')}`;
  return `${route.branch === null ? '' : `${route.branch}: `}${route.modes.join(', ')}${by}`;
}

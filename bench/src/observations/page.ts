import type { Model } from '@meridian/engine';
import { compareObservations, summarize } from './compare.ts';
import type { Compared } from './compare.ts';

const units = { time: 'days', cost: 'USD', distance: 'km' } as const;

/** docs/method/published-figures.md: the comparison, the misses included. */
export function formatPage(model: Model): string {
  const { compared, left } = compareObservations(model);
  const parts = (['time', 'cost', 'distance'] as const).map((measure) =>
    section(
      measure,
      compared.filter((each) => each.measure === measure),
    ),
  );
  return `${intro}\n${parts.join('\n')}\n${outro(left.length)}`;
}

const intro = `# The model beside published figures

Written by \`node bench/src/observations/write-page.ts\`; a test keeps it up to date. Every published time, cost and
distance between two places of the built-in model stands beside the model's route of least generalized cost under the
same restriction (the branch, passage or mode that the figure is about), in the middle of the year or month named.
Nothing was fitted to these figures. A figure inside a published range counts as no miss.

## Why it misses

- **Times above the published ones.** Most published times are plans, claims and single trial trains, which start when
  the train leaves. The model counts from the factory gate: the stay at the port of loading (three days at Nhava Sheva),
  the mean wait for a departure (half a week for a train or river-sea ship, a week for an unscheduled ship), and customs
  at each border as the CAREC surveys found it.
- **Times below.** Trial shipments by Iran in 2016 to 2018 stood for weeks at Bandar Abbas and Astara; the dwell that
  the model has for those places is of ordinary traffic.
- **Costs below the published ones.** Through rates hold the forwarder's margin, the hire of container and platform and the
  return of the empty box; the model adds up transport, handling and border fees alone.
- **Rates of crisis years.** Sea rates of 2021 and 2022 were several times those of 2023, the year of the model's money.
- **Distances.** Published distances of whole routes are round figures of press notes. The model's are sums of sections.
  Sea lanes bend at few waypoints and there is no lane across the open Indian Ocean south of Madagascar: ships round the
  Cape to Singapore are sent by Ceylon, which is too far.
`;

function outro(left: number): string {
  return `## Left out

${String(left)} published figures are not compared: one of their ends is a region or a place that is no node of the model (“India – Russia”), or
their unit is one that the model does not give (a voyage, a tonne of grain by charter).
`;
}

function section(measure: Compared['measure'], compared: readonly Compared[]): string {
  const { count, medianAbsolute, bias } = summarize(compared);
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const head = `## ${measure === 'time' ? 'Times' : measure === 'cost' ? 'Costs' : 'Distances'}\n\n${String(count)} figures in ${units[measure]}: median absolute error ${percent(medianAbsolute)}, bias ${percent(bias)}.\n`;
  const rows = [...compared].sort((a, b) => Math.abs(a.miss ?? 9) - Math.abs(b.miss ?? 9)).map((each) => row(each));
  return `${head}\n| from | to | by | year | kind | published | model | miss | source |\n| --- | --- | --- | --- | --- | --: | --: | --: | --- |\n${rows.join('\n')}\n`;
}

function row({ from, to, by, period, kind, low, high, modelled, miss, sources, measure }: Compared): string {
  const figure = (value: number): string =>
    measure === 'time' ? value.toFixed(value < 10 ? 1 : 0) : Math.round(value).toLocaleString('en');
  const published = low === high ? figure(low) : `${figure(low)}–${figure(high)}`;
  const share =
    miss === undefined ? 'no way' : miss === 0 ? '0' : `${miss > 0 ? '+' : '−'}${(100 * Math.abs(miss)).toFixed(0)} %`;
  const way = by.replaceAll('corridor:', '').replaceAll(';', ', ');
  return `| ${from} | ${to} | ${way} | ${period} | ${kind} | ${published} | ${modelled === undefined ? '' : figure(modelled)} | ${share} | ${sources.join(', ')} |`;
}

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import type { Measurement, Suite } from '../measure.ts';

const folder = new URL('../../../reports/mutation/', import.meta.url);

/** Of a report as Stryker writes it (mutation-testing-report-schema), what a score needs. */
interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

/** Share of changed signs that the tests notice, as `npm run mutate` found it last. */
export const mutation: Suite = {
  name: 'mutation',
  run: () => {
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
    if (names.length === 0)
      return [{ kernel: 'mutation score', cpuMs: [], note: 'not measured here: npm run mutate -- network' }];
    return names.sort().map((name) => measurementOf(name));
  },
};

function measurementOf(name: string): Measurement {
  const path = new URL(name, folder);
  const { files } = JSON.parse(readFileSync(path, 'utf8')) as Report;
  const score = mutationScore(Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status)));
  return {
    kernel: `mutation score of ${name.slice(0, -'.json'.length)}`,
    cpuMs: [],
    note: `${score.percent.toFixed(1)} % of ${String(score.valid)} changes noticed, measured ${statSync(path).mtime.toISOString().slice(0, 10)}`,
  };
}

/** Changes that tests noticed, or that never came to an end, among those that could be run. */
export function mutationScore(statuses: readonly string[]): { readonly percent: number; readonly valid: number } {
  const noticed = statuses.filter((status) => status === 'Killed' || status === 'Timeout').length;
  const missed = statuses.filter((status) => status === 'Survived' || status === 'NoCoverage').length;
  return { percent: (100 * noticed) / (noticed + missed), valid: noticed + missed };
}

import { compile, demandPeriods, findFlows, isRefusal } from '@meridian/engine';
import type { NetworkChange } from '@meridian/engine';
import { cpuOf, quantile } from '../measure.ts';
import type { Measurement, Suite } from '../measure.ts';
import { copyOf, loadBuiltIn } from './model.ts';

/** Gap to which the page solves. */
const gap = 1e-4;

/** Flows of the built-in model: every quarter as it is, and what-ifs from a base that is there, as the page asks them. */
async function flowsOfModel(): Promise<readonly Measurement[]> {
  const model = await loadBuiltIn();
  const quarters = demandPeriods(compile(model));
  const solve = (network: ReturnType<typeof compile>, period: string, changes: readonly NetworkChange[]): void => {
    const answer = findFlows(network, { period, gap, changes });
    if (isRefusal(answer)) throw new Error(answer.message);
    if (!answer.converged) throw new Error(`${period} does not reach ${gap}`);
  };
  // warm code, cold network: what a page that was just opened on a quarter waits for
  solve(compile(copyOf(model)), quarters[0] ?? '', []);
  const bases = quarters.map((period) => {
    const network = compile(copyOf(model));
    return cpuOf(() => solve(network, period, []));
  });
  const network = compile(model);
  const period = '2023-Q1';
  solve(network, period, []);
  const countries = [...new Set(model.tables.node.map(({ country }) => country))].flatMap((country) => country ?? []);
  const changes: readonly NetworkChange[] = [
    ...countries.map((country): NetworkChange => ({ kind: 'close', selector: `country:${country}` })),
    ...model.tables.passage.map(({ passageId }): NetworkChange => ({
      kind: 'close',
      selector: `passage:${passageId}`,
    })),
    ...model.tables.corridor.map(({ corridorId }): NetworkChange => ({
      kind: 'capacity',
      selector: `corridor:${corridorId}`,
      value: 0.5,
    })),
    ...model.tables.link
      .filter(({ status }) => status !== 'open')
      .map(({ linkId }): NetworkChange => ({ kind: 'open', selector: `link:${linkId}` })),
  ];
  const whatIfs = changes.map((change) => cpuOf(() => solve(network, period, [change])));
  const note = (times: readonly number[], what: string): string =>
    `${times.length} ${what}; 95 % within ${quantile(times, 0.95).toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms`;
  return [
    { kernel: `flows of a quarter of the built-in model, gap ${gap}`, cpuMs: bases, note: note(bases, 'quarters') },
    {
      kernel: `a what-if in ${period}, gap ${gap}`,
      cpuMs: whatIfs,
      goal: '95 % within 60 ms',
      met: quantile(whatIfs, 0.95) <= 60,
      note: note(whatIfs, 'closures, halved capacities and openings'),
    },
  ];
}

export const flows: Suite = { name: 'flows', run: flowsOfModel };

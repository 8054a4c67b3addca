import { compile, drain, findFlows, isRefusal, stateFlowsSteps, uniformAt } from '@meridian/engine';
import type { FlowsAnswer, FlowState, Model, Network, NetworkChange, Refusal } from '@meridian/engine';
import { cpuOf, median, quantile } from '../measure.ts';
import type { Measurement, Suite } from '../measure.ts';
import { loadBuiltIn } from './model.ts';

const period = '2023-Q1';
/** Gap to which the page and ensembles solve. */
const gap = 1e-4;
/** Gap at which flows are compared. */
const fineGap = 1e-6;
const seed = 20261129;

function answer<T>(found: T | Refusal): T {
  if (isRefusal(found)) throw new Error(found.message);
  return found;
}

/** What an analyst takes away first: regimes, passages and branches of the built-in model, 29 in all. */
function singleClosures({ tables }: Model): readonly NetworkChange[] {
  const passages = ['suez', 'hormuz', 'bosphorus', 'cape', 'caspian', 'malacca'];
  const branches = [
    'western',
    'trans_caspian',
    'eastern',
    'trunk',
    'black_sea',
    'middle_corridor',
    'suez',
    'northern',
    'gulf',
  ];
  return [
    ...tables.regime.slice(0, 14).map(({ regimeId }) => `regime:${regimeId}`),
    ...passages.map((id) => `passage:${id}`),
    ...branches.map((id) => `corridor:${id}`),
  ].map((selector) => ({ kind: 'close', selector }));
}

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

/** A what-if with the paths looked for anew, as all were before there was a ledger: the yardstick of this run. */
function yardstick(network: Network, changes: readonly NetworkChange[]): readonly number[] {
  return changes.map((change) => cpuOf(() => findFlows(network, { period, gap, changes: [change] }, { anew: true })));
}

/** States as an ensemble draws them: two to nine regimes in any state, some projects, water and demand. */
function drawStates({ tables }: Model, count: number): readonly FlowState[] {
  const projects = [
    ...new Set(
      tables.link.flatMap(({ status, projectId }) =>
        status !== 'open' && projectId !== undefined ? [projectId as string] : [],
      ),
    ),
  ];
  return Array.from({ length: count }, (_, draw) => {
    let counter = 0;
    const pick = <T>(choices: readonly T[]): T => {
      counter += 1;
      return choices[Math.floor(uniformAt(seed, draw, counter) * choices.length)] as T;
    };
    const regimes = Array.from(
      { length: pick([2, 3, 4, 5, 6, 7, 8, 9]) },
      () => pick(tables.regime).regimeId as string,
    );
    const built = Array.from({ length: pick([0, 1, 2]) }, () => pick(projects));
    const meters = pick([0, 0, 0, -0.5, -1, -1.5]);
    return {
      states: Object.fromEntries(regimes.map((id) => [id, pick(['open', 'restricted', 'closed'] as const)])),
      built: [...new Set(built)],
      water: meters === 0 ? [] : [{ selector: 'passage:caspian', meters }],
      demand: pick([0.8, 0.9, 1, 1.1, 1.2]),
    };
  });
}

function speedOfStates(network: Network, whatIf: number): readonly Measurement[] {
  const states = drawStates(network.model, 1000);
  const flows = answer(drain(stateFlowsSteps(network, { period, gap: fineGap })));
  for (const state of states) answer(drain(flows.enterSteps(state)) ?? 0);
  for (const state of states) answer(flows.solve(state, gap));
  const found = states.map((state) => answer(flows.solve(state, gap)));
  const cpuMs = states.map((state) => cpuOf(() => flows.solve(state, gap)));
  const [average, most] = [mean(cpuMs), quantile(cpuMs, 0.95)];
  const iterations = found.map((each) => each.iterations);
  const stuck = found.filter(({ stop }) => stop !== 'gap').length;
  return [
    {
      kernel: `a state of ${period}, gap ${gap}: costs, choice, equilibrium, figures`,
      cpuMs,
      peer: 'a seventieth of a what-if with its paths looked for anew',
      peerCpuMs: whatIf / 70,
      goal: 'mean 2 ms, or a seventieth of a what-if anew; 95 % within twice that',
      met: (average <= 2 && most <= 4) || (average <= whatIf / 70 && most <= whatIf / 35),
      share: average / Math.max(2, whatIf / 70),
      note: `${states.length} random states, mean ${average.toFixed(2)} ms, 95 % within ${most.toFixed(2)} ms; a what-if anew ${whatIf.toFixed(0)} ms, ${(whatIf / average).toFixed(0)} times as long`,
    },
    {
      kernel: 'iterations of these states',
      cpuMs: [],
      goal: 'mean 4, most 12, all reach the gap',
      met: mean(iterations) <= 4 && Math.max(...iterations) <= 12 && stuck === 0,
      note: `mean ${mean(iterations).toFixed(1)}, most ${Math.max(...iterations)}, ${stuck} do not reach it`,
    },
  ];
}

const kilotonnes = 1000;

/** Largest difference of a branch, and of what is lost, in kilotonnes. */
function differenceOf(a: FlowsAnswer, b: FlowsAnswer): { readonly branch: number; readonly lost: number } {
  const branches = a.branches.map(({ tonnes }, index) => Math.abs(tonnes - (b.branches[index]?.tonnes ?? 0)));
  return { branch: Math.max(...branches) / kilotonnes, lost: Math.abs(a.lostTonnes - b.lostTonnes) / kilotonnes };
}

function closuresAgainstSearch(network: Network, closures: readonly NetworkChange[]): readonly Measurement[] {
  const ask = (changes: readonly NetworkChange[], anew: boolean): FlowsAnswer =>
    answer(findFlows(network, { period, gap: fineGap, changes }, { anew }));
  const differences = closures.map((change) => differenceOf(ask([change], false), ask([change], true)));
  const branches = differences.map(({ branch }) => branch);
  const lost = differences.map((each) => each.lost);
  return [
    {
      kernel: 'single closures on the ledger, against a search anew',
      cpuMs: [],
      goal: '25 kt a branch, 5 kt lost',
      met: Math.max(...branches) <= 25 && Math.max(...lost) <= 5,
      note: `${closures.length} closures; branch median ${median(branches).toFixed(1)}, most ${Math.max(...branches).toFixed(1)} kt; lost median ${median(lost).toFixed(1)}, most ${Math.max(...lost).toFixed(1)} kt`,
    },
  ];
}

const sweeps: readonly {
  readonly name: string;
  readonly at: (share: number) => NetworkChange;
  readonly goal: number;
}[] = [
  {
    name: 'cost of the western branch 1 to 1.4',
    at: (x) => ({ kind: 'cost', selector: 'corridor:western', value: 1 + 0.4 * x }),
    goal: 0.2,
  },
  {
    name: 'hours of Iranian land 1 to 1.5',
    at: (x) => ({ kind: 'hours', selector: 'regime:iran_land', value: 1 + 0.5 * x }),
    goal: 0.2,
  },
  {
    name: 'cost of the Middle Corridor 1 to 1.4',
    at: (x) => ({ kind: 'cost', selector: 'corridor:middle_corridor', value: 1 + 0.4 * x }),
    goal: 0.2,
  },
  {
    name: 'capacity of the western branch 1 to 0.5',
    at: (x) => ({ kind: 'capacity', selector: 'corridor:western', value: 1 - 0.5 * x }),
    goal: 5,
  },
  {
    name: 'water of the Caspian 0 to -1 m',
    at: (x) => ({ kind: 'water_level', selector: 'passage:caspian', value: -x }),
    goal: 5,
  },
];

/** Largest second difference of a branch over 40 equal steps. */
function jumps(network: Network): readonly Measurement[] {
  return sweeps.map(({ name, at, goal }): Measurement => {
    const series = Array.from({ length: 41 }, (_, step) =>
      answer(findFlows(network, { period, gap: fineGap, changes: [at(step / 40)] })).branches.map(
        ({ tonnes }) => tonnes / kilotonnes,
      ),
    );
    const second = series
      .slice(2)
      .flatMap((now, step) =>
        now.map((tonnes, branch) =>
          Math.abs(tonnes - 2 * (series[step + 1]?.[branch] ?? 0) + (series[step]?.[branch] ?? 0)),
        ),
      );
    const most = Math.max(...second);
    return {
      kernel: `jumps: ${name}`,
      cpuMs: [],
      goal: `${goal} kt`,
      met: most <= goal,
      note: `${most.toFixed(3)} kt`,
    };
  });
}

/** What-ifs whole, as the page asks them: with an element that the ledger knows, with one that it has to enter, and by a slider. */
function whatIfs(network: Network, closures: readonly NetworkChange[]): readonly Measurement[] {
  const ask = (change: NetworkChange): void => {
    answer(findFlows(network, { period, gap, changes: [change] }));
  };
  const links = network.model.tables.link
    .slice(0, 60)
    .map(({ linkId }): NetworkChange => ({ kind: 'close', selector: `link:${linkId}` }));
  ask({ kind: 'close', selector: 'corridor:western' });
  const entered = links.map((change) => cpuOf(() => ask(change)));
  for (const change of closures) ask(change);
  const known = closures.map((change) => cpuOf(() => ask(change)));
  const slider = Array.from({ length: 100 }, (_, step) =>
    cpuOf(() => ask({ kind: 'capacity', selector: 'corridor:western', value: 1 - step / 200 })),
  );
  const row = (kernel: string, cpuMs: readonly number[], goal: number): Measurement => ({
    kernel,
    cpuMs,
    goal: `95 % within ${goal} ms`,
    met: quantile(cpuMs, 0.95) <= goal,
    share: quantile(cpuMs, 0.95) / goal,
    note: `95 % within ${quantile(cpuMs, 0.95).toFixed(1)} ms`,
  });
  return [
    row('a what-if and its description, a slider of capacity', slider, 16),
    row('the same, a closure that the ledger knows', known, 16),
    row('the same, a link that it has to enter', entered, 60),
  ];
}

async function statesOfModel(): Promise<readonly Measurement[]> {
  const network = compile(await loadBuiltIn());
  const closures = singleClosures(network.model);
  answer(findFlows(network, { period, gap }));
  yardstick(network, closures.slice(0, 3));
  const anew = yardstick(network, closures);
  return [
    {
      kernel: `a what-if in ${period} with its paths looked for anew, gap ${gap}`,
      cpuMs: anew,
      note: 'the yardstick of this run',
    },
    ...whatIfs(network, closures),
    ...speedOfStates(network, median(anew)),
    ...closuresAgainstSearch(network, closures),
    ...jumps(network),
  ];
}

export const states: Suite = { name: 'states', run: statesOfModel };

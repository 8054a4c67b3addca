import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { VolumeDelay } from '../assignment/kernels/volume-delay.ts';
import type { LedgerPaths } from '../assignment/path-ledger.ts';
import type { AssignmentProgress, StopReason } from '../assignment/solution.ts';
import { once } from '../memo/once.ts';
import { at } from '../network/at.ts';
import type { Network } from '../network/network.ts';
import { unknownOfState } from '../network/rules.ts';
import { waterOn } from '../network/water.ts';
import { liftsOf } from '../regimes/regime-effect.ts';
import { regimeStates } from '../regimes/regime-state.ts';
import { drain } from '../steps/pump.ts';
import type { Steps } from '../steps/progress.ts';
import type { FlowsQuery } from './answer.ts';
import { branchMasks } from './branch-masks.ts';
import { inRows, takeSolver } from './flow-ledger.ts';
import { entrySteps, findEntry } from './ledger-entry.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { periodState } from './period-state.ts';
import type { GivenState } from './period-state.ts';
import { defaultGap, entryBase, flowsBaseSteps, problemOf } from './flows-base.ts';
import type { FlowsBase } from './flows-base.ts';
import { sumByBranch } from './kernels/branch-sums.ts';
import { markPaths } from './kernels/path-masks.ts';
import { StateCosts } from './state-costs.ts';
import { arcsOfProject, cargoTerms, queueTerms, regimeTerms, waterTerms } from './state-terms.ts';
import type { WaterTerms } from './state-terms.ts';

/** A state of a period's base: regimes, projects and water as in a question of the network, and demand as a part of the base's. */
export interface FlowState extends GivenState {
  /** Factor of all demand; default 1. */
  readonly demand?: number | undefined;
}

/** Flows of a state, in tonnes of the period. */
export interface StateFigures {
  /** By branch, in the order of the table corridor: each tonne once on a branch. */
  readonly branches: Float64Array;
  readonly demandTonnes: number;
  readonly lostTonnes: number;
  readonly stop: StopReason;
  readonly relativeGap: number;
  readonly iterations: number;
}

/**
 * Flows of many states of one period, one after another: what an ensemble asks for. A state is the base with regimes in given
 * states, projects built, water and demand; its costs are made of the rules that differ, and its paths are those of the base and
 * of the ledger's entries for its elements. Flows are those that `flowsSteps` finds at the same costs on the same paths.
 * A pair whose paths its elements close together, each alone leaving some, counts as lost: a what-if would search for another.
 */
export class StateFlows {
  private readonly base: FlowsBase;
  private readonly network: Network;
  private readonly comply: readonly string[];
  private readonly costs: StateCosts;
  private readonly regimes: ReturnType<typeof regimeTerms>;
  private readonly delays: VolumeDelay;
  private readonly demand: Float64Array;
  private readonly scaled: Float64Array;
  private readonly problem: ReturnType<typeof problemOf>;
  private readonly solver: ReturnType<typeof takeSolver>['solver'];
  private readonly start: Float64Array;
  private flow = new Float64Array(0);
  private readonly waters = new Map<string, WaterTerms>();
  private readonly projects = new Map<string, readonly number[]>();

  constructor(base: FlowsBase, comply: readonly string[]) {
    this.base = base;
    this.network = base.state.network;
    this.comply = comply;
    this.problem = problemOf(base, base.state);
    const { delays } = this.problem.problem;
    const own = { ...delays, capacity: delays.capacity.slice(), coefficient: delays.coefficient.slice() };
    this.regimes = regimeTerms(base.state, this.problem);
    const terms = base.state.cargo.map((cargo) => cargoTerms(base.state, cargo, base.parameters, base.emptyReturns));
    this.costs = new StateCosts(terms, this.regimes, queueTerms(base.state, this.problem, base.parameters), own);
    this.delays = new VolumeDelay(own, false);
    this.demand = inRows(this.problem.problem.classes.map((each) => each.demand));
    this.scaled = new Float64Array(this.demand.length);
    this.solver = takeSolver(entryBase(base).ledger).solver;
    this.start = new Float64Array(own.capacity.length);
  }

  /** Makes the ledger's entries of a state's elements, where they are not known; refused where the state makes no sense. */
  *enterSteps(state: FlowState): Steps<undefined | Refusal, AssignmentProgress> {
    const refused = this.refuse(state);
    if (refused !== undefined) return refused;
    for (const { name, given } of this.elementsOf(state)) {
      const base = entryBase(this.base);
      if (findEntry(base, name) !== undefined) continue;
      const alone = periodState(this.network, this.base.state.period, this.comply, given);
      if (isRefusal(alone)) return alone;
      const { problem } = problemOf(this.base, alone);
      yield* entrySteps(base, name, { state: alone, problem }, never);
    }
    return undefined;
  }

  /** Flows of a state to a relative gap of its volumes. The array of branches is the caller's. Refused where the state makes no sense. */
  solve(state: FlowState, gap: number, mostIterations = 200): StateFigures | Refusal {
    const refused = this.refuse(state);
    if (refused !== undefined) return refused;
    const water = this.waterOf(state);
    if (isRefusal(water)) return water;
    const entries = this.entriesOf(state);
    if (isRefusal(entries)) return entries;
    const { costs, solver, delays, demand, scaled } = this;
    const { ledger, start } = entryBase(this.base);
    costs.apply({
      regimes: this.regimes.map(({ id, recorded }) => state.states?.[id] ?? recorded),
      built: (state.built ?? []).map((id) => this.arcsOf(id)),
      water,
    });
    delays.refit();
    for (let row = 0; row < demand.length; row += 1) scaled[row] = at(demand, row) * (state.demand ?? 1);
    const { paths } = ledger;
    solver.choice.prepare({
      base: paths.base,
      entries: entries.flatMap((entry) => (entry.paths.row.length === 0 ? [] : [entry.paths])),
      sets: paths.facilitySets,
      pairClass: paths.pairClass,
      scale: ledger.scale,
      sizePower: ledger.sizePower,
      cost: costs.cost,
      charges: costs.charges,
      length: costs.cost,
    });
    solver.prepare(scaled);
    for (let f = 0; f < start.length; f += 1) {
      const moved = entries.reduce((sum, { move }) => sum + at(move, f), at(start, f));
      this.start[f] = Math.max(0, moved * (state.demand ?? 1));
    }
    solver.begin(delays, this.start);
    let stop = solver.stopAt(gap, mostIterations, never.isOver);
    for (; stop === undefined; stop = solver.stopAt(gap, mostIterations, never.isOver))
      solver.iterate(delays, never.isOver);
    return this.read(stop, entries);
  }

  private refuse(state: FlowState): Refusal | undefined {
    const { demand = 1 } = state;
    if (!(demand >= 0 && demand < Infinity))
      return refuse(
        'value-invalid',
        'demand',
        `Demand times ${String(demand)} makes no sense.`,
        'Give a factor, 0 or more.',
      );
    return unknownOfState(this.network.model, state);
  }

  private read(stop: StopReason, entries: readonly LedgerEntry[]): StateFigures {
    const { choice, loading, gap, iterations } = this.solver;
    const { days } = this.base.state;
    const rowCount = this.scaled.length;
    const count = at(choice.firstPath, rowCount);
    if (count > this.flow.length) this.flow = new Float64Array(Math.ceil(count * 1.25));
    loading.flows(this.flow);
    const branches = new Float64Array(this.network.model.tables.corridor.length);
    const used = entries.flatMap(({ paths }) => (paths.row.length === 0 ? [] : [paths]));
    const masks = [entryBase(this.base).ledger.paths.base, ...used].map((paths) => branchesOf(this.network)(paths));
    sumByBranch(choice, this.flow, masks, branches);
    let [demandTonnes, lostTonnes] = [0, 0];
    for (const [row, tonnes] of this.scaled.entries()) {
      demandTonnes += tonnes * days;
      lostTonnes += tonnes * at(loading.outsideShare, row) * days;
    }
    for (const [branch, perDay] of branches.entries()) branches[branch] = perDay * days;
    return { branches, demandTonnes, lostTonnes, stop, relativeGap: gap, iterations };
  }

  private entriesOf(state: FlowState): readonly LedgerEntry[] | Refusal {
    const base = entryBase(this.base);
    const entries: LedgerEntry[] = [];
    for (const { name, given } of this.elementsOf(state)) {
      let entry = findEntry(base, name);
      if (entry === undefined) {
        const refused = drain(this.enterSteps(given));
        if (refused !== undefined) return refused;
        entry = findEntry(base, name);
      }
      if (entry !== undefined) entries.push(entry);
    }
    return entries;
  }

  /** What of a state may have paths of its own: regimes in another state than recorded, and projects. */
  private elementsOf({
    states = {},
    built = [],
  }: FlowState): readonly { readonly name: string; readonly given: GivenState }[] {
    const found: { readonly name: string; readonly given: GivenState }[] = [];
    for (const { id, recorded } of this.regimes) {
      const state = states[id] ?? recorded;
      if (state !== recorded) found.push({ name: `regime:${id}=${state}`, given: { states: { [id]: state } } });
    }
    for (const id of built) found.push({ name: `project:${id}`, given: { built: [id] } });
    return found;
  }

  private waterOf({ water = [] }: FlowState): WaterTerms | Refusal {
    const key = JSON.stringify(water);
    const known = this.waters.get(key);
    if (known !== undefined) return known;
    const day = this.base.state.cargo[0]?.overlay.consignment.departDay ?? 0;
    const found = waterOn(this.network.model, day, water);
    if (isRefusal(found)) return found;
    const terms = waterTerms(this.base.state, this.problem, found);
    this.waters.set(key, terms);
    return terms;
  }

  private arcsOf(project: string): readonly number[] {
    let arcs = this.projects.get(project);
    if (arcs === undefined) this.projects.set(project, (arcs = arcsOfProject(this.base.state, project)));
    return arcs;
  }
}

const never = { isOver: () => false, secondsLeft: () => undefined };

/** By path, a bit for each of 32 branches that it is on, and so on for the next. */
const branchesOf = once((network: Network) =>
  once((paths: LedgerPaths): readonly Int32Array[] => branchMasks(network).map((masks) => markPaths(paths, masks))),
);

/** Flows of many states of a period, from its base; refused where the period, or a regime that lifts what others close, makes that impossible. */
export function* stateFlowsSteps(
  network: Network,
  query: Pick<FlowsQuery, 'period' | 'comply' | 'gap'>,
): Steps<StateFlows | Refusal, AssignmentProgress> {
  const lifting = network.model.tables.regime.find(({ regimeId }) =>
    regimeStates.some((state) => liftsOf(network.model, regimeId, state) !== undefined),
  );
  if (lifting !== undefined)
    return refuse(
      'not-covered',
      'states',
      `The regime “${lifting.regimeId}” lifts what others close, which states are not made of.`,
      'Ask for its states one at a time, as changes of flows.',
    );
  const base = yield* flowsBaseSteps(network, query, { gap: query.gap ?? defaultGap }, never);
  return isRefusal(base) ? base : new StateFlows(base, query.comply ?? []);
}

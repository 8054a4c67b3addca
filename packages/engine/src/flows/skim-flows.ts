import { after, rowBy } from '../units/index.ts';
import { at } from '../network/at.ts';
import { chargedOnce } from './charged-once.ts';
import { storageUsdPerTonneHour } from './corridor-problem.ts';
import type { PeriodFlows } from './period-flows.ts';
import type { SolvedFlows } from './solve-flows.ts';

/** What moving costs a pair on the mean of its paths, each by its tonnes; NaN where none of its cargo moves. */
export interface FlowSkim {
  readonly from: string;
  readonly to: string;
  readonly commodity: string;
  /** The selector of what its paths must pass; undefined for free cargo, which is a row of its own. */
  readonly captiveTo: string | undefined;
  readonly demandTonnes: number;
  readonly lostTonnes: number;
  readonly paths: number;
  readonly hours: number;
  readonly queueHours: number;
  readonly usdPerTonne: number;
  readonly generalizedUsdPerTonne: number;
  readonly co2eKgPerTonne: number;
  readonly distanceKm: number;
}

/**
 * Skims of solved flows, a row per pair and commodity with demand, captive cargo apart; empty where the method keeps no paths.
 * Of several states, figures are means by the tonnes that move in each, and paths those of the state that has most.
 */
export function skimFlows({ parts }: PeriodFlows): readonly FlowSkim[] {
  const found = new Map<string, FlowSkim>();
  for (const part of parts) {
    for (const own of skimState(part)) {
      const key = `${own.from} ${own.to} ${own.commodity} ${own.captiveTo ?? ''}`;
      const before = found.get(key);
      found.set(key, before === undefined ? own : join(before, own));
    }
  }
  return [...found.values()];
}

function join(a: FlowSkim, b: FlowSkim): FlowSkim {
  const [movedA, movedB] = [a.demandTonnes - a.lostTonnes, b.demandTonnes - b.lostTonnes];
  const mean = (figure: (skim: FlowSkim) => number): number =>
    a.paths === 0
      ? figure(b)
      : b.paths === 0
        ? figure(a)
        : (figure(a) * movedA + figure(b) * movedB) / (movedA + movedB);
  return {
    ...a,
    demandTonnes: a.demandTonnes + b.demandTonnes,
    lostTonnes: a.lostTonnes + b.lostTonnes,
    paths: Math.max(a.paths, b.paths),
    hours: mean(({ hours }) => hours),
    queueHours: mean(({ queueHours }) => queueHours),
    usdPerTonne: mean(({ usdPerTonne }) => usdPerTonne),
    generalizedUsdPerTonne: mean(({ generalizedUsdPerTonne }) => generalizedUsdPerTonne),
    co2eKgPerTonne: mean(({ co2eKgPerTonne }) => co2eKgPerTonne),
    distanceKm: mean(({ distanceKm }) => distanceKm),
  };
}

function skimState({ base, changed, corridor, solution }: SolvedFlows): readonly FlowSkim[] {
  const { paths } = solution;
  if (paths === undefined) return [];
  const { network, days } = base.state;
  const { zone, commodity, link } = network.model.tables;
  const { firstFacility, facilities, classes } = corridor.problem;
  const lengthKm = network.arcs.map(({ kind, row, ride }) =>
    kind === 'move' ? at(link, row).lengthKm : (ride?.lengthKm ?? 0),
  );
  const sums = classes.map(({ demand }) =>
    Array.from(demand, () => ({ paths: 0, flow: 0, figures: new Float64Array(6) })),
  );
  const once = chargedOnce(paths, changed.state.cargo);
  for (const [path, flow] of paths.flow.entries()) {
    const c = at(paths.classIndex, path);
    const own = at(at(sums, c), at(paths.pair, path));
    const cargo = at(changed.state.cargo, c);
    const { fixedCost, costPerDelay } = at(classes, c);
    own.paths += 1;
    own.flow += flow;
    if (once !== undefined) {
      const [hours, usd] = [at(once.hours, path), at(once.usdPerTonne, path)];
      const value = costPerDelay - storageUsdPerTonneHour(cargo);
      for (const [k, figure] of [hours, 0, usd, usd + hours * value].entries())
        own.figures[k] = at(own.figures, k) + flow * figure;
    }
    for (const arc of rowBy(paths.firstArc, paths.arcs, path)) {
      let queue = 0;
      for (let k = at(firstFacility, arc); k < at(firstFacility, after(arc)); k += 1)
        queue += at(solution.facilityDelay, at(facilities, k));
      const figures = [
        at(cargo.hours, arc) + queue,
        queue,
        at(cargo.usdPerTonne, arc),
        at(fixedCost, arc) + costPerDelay * queue,
        at(cargo.co2eKgPerTonne, arc),
        at(lengthKm, arc),
      ];
      for (const [k, figure] of figures.entries()) own.figures[k] = at(own.figures, k) + flow * figure;
    }
  }
  return classes.flatMap(({ demand }, c) =>
    Array.from(demand, (each, pair): FlowSkim => {
      const { paths, flow, figures } = at(at(sums, c), pair);
      const [hours = 0, queueHours = 0, usd = 0, generalized = 0, co2e = 0, km = 0] = Array.from(
        figures,
        (sum) => sum / flow,
      );
      return {
        from: at(zone, at(at(corridor.fromZone, c), pair)).zoneId,
        to: at(zone, at(at(corridor.toZone, c), pair)).zoneId,
        commodity: at(commodity, c).commodityId,
        captiveTo: base.matrices[c]?.captiveTo?.[pair],
        demandTonnes: each * days,
        lostTonnes: at(at(solution.outside, c), pair) * days,
        paths,
        hours,
        queueHours,
        usdPerTonne: usd,
        generalizedUsdPerTonne: generalized,
        co2eKgPerTonne: co2e,
        distanceKm: km,
      };
    }),
  );
}

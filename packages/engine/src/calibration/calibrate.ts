import type { Steps } from '../steps/progress.ts';
import { once } from '../memo/once.ts';
import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { Network } from '../network/network.ts';
import { at } from '../network/at.ts';
import type { CountedVolume } from '../flows/answer.ts';
import { countedVolume, modeledVolumes } from '../flows/counts.ts';
import type { Count } from '../flows/counts.ts';
import type { DemandRecord } from '../demand/estimate-demand.ts';
import { flowParameters } from '../flows/parameters.ts';
import { emptyReturnRounds } from '../flows/empty-returns.ts';
import { selectArcs } from '../flows/select-arcs.ts';
import { demandRows } from '../demand/od-matrix.ts';
import type { OdMatrix } from '../demand/od-matrix.ts';
import type { CrossValidation } from './cross-validation.ts';
import { fitDemand } from './fit-demand.ts';
import { fitParameters, fittedParameters, neutralParameters } from './fit-parameters.ts';
import type { CountInfluence, FitProgress } from './fit-parameters.ts';
import { countedQuarters, solveAll, usableCounts } from './quarter.ts';
import type { CountedQuarter } from './quarter.ts';

/** What calibration changed, and how far from each observation it leaves the model. */
export interface Calibration {
  readonly schema: 'meridian.calibration/1';
  readonly parameters: readonly {
    readonly name: string;
    readonly value: number;
    readonly unit: string;
    readonly range: readonly [number, number];
    readonly before: number;
  }[];
  /** By count of the model: fitted, held out and merely shown, with the model as it is after calibration. */
  readonly residuals: readonly (CountedVolume & {
    readonly logRatio: number;
    readonly before: number;
    /** Of a fitted count: what the fit of the parameters would be without it. */
    readonly influence: CountInfluence | undefined;
  })[];
  /** Root mean square of ln(model / observed), before and after: of those held out, and of the fitted counts. */
  readonly spread: Readonly<
    Record<'fit' | 'held_out', { readonly counts: number; readonly before: number; readonly after: number }>
  >;
  /** How far demand was moved; undefined where parameters alone were fitted, or too few counts tell of different ways. */
  readonly demandValidation: CrossValidation | undefined;
  /** Rows of the table demand, adjusted. */
  readonly demand: readonly DemandRecord[];
}

export interface CalibrateQuery {
  /** Counts whose links a selector touches are held out as well. */
  readonly holdOut?: string | undefined;
  /** Fit the parameters alone and leave demand as the trade has it. */
  readonly parametersOnly?: boolean | undefined;
}

/**
 * Fits parameters, then demand, to the counts of a model that are to be fitted, from neutral parameters and the demand that
 * its trade yields. Refused where that makes no sense. The model is not changed: the answer holds the values that its tables
 * would take.
 */
export function* calibrateSteps(network: Network, query: CalibrateQuery): Steps<Calibration | Refusal, FitProgress> {
  const counts = usableCounts(network);
  const held = query.holdOut === undefined ? undefined : selectArcs(network, query.holdOut, 'holdOut');
  if (isRefusal(held)) return held;
  // without anything held out it is the model that lacks something
  const field = held === undefined ? 'model' : 'holdOut';
  const isFitted = (count: Count): boolean =>
    count.use === 'fit' && !(held !== undefined && count.isSelected.some((each, arc) => each === 1 && held[arc] === 1));
  const fitted = counts.filter(isFitted);
  if (fitted.length === 0)
    return refuse(
      'not-covered',
      field,
      'The model has no count to fit.',
      'Add rows with use “fit” to the table count, or hold out less.',
    );
  const was = countedQuarters(network, counts);
  if (isRefusal(was)) return was;
  const all = was.length === 0 ? was : countedQuarters(priorOf(network), counts);
  if (isRefusal(all)) return all;
  if (all.length === 0)
    return refuse(
      'not-covered',
      field,
      'The model has no demand in any period that its counts are about.',
      'Add demand of those periods, or counts of others.',
    );
  const quarters = all.filter(({ period }) =>
    fitted.some((count) => count.period.first <= period.last && count.period.last >= period.first),
  );
  const own = flowParameters(network.model);
  const before = modelAll(network, was, counts, own);
  const { parameters, influences } = yield* fitParameters(network, quarters, fitted, neutralParameters(network, own));
  const influenceOf = new Map(fitted.map(({ id }, k) => [id, at(influences, k)]));
  const { matrices: adjusted, validation } =
    query.parametersOnly === true
      ? { matrices: quarters.map(({ matrices }) => matrices), validation: undefined }
      : yield* fitDemand(network, quarters, fitted, parameters);
  const byName = new Map(quarters.map(({ name }, q) => [name, at(adjusted, q)]));
  const final = all.map((quarter) => ({ ...quarter, matrices: byName.get(quarter.name) ?? quarter.matrices }));
  const after = modelAll(network, final, counts, parameters);
  const uses = counts.map((count): Count['use'] =>
    count.use === 'shown' || count.use === 'input' ? count.use : isFitted(count) ? 'fit' : 'held_out',
  );
  const kept = counts.flatMap((count, k) => (Number.isNaN(at(after, k)) ? [] : [{ count, k }]));
  return {
    schema: 'meridian.calibration/1',
    parameters: fittedParameters(network).map((each) => ({
      name: each.name,
      value: Number(each.read(parameters).toPrecision(4)),
      unit: each.unit,
      range: [each.low, each.high],
      before: each.read(own),
    })),
    residuals: kept.map(({ count, k }) => ({
      ...countedVolume({ ...count, use: at(uses, k) }, at(after, k)),
      logRatio: logRatio(count, at(after, k)),
      before: at(before, k),
      influence: influenceOf.get(count.id),
    })),
    spread: { held_out: spreads('held_out'), fit: spreads('fit') },
    demandValidation: validation,
    demand: adjustRows(priorOf(network), final),
  };

  function spreads(use: 'fit' | 'held_out'): {
    readonly counts: number;
    readonly before: number;
    readonly after: number;
  } {
    const rows = kept.filter(({ k }) => at(uses, k) === use);
    const rms = (values: Float64Array): number =>
      Math.sqrt(
        rows.reduce((sum, { count, k }) => sum + logRatio(count, at(values, k)) ** 2, 0) / Math.max(1, rows.length),
      );
    return { counts: rows.length, before: rms(before), after: rms(after) };
  }
}

/**
 * The network with the demand that calibration starts from: what trade and zones' masses yield where the model has them,
 * so that what an earlier calibration left in its table is not adjusted again; else the table.
 */
const priorOf = once((network: Network): Network => {
  const { model } = network;
  const { trade, generation } = model.tables;
  const isEstimated = trade.length > 0 && generation.length > 0;
  return isEstimated ? { ...network, model: { ...model, tables: { ...model.tables, demand: [] } } } : network;
});

/** ln(model / observed), with a floor of 2 % of the observed volume. */
function logRatio({ low, high }: Count, modelled: number): number {
  const observed = Math.max(1, (low + high) / 2);
  return Math.log(Math.max(modelled, 0.02 * observed) / observed);
}

function modelAll(
  network: Network,
  quarters: readonly CountedQuarter[],
  counts: readonly Count[],
  parameters: ReturnType<typeof flowParameters>,
): Float64Array {
  const solved = solveAll(network, quarters, parameters, counts, emptyReturnRounds);
  return modeledVolumes(counts, solved);
}

/** The rows of the demand with the tonnes of the adjusted matrices, whole tonnes; rows of other periods stay. */
function adjustRows(
  network: Network,
  quarters: readonly (CountedQuarter & { readonly matrices: readonly OdMatrix[] })[],
): readonly DemandRecord[] {
  const { zone, commodity } = network.model.tables;
  const tonnes = new Map<string, number>();
  for (const { name, matrices } of quarters) {
    for (const [c, matrix] of matrices.entries()) {
      for (const [i, origin] of matrix.origins.entries()) {
        for (let pair = at(matrix.firstPair, i); pair < at(matrix.firstPair, i + 1); pair += 1) {
          const to = at(zone, at(matrix.destinations, pair)).zoneId;
          const key = `${at(zone, origin).zoneId} ${to} ${at(commodity, c).commodityId} ${name} ${matrix.captiveTo?.[pair] ?? ''}`;
          tonnes.set(key, Math.round(at(matrix.tonnes, pair)));
        }
      }
    }
  }
  return demandRows(network).map((row) => ({
    ...row,
    tonnes:
      tonnes.get(`${row.fromZoneId} ${row.toZoneId} ${row.commodityId} ${row.period} ${row.captiveTo ?? ''}`) ??
      row.tonnes,
  }));
}

import type { Model } from '../model/model.ts';
import type { Id } from '../units/id.ts';
import type { Calibration } from './calibrate.ts';

/** Name of the source that calibrated values name. */
const sourceId = 'calc-calibration' as Id<'source'>;

/** A model with the parameters and the demand of a calibration in its tables, and the source that says where they come from. */
export function applyCalibration(model: Model, calibration: Calibration): Model {
  const { parameters, demand, spread, demandValidation } = calibration;
  const { parameter, source } = model.tables;
  const fitted = new Map(parameters.map((each) => [each.name, each]));
  const kept = parameter.filter(({ parameterId }) => !fitted.has(parameterId));
  const off = ({ counts, after }: Calibration['spread']['fit']): string =>
    `${String(counts)} by a factor of ${Math.exp(after).toFixed(2)}`;
  const note = `Off where held out: ${off(spread.held_out)}; where fitted: ${off(spread.fit)}`;
  const rows = parameters.map(({ name, value, unit, range: [low, high] }, index) => ({
    row: kept.length + index + 2,
    parameterId: name as Id<'parameter'>,
    value,
    unit,
    low,
    high,
    sourceId: [sourceId],
    note,
  }));
  // demand that stayed as the trade has it rests on nothing that was fitted
  const isMoved = (demandValidation?.rounds ?? 0) > 0;
  const isKnown = source.some((each) => each.sourceId === sourceId);
  const described = {
    row: source.length + 2,
    sourceId,
    title: 'Calibration of flows to counted volumes',
    publisherId: undefined,
    kind: 'calculation' as const,
    credibility: undefined,
    date: undefined,
    url: undefined,
    license: undefined,
    note: 'meridian calibrate: damped Gauss-Newton on ln(modelled / observed) with priors; then demand by multiplicative adjustment within a factor of two, as far as it helps counts that are left out; docs/method/assignment.md',
  };
  return {
    ...model,
    tables: {
      ...model.tables,
      parameter: [...kept, ...rows],
      demand: demand
        .filter(({ tonnes }) => tonnes > 0)
        .map((row) => ({ ...row, sourceId: isMoved ? [...new Set([...row.sourceId, sourceId])] : row.sourceId })),
      source: isKnown ? source : [...source, described],
    },
  };
}

import { isRefusal } from '../../src/findings/refusal.ts';
import { describe, expect, test } from 'vitest';
import { applyCalibration } from '../../src/calibration/apply-calibration.ts';
import { calibrateSteps } from '../../src/calibration/calibrate.ts';
import type { Calibration, CalibrateQuery } from '../../src/calibration/calibrate.ts';
import { mostDemandFactor } from '../../src/calibration/fit-demand.ts';
import { drain } from '../../src/steps/pump.ts';
import { findFlows } from '../../src/flows/find-flows.ts';
import { checkModel } from '../../src/checks/check-model.ts';
import type { Model, ModelDraft } from '../../src/model/model.ts';
import { compile } from '../../src/network/compile.ts';
import { textModel } from './text-network.ts';
import { refused } from './refused.ts';

/** Rail and road from a to b and c to d, no path between the two: what is observed of one says nothing of the demand of the other. */
const links = `
  a-b rail 500
  a-b road 160
  c-d rail 900
  c-d road 300`;
const quarter = '2023-Q2';
const zones = ['a', 'b', 'c', 'd'].map((id) => ({ zoneId: id, name: id, nodeId: id }));
const demand = [
  { fromZoneId: 'a', toZoneId: 'b', commodityId: 'box', period: quarter, tonnes: 91_000, sourceId: ['s'] },
  { fromZoneId: 'c', toZoneId: 'd', commodityId: 'box', period: quarter, tonnes: 45_500, sourceId: ['s'] },
];

interface Observed {
  readonly id: string;
  /** Or a selector of its own. */
  readonly link?: string;
  readonly selector?: string;
  readonly tonnes: number;
  readonly use?: string;
}

function modelWith(parameters: Readonly<Record<string, number>>, observed: readonly Observed[]): Model {
  const change: ModelDraft = {
    zone: zones,
    demand,
    parameter: Object.entries(parameters).map(([parameterId, value]) => ({
      parameterId,
      value,
      unit: 'x',
      sourceId: ['s'],
    })),
    observation: observed.map(({ id, tonnes }) => ({
      observationId: id,
      measure: 'volume',
      period: quarter,
      valueLow: tonnes,
      valueHigh: tonnes,
      unit: 't',
      kind: 'actual',
      sourceId: ['s'],
    })),
    count: observed.map(({ id, link = '', selector = `link:${link}`, use }) => ({
      countId: `c-${id}`,
      observationId: id,
      selector,
      use: use ?? 'fit',
    })),
  };
  return textModel(links, change);
}

function tonnesOn(model: Model, link: string): number {
  const answer = findFlows(compile(model), { period: quarter, gap: 1e-9 });
  if (isRefusal(answer)) throw new Error(answer.message);
  const flow = answer.links.find((each) => each.link === link);
  return (flow?.tonnesForward ?? 0) + (flow?.tonnesBackward ?? 0);
}

function calibrate(model: Model, query: CalibrateQuery = {}): Calibration {
  const answer = drain(calibrateSteps(compile(model), query));
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

describe('calibration', () => {
  const truth = { mode_cost_factor_teu_road: 1.35, relative_logit_scale: 9 };
  const observed = ['a-b-rail', 'a-b-road', 'c-d-rail', 'c-d-road'].map((link) => ({
    id: link,
    link,
    tonnes: tonnesOn(modelWith(truth, []), link),
  }));

  test('C01 counts that a model with other parameters made are met by parameters alone', () => {
    const found = calibrate(modelWith({}, observed), { parametersOnly: true });
    expect(found.spread.fit.before).toBeGreaterThan(0.1);
    expect(found.spread.fit.after).toBeLessThan(0.1);
    expect(found.spread.fit.after).toBeLessThan(found.spread.fit.before / 3);
    expect(found.parameters.find(({ name }) => name === 'mode_cost_factor_teu_road')?.value).toBeGreaterThan(1.05);
    // demand stays as the trade has it
    expect(found.demand.map(({ tonnes }) => tonnes)).toEqual([91_000, 45_500]);
  });

  test('C02 demand moves toward the counts, and never by more than the stated factor', () => {
    const tenfold = observed.map((each) =>
      each.link.startsWith('a-b') ? { ...each, tonnes: 10 * each.tonnes } : each,
    );
    const found = calibrate(modelWith(truth, tenfold));
    const [first, second] = found.demand.map(({ tonnes }) => tonnes);
    expect(first).toBe(91_000 * mostDemandFactor);
    expect(second).toBeGreaterThan(45_500 * 0.9);
    expect(second).toBeLessThan(45_500 * 1.1);
  });

  test('C03 held-out counts are compared and never fitted', () => {
    const wrong = observed.map((each) =>
      each.link === 'c-d-rail' ? { ...each, tonnes: each.tonnes / 50, use: 'held_out' } : each,
    );
    const found = calibrate(modelWith(truth, wrong));
    const row = found.residuals.find(({ count }) => count === 'c-c-d-rail');
    expect(row?.use).toBe('held_out');
    expect(row?.logRatio).toBeCloseTo(Math.log(50), 1);
    expect(found.spread.fit.after).toBeLessThan(0.02);
    expect(found.spread.held_out.counts).toBe(1);
  });

  test('C04 --hold-out takes the counts of a selector out of the fit as well', () => {
    const found = calibrate(modelWith({}, observed), { holdOut: 'node:c', parametersOnly: true });
    expect(found.spread.fit.counts).toBe(2);
    expect(found.spread.held_out.counts).toBe(2);
  });

  test('C05 the calibrated model passes its checks and yields what was printed', () => {
    const model = modelWith({}, observed);
    const found = calibrate(model);
    const made = applyCalibration(model, found);
    const errors = (each: Model): readonly string[] =>
      checkModel(each)
        .filter(({ severity }) => severity === 'error')
        .map(({ message }) => message);
    expect(errors(made)).toEqual(errors(model));
    for (const { selector, modelled } of found.residuals)
      expect(tonnesOn(made, selector.slice('link:'.length)) / modelled).toBeCloseTo(1, 2);
  });

  test('C07 demand moves only as far as it helps counts that are left out', () => {
    // no fit can meet both counts of a pair: what one gains by moving demand the other loses
    const noise = observed.map((each, k) => ({ ...each, tonnes: each.tonnes * (k % 2 === 0 ? 3 : 1 / 3) }));
    const found = calibrate(modelWith({}, noise));
    expect(found.demandValidation?.rounds).toBe(0);
    expect(found.demand.map(({ tonnes }) => tonnes)).toEqual([91_000, 45_500]);
    // three lenses on one pair, which all see half as much again as it sends
    const whole = ['link:a-b-rail;link:a-b-road', 'node:a', 'node:b'].map((selector, k) => ({
      id: `whole-${String(k)}`,
      selector,
      tonnes: 91_000 * 1.5,
    }));
    const helped = calibrate(modelWith(truth, whole));
    expect(helped.demandValidation?.rounds).toBeGreaterThan(0);
    expect(helped.demand[0]?.tonnes).toBeGreaterThan(91_000 * 1.3);
  });

  test('C08 each fitted count says what the fit would be without it', () => {
    const odd = observed.map((each) => (each.link === 'c-d-road' ? { ...each, tonnes: each.tonnes * 6 } : each));
    const found = calibrate(modelWith({}, odd), { parametersOnly: true });
    const row = found.residuals.find(({ count }) => count === 'c-c-d-road');
    // it drew the fit to itself, so without it the model is farther off
    expect(Math.abs(row?.influence?.leftOut ?? 0)).toBeGreaterThan(Math.abs(row?.logRatio ?? 0) + 0.05);
    expect(found.parameters.map(({ name }) => name)).toContain(row?.influence?.moves);
    const held = calibrate(
      modelWith(
        {},
        odd.map((each) => (each === odd[3] ? { ...each, use: 'held_out' } : each)),
      ),
      {
        parametersOnly: true,
      },
    );
    expect(held.residuals.find(({ count }) => count === 'c-c-d-road')?.influence).toBeUndefined();
  });

  test('C06 a model without counts, without demand in their time, or with a bad selector is told in words', () => {
    const answer = (model: Model, query: CalibrateQuery = {}): string =>
      refused(drain(calibrateSteps(compile(model), query)));
    expect(answer(modelWith({}, []))).toContain('model: The model has no count to fit');
    expect(answer(modelWith({}, observed), { holdOut: 'link:nowhere' })).toContain(
      'holdOut: The model has no link “nowhere”',
    );
    const later = textModel(links, {
      zone: zones,
      demand,
      observation: [
        {
          observationId: 'o',
          measure: 'volume',
          period: '2031',
          valueLow: 1,
          valueHigh: 1,
          unit: 't',
          kind: 'actual',
          sourceId: ['s'],
        },
      ],
      count: [{ countId: 'c', observationId: 'o', selector: 'link:a-b-rail', use: 'fit' }],
    });
    expect(answer(later)).toContain('no demand in any period');
  });
});

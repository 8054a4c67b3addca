import { createModel } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { describe, expect, it } from 'vitest';
import { compareObservations } from './compare.ts';
import { reasonOf } from './reasons.ts';
import { summarize, summaries } from './summary.ts';

/** A railway that is waited for a day, a road beside it, and what is published of them. */
function modelOf(...observation: readonly object[]): Model {
  const load = (modeId: string): object => ({
    transferId: `load-${modeId}`,
    nodeType: 'city',
    toModeId: modeId,
    dwellMedianHours: 11,
    usdPerTeu: 10,
  });
  return createModel('text', {
    config: [{ datasetName: 'T', referenceYear: 2023, referenceDate: '2023-06-01', defaultCommodityId: 'box' }],
    node: ['a', 'b'].map((nodeId) => ({ nodeId, name: nodeId, nodeType: 'city', country: 'XXA' })),
    mode: [
      { modeId: 'rail', name: 'Rail', way: 'rail', speedKmh: 50, waitHours: 24, usdPerTeuKm: 1 },
      { modeId: 'road', name: 'Road', way: 'road', speedKmh: 100, waitHours: 0, usdPerTeuKm: 3 },
    ],
    link: ['rail', 'road'].map((modeId) => ({
      linkId: modeId,
      fromNodeId: 'a',
      toNodeId: 'b',
      modeId,
      lengthKm: 1300,
      sourceId: ['measured'],
    })),
    transfer: [load('rail'), load('road')],
    commodity: [{ commodityId: 'box', name: 'Boxes', unit: 'teu', tonnesPerTeu: 10, valueOfTimeUsdPerTonneHour: 0.1 }],
    source: ['s', 'measured'].map((sourceId) => ({ sourceId, title: sourceId, kind: 'published' })),
    observation: observation.map((each, index) => ({
      observationId: `o${String(index)}`,
      measure: 'transit_time',
      period: '2023',
      fromNodeId: 'a',
      toNodeId: 'b',
      valueLow: 2,
      valueHigh: 2,
      unit: 'day',
      kind: 'published',
      sourceId: ['s'],
      ...each,
    })),
  });
}

const comparedIn = (...observation: readonly object[]): ReturnType<typeof compareObservations>['compared'] =>
  compareObservations(modelOf(...observation)).compared;

describe('a published figure', () => {
  it('is compared on its own clock', () => {
    const days = comparedIn({ clock: 'gate' }, { clock: 'departure' }, {}).map(({ modelled }) => modelled);
    // by rail 11 + 24 + 26 + 11 hours
    expect(days).toEqual([3, 26 / 24, 3]);
  });

  it('is compared by the modes that its source names, or by others where none lead, and says so', () => {
    const by = comparedIn(
      { countingRule: 'route: any; mode: road' },
      { countingRule: 'mode: multimodal' },
      { selector: 'mode:road' },
    );
    expect(by.map(({ route }) => route?.modes)).toEqual([['road'], ['rail'], ['road']]);
    const [none] = comparedIn({ selector: 'mode:sea', valueLow: 1, valueHigh: 1 });
    expect(none?.keepsModes).toBe(false);
    expect(none === undefined ? '' : reasonOf(none)).toContain('other modes are taken');
  });

  it('is in no median where it says what should be, repeats another, or is what the model is made from', () => {
    const compared = comparedIn(
      { clock: 'gate', valueLow: 3, valueHigh: 3 },
      ...['target', 'claim', 'forecast'].map((kind) => ({ kind })),
      { copyOf: 'o0' },
      { sourceId: ['measured'] },
    );
    expect(compared.map(({ apart }) => apart)).toEqual([undefined, 'aim', 'aim', 'aim', 'copy', 'input']);
    expect(summarize(compared)).toEqual({ count: 1, medianAbsolute: 0, bias: 0, near: 1 });
  });

  it('of a trip that was timed is summed up by itself too', () => {
    const compared = comparedIn({ kind: 'pilot', clock: 'departure' }, { kind: 'actual' }, {}, { kind: 'plan' });
    expect(summaries(compared).map(({ title, summary }) => [title, summary.count])).toEqual([
      ['published times', 4],
      ['times of real trips', 2],
      ['published costs', 0],
      ['published distances', 0],
    ]);
  });

  it('has a reason where it is missed by more than a factor of two, and none where it is not', () => {
    const reasons = comparedIn(
      { valueLow: 1, valueHigh: 1 },
      { valueLow: 1.5, valueHigh: 2 },
      { clock: 'departure', valueLow: 5, valueHigh: 5 },
    ).map(reasonOf);
    expect(reasons).toEqual([
      "of the model's 3.0 days 1.9 are stays and waits, most of them at a 1.5, b 0.5",
      '',
      'the model moves for 1.1 days and stands for 0.0: the published trip moved slower, or stood longer than the rows of the model say',
    ]);
  });
});

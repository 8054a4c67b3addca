import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kilometersPerUnit } from '../units/length.ts';
import { checkModel } from './check-model.ts';
import { greatCircleKm } from '../model/great-circle.ts';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';

interface TestLink {
  readonly to: number;
  readonly lengthKm: number;
  readonly geometry?: string;
}

/** Links from node 0 along a parallel; node k is k steps of `step` degrees away. */
function findingsOf(links: readonly TestLink[], step: number): readonly (readonly [string, number | undefined])[] {
  const node = [0, 1, 2, 3, 4, 5, 6].map((k) => ({
    nodeId: `n${String(k)}`,
    name: `Node ${String(k)}`,
    xCoord: 20 + k * step,
    yCoord: 48,
    nodeType: 'junction' as const,
    sourceId: ['s'],
  }));
  const draft: ModelDraft = {
    config: [{ datasetName: 'T', referenceYear: 2023, referenceDate: '2023-06-01', defaultCommodityId: 'box' }],
    node,
    link: links.map(({ to, ...rest }, index) => ({
      ...rest,
      linkId: `l${String(index)}`,
      fromNodeId: 'n0',
      toNodeId: `n${String(to)}`,
      modeId: 'road',
      sourceId: ['s'],
    })),
    mode: [{ modeId: 'road', name: 'Road', way: 'road', speedKmh: 40, co2eGPerTonneKm: 80, sourceId: ['s'] }],
    source: [{ sourceId: 's', title: 'T', kind: 'published' }],
  };
  return checkModel(createModel('t', draft))
    .filter(({ file, code }) => file === 'link.csv' && !code.startsWith('network'))
    .map(({ code, row }) => [code, row]);
}

const distance = (k: number, step: number): number => greatCircleKm(20, 48, 20 + k * step, 48);
const ways = [1, 2, 3, 4, 5, 6];

describe('lengths beside the map', () => {
  test('01 a factor of any unit is one finding, at any distance', () => {
    const others = [...kilometersPerUnit].filter(([unit]) => unit !== 'km');
    fc.assert(
      fc.property(
        fc.constantFrom(...others),
        fc.double({ min: 0.0005, max: 3, noNaN: true }),
        fc.double({ min: 1.01, max: 1.3, noNaN: true }),
        ([, kmPerUnit], step, detour) => {
          const links = ways.map((to) => ({ to, lengthKm: (distance(to, step) * detour) / kmPerUnit }));
          expect(findingsOf(links, step)).toEqual([['length-unit-mismatch', undefined]]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('02 kilometers that were read as meters, and feet that were', () => {
    for (const factor of [0.001, 1 / 0.3048]) {
      const links = ways.map((to) => ({ to, lengthKm: distance(to, 0.2) * 1.05 * factor }));
      expect(findingsOf(links, 0.2)).toEqual([['length-unit-mismatch', undefined]]);
    }
  });

  test('03 an outlier is a finding of its own, in the right unit and in a wrong one', () => {
    for (const factor of [1, 1000]) {
      const links = ways.map((to) => ({ to, lengthKm: distance(to, 0.01) * 1.02 * factor * (to === 4 ? 50 : 1) }));
      const own = [['length-far-above-great-circle', 5]];
      expect(findingsOf(links, 0.01)).toEqual(factor === 1 ? own : [['length-unit-mismatch', undefined], ...own]);
    }
  });

  test('04 a street of meters is too short as one of centimeters', () => {
    const links = ways.map((to) => ({ to, lengthKm: to === 3 ? 0.01 : distance(to, 0.004) * 1.1 }));
    expect(findingsOf(links, 0.004)).toEqual([['length-below-great-circle', 4]]);
  });

  test('05 the drawn line decides where there is one', () => {
    const geometry = 'LINESTRING (20 48, 20.02 48.04, 20.01 48)';
    const drawn = greatCircleKm(20, 48, 20.02, 48.04) + greatCircleKm(20.02, 48.04, 20.01, 48);
    expect(findingsOf([{ to: 1, lengthKm: drawn, geometry }], 0.01)).toEqual([]);
    expect(findingsOf([{ to: 1, lengthKm: drawn / 2, geometry }], 0.01)).toEqual([['length-beside-line', 2]]);
    expect(findingsOf([{ to: 1, lengthKm: drawn * 3, geometry }], 0.01)).toEqual([['length-beside-line', 2]]);
  });

  test('06 rounded and winding ways are let pass; a link to itself is not', () => {
    const links = ways.map((to) => ({ to, lengthKm: Math.round(distance(to, 0.1) * 1.6) }));
    expect(findingsOf(links, 0.1)).toEqual([]);
    expect(findingsOf([...links, { to: 0, lengthKm: 0 }], 0.1)).toEqual([['link-to-itself', 8]]);
  });
});

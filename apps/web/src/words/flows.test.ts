import { createModel } from '@meridian/engine';
import type { CountedVolume } from '@meridian/engine';
import { describe, expect, it } from 'vitest';
import {
  changeWords,
  countName,
  formatGap,
  formatLoad,
  formatMoney,
  formatTonneKm,
  formatTonnes,
  formatTonnesChange,
  observedWords,
  projectSelector,
  residualWords,
  selectorWords,
} from './flows.ts';

const model = createModel('words', {
  corridor: [{ corridorId: 'west', name: 'West', kind: 'branch' }],
  node: [
    { nodeId: 'a', name: 'Alpha (port)', xCoord: 50, yCoord: 40, nodeType: 'seaport' },
    { nodeId: 'b', name: 'Beta', xCoord: 55, yCoord: 50, nodeType: 'city' },
  ],
  mode: [{ modeId: 'rail', name: 'Rail', way: 'rail' }],
  passage: [{ passageId: 'canal', name: 'The Canal', linkIds: ['ab'] }],
  project: [{ projectId: 'p', name: 'New line' }],
  link: [
    { linkId: 'ab', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', lengthKm: 1300, projectId: 'p' },
    { linkId: 'ba', name: 'Old line', fromNodeId: 'b', toNodeId: 'a', modeId: 'rail', lengthKm: 1300, projectId: 'p' },
  ],
  observation: [{ observationId: 'o1', selector: 'corridor:west&mode:rail' }],
});

const count: CountedVolume = {
  count: 'c1',
  observation: 'o1',
  period: '2023-Q1',
  selector: 'link:ab',
  observed: 2_200_000,
  observedLow: 2_000_000,
  observedHigh: 2_400_000,
  modelled: 1_100_000,
  unit: 't',
  use: 'fit',
  heldOut: false,
  note: undefined,
  sources: [],
};

describe('words of flows', () => {
  it('write tonnes with the prefix that keeps them short, also where rounding leads to the next', () => {
    expect([0, 0.4, 640, 999.4, 999.6, 74_200, 999_600, 2_200_000].map(formatTonnes)).toEqual([
      '0 t',
      '0 t',
      '640 t',
      '999 t',
      '1 kt',
      '74.2 kt',
      '1 Mt',
      '2.2 Mt',
    ]);
    expect([-1500, 0.2, 1500].map(formatTonnesChange)).toEqual(['−1.5 kt', 'no change', '+1.5 kt']);
    expect(formatTonnes(Number.NaN)).toBe('not known');
  });

  it('write loads, money, transport and gaps', () => {
    expect([undefined, 0, 0.001, 0.5, 1.126].map(formatLoad)).toEqual(['not known', '0 %', '< 1 %', '50 %', '113 %']);
    expect([640_000, 7_400_000, 2e9].map(formatMoney)).toEqual(['640,000 USD', '7.4 million USD', '2 bn USD']);
    expect([46.3e9, 258e6].map(formatTonneKm)).toEqual(['46.3 bn tkm', '258 million tkm']);
    expect([0, 8e-5, -1e-16].map(formatGap)).toEqual(['0', '8e-5', '-1e-16']);
  });

  it('name what a selector selects, a project by its name, and leave what is none as it is', () => {
    expect(selectorWords(model, 'link:ab')).toBe('Alpha – Beta');
    expect(selectorWords(model, 'link:ba;passage:canal')).toBe('Old line; The Canal');
    expect(selectorWords(model, 'corridor:west&mode:rail')).toBe('West, Rail');
    expect(selectorWords(model, projectSelector(model, 'p'))).toBe('New line');
    expect(selectorWords(model, 'nonsense')).toBe('nonsense');
  });

  it('say what is changed', () => {
    expect(changeWords(model, { kind: 'close', selector: 'link:ba' })).toBe('Old line: closed');
    expect(changeWords(model, { kind: 'capacity', selector: 'corridor:west', value: 0.5 })).toBe(
      'West: half the capacity',
    );
    expect(changeWords(model, { kind: 'water_level', selector: 'passage:canal', value: -1 })).toBe(
      'The Canal: water 1 m lower',
    );
    expect(changeWords(model, { kind: 'demand', selector: '', value: 1.2 })).toBe('All cargo: demand × 1.2');
    expect(changeWords(model, { kind: 'build', selector: 'project:p' })).toBe('New line: built');
    expect(changeWords(model, { kind: 'hours_added', selector: 'passage:canal', value: 6 })).toBe(
      'The Canal: 6 h more',
    );
  });

  it('name a count by what was observed, with its period where another is shown', () => {
    expect(countName(model, count, '2023-Q1')).toBe('West, Rail');
    expect(countName(model, { ...count, period: '2023-01/2023-05' }, '2023-Q1')).toBe('West, Rail, 2023-01 to 2023-05');
    expect(observedWords(count)).toBe('2 Mt to 2.4 Mt');
    expect(residualWords(count)).toBe('−50 %');
    expect(residualWords({ ...count, modelled: 2_300_000 })).toBe('within the range');
    expect(residualWords({ ...count, modelled: 2_420_000 })).toBe('+10 %');
  });
});

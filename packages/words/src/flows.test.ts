import { createModel } from '@meridian/engine';
import type { CountedVolume } from '@meridian/engine';
import { describe, expect, it } from 'vitest';
import { countName, observedWords, residualWords } from './flows.ts';
import { changeWords, projectSelector, selectorWords } from './selectors.ts';

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
  missReason: undefined,
  sources: [],
};

describe('words of flows', () => {
  it('name what a selector selects, a project by its name, and leave what is none as it is', () => {
    expect(selectorWords(model, 'link:ab')).toBe('Alpha – Beta');
    expect(selectorWords(model, 'link:ba;passage:canal')).toBe('Old line; The Canal');
    expect(selectorWords(model, 'corridor:west&mode:rail')).toBe('West, Rail');
    expect(selectorWords(model, projectSelector(model, 'p'))).toBe('New line');
    expect(selectorWords(model, 'nonsense')).toBe('nonsense');
  });

  it('say what is changed', () => {
    expect(changeWords(model, { kind: 'close', selector: 'link:ba' })).toBe('Old line: closed');
    // as many digits as a slider has steps
    expect(changeWords(model, { kind: 'capacity', selector: 'link:ba', value: 1.15 })).toBe(
      'Old line: capacity × 1.15',
    );
    expect(changeWords(model, { kind: 'water_level', selector: 'link:ba', value: -0.25 })).toBe(
      'Old line: water 0.25 m lower',
    );
    expect(changeWords(model, { kind: 'capacity', selector: 'corridor:west', value: 0.5 })).toBe(
      'West: half the capacity',
    );
    expect(changeWords(model, { kind: 'water_level', selector: 'passage:canal', value: -1 })).toBe(
      'The Canal: water 1 m lower',
    );
    expect(changeWords(model, { kind: 'build', selector: 'project:p' })).toMatch(/: built$/);
    expect(changeWords(model, { kind: 'hours_added', selector: 'link:ba', value: 6 })).toBe('Old line: 6 h more');
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

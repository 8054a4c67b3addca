import { describe, expect, it } from 'vitest';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';
import { checkObservations } from './observations.ts';

const codes = (...observation: NonNullable<ModelDraft['observation']>): readonly string[] =>
  checkObservations(createModel('text', { observation })).map(
    ({ code, row, severity }) => `${severity} ${code}:${String(row)}`,
  );
const time = { observationId: 'o', measure: 'transit_time', period: '2023', fromNodeId: 'a', toNodeId: 'b' };

describe('observations', () => {
  it('want a clock where they are times between two places', () => {
    expect(codes(time)).toEqual(['warning time-without-clock:2']);
    expect(codes({ ...time, clock: 'departure' }, { ...time, observationId: 'p', measure: 'transit_cost' })).toEqual(
      [],
    );
    expect(codes({ observationId: 'q', measure: 'transit_time', period: '2023', toNodeId: 'b' })).toEqual([]);
  });

  it('repeat a row that repeats none', () => {
    const [first, second, third] = ['o', 'p', 'q'].map((observationId) => ({
      ...time,
      observationId,
      clock: 'gate',
    }));
    expect(codes({ ...first, copyOf: 'o' })).toEqual(['error copy-of-copy:2']);
    expect(codes({ ...first }, { ...second, copyOf: 'o' })).toEqual([]);
    expect(codes({ ...first }, { ...second, copyOf: 'o' }, { ...third, copyOf: 'p' })).toEqual([
      'error copy-of-copy:4',
    ]);
  });
});

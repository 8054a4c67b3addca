import { describe, expect, it } from 'vitest';
import type { Count } from '../flows/counts.ts';
import { chooseRounds, foldsOf } from './cross-validation.ts';

const through = (selector: string): Count => ({ selector }) as Count;
const errors = (...rounds: readonly (readonly number[])[]): readonly Float64Array[] =>
  rounds.map((own) => Float64Array.from(own));

describe('cross-validation', () => {
  it('leaves counts through one lens out together, and says where there are too few lenses', () => {
    const folds = foldsOf(['a', 'b', 'a', 'c', 'b'].map(through));
    expect(folds?.[0]).toBe(folds?.[2]);
    expect(folds?.[1]).toBe(folds?.[4]);
    expect(new Set(folds).size).toBe(3);
    expect(foldsOf(['a', 'b', 'a'].map(through))).toBeUndefined();
  });

  it('goes as far as every lens gains', () => {
    const counts = ['a', 'b', 'c'].map(through);
    const found = chooseRounds(counts, errors([1, 1, 1], [0.5, 0.6, 0.5], [0.1, 0.2, 0.1]));
    expect(found.rounds).toBe(2);
    expect(found.leftOut[2]).toBeCloseTo(Math.sqrt((0.01 + 0.04 + 0.01) / 3), 12);
  });

  it('stays where what is gained by one lens is within the scatter of the others', () => {
    const counts = ['a', 'b', 'c', 'd'].map(through);
    expect(chooseRounds(counts, errors([1, 1, 1, 1], [0.2, 1.1, 1.05, 1.1])).rounds).toBe(0);
  });

  it('takes counts through one lens as one piece of evidence, however many they are', () => {
    const counts = ['a', 'a', 'a', 'a', 'a', 'a', 'b', 'c'].map(through);
    expect(
      chooseRounds(counts, errors([1, 1, 1, 1, 1, 1, 1, 1], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1.1, 1.1])).rounds,
    ).toBe(0);
  });
});

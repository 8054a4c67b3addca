import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillUniforms, philoxBlock, uniformAt } from './philox.ts';

type Words = readonly [number, number, number, number];

function blockOf([c0, c1, c2, c3]: Words, [key0, key1]: readonly [number, number]): string {
  const words = new Uint32Array(4);
  philoxBlock(words, c0, c1, c2, c3, key0, key1);
  return [...words].map((word) => word.toString(16).padStart(8, '0')).join(' ');
}

function part(seed: number, stream: number, from: number, count: number): readonly number[] {
  const values = new Float64Array(count);
  fillUniforms(values, seed, stream, from);
  return [...values];
}

describe('Philox4x32-10', () => {
  it('gives the known answers of Random123 (kat_vectors)', () => {
    expect(blockOf([0, 0, 0, 0], [0, 0])).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8');
    const ones = 0xffffffff;
    expect(blockOf([ones, ones, ones, ones], [ones, ones])).toBe('408f276d 41c83b0e a20bc7c6 6d5451fd');
    expect(blockOf([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toBe(
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    );
  });
});

describe('numbers of a seed', () => {
  // seeded answers rest on these
  it.each([
    [0, 0, 0, 0.3990464707603678],
    [7, 3, 11, 0.032447197125293314],
    [0xffffffff, 199, 95, 0.2940944110741839],
    [1, 2, 0xffffffff, 0.45574754860717803],
  ])('are what they were: seed %i, draw %i, counter %i', (seed, draw, counter, value) => {
    expect(uniformAt(seed, draw, counter)).toBe(value);
  });

  it('are what they were in streams', () => {
    expect(part(77, 2, 0, 6)).toEqual([
      0.2438594257691875, 0.5573586447862908, 0.635416547418572, 0.48455918638501316, 0.8372553769731894,
      0.5969440502813086,
    ]);
  });
});

describe('a stream', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff });
  // the last whole block before a number that no counter of 32 bits holds is among them
  const from = fc.oneof(fc.nat(1000), fc.integer({ min: 2 ** 32 - 9, max: 2 ** 32 + 9 }), fc.maxSafeNat());

  it('has the same numbers however it is cut, in any order', () => {
    fc.assert(
      fc.property(word, word, from, fc.array(fc.nat(9), { maxLength: 12 }), (seed, stream, start, sizes) => {
        const first = Math.min(start, Number.MAX_SAFE_INTEGER - 200);
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const values = new Float64Array(total);
        const ends = sizes.map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0));
        // the last part is made first
        for (const [index, end] of [...ends.entries()].reverse()) {
          const begin = end - (sizes[index] ?? 0);
          fillUniforms(values.subarray(begin, end), seed, stream, first + begin);
        }
        expect([...values]).toEqual(part(seed, stream, first, total));
      }),
      { seed: 20261129, numRuns: 300 },
    );
  });

  it('shares no block with another stream, seed or part', () => {
    const starts = [0, 4, 2 ** 31, 2 ** 32, 2 ** 32 + 4, 2 ** 40];
    const blocks = [1, 2].flatMap((seed) =>
      [0, 1].flatMap((stream) => starts.map((start) => part(seed, stream, start, 4).join())),
    );
    expect(new Set(blocks).size).toBe(blocks.length);
  });

  it('is even: mean, spread and ties of neighbors of a million numbers lie within four standard errors', () => {
    const values = new Float64Array(1_000_000);
    fillUniforms(values, 5, 9);
    const n = values.length;
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const spread = values.reduce((sum, value) => sum + (value - 0.5) ** 2, 0) / n;
    const tie = values.reduce((sum, value, k) => sum + (value - 0.5) * ((values[(k + 1) % n] ?? 0) - 0.5), 0) / n;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(spread - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
    expect(Math.abs(tie)).toBeLessThan((4 * (1 / 12)) / Math.sqrt(n));
  });
});

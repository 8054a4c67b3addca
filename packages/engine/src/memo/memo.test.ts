import { describe, expect, it } from 'vitest';
import { createMemo } from './memo.ts';
import { once, onceFromParts } from './once.ts';

describe('a memo', () => {
  it('gives way to the least recently used, not to the oldest', () => {
    const memo = createMemo<string>(2);
    const owner = {};
    const made: string[] = [];
    const ask = (key: string): string =>
      memo.of(owner, key, () => {
        made.push(key);
        return key.toUpperCase();
      });
    ask('a');
    ask('b');
    expect(ask('a')).toBe('A');
    ask('c');
    ask('a');
    expect(made).toEqual(['a', 'b', 'c']);
    ask('b');
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('counts for each owner apart, and knows a result that is undefined', () => {
    const memo = createMemo<number | undefined>(1);
    const [one, other] = [{}, {}];
    let made = 0;
    const make = (): undefined => void (made += 1);
    memo.of(one, 'k', make);
    memo.of(other, 'k', make);
    memo.of(one, 'k', make);
    expect(made).toBe(2);
  });

  it('finds what was kept from elsewhere, which counts as a use', () => {
    const memo = createMemo<number>(2);
    const owner = {};
    expect(memo.find(owner, 'a')).toBeUndefined();
    memo.keep(owner, 'a', 1);
    memo.keep(owner, 'b', 2);
    memo.find(owner, 'a');
    memo.keep(owner, 'c', 3);
    expect(['a', 'b', 'c'].map((key) => memo.find(owner, key))).toEqual([1, undefined, 3]);
    memo.keep(owner, 'a', 4);
    expect(memo.find(owner, 'a')).toBe(4);
  });

  it('keeps nothing that was not made', () => {
    const memo = createMemo<number>(2);
    const owner = {};
    const fail = (): number => {
      throw new Error('no');
    };
    expect(() => memo.of(owner, 'a', fail)).toThrow('no');
    expect(memo.of(owner, 'a', () => 1)).toBe(1);
  });

  it('has a size', () => {
    expect(() => createMemo(0)).toThrow('size of a memo is 0');
  });
});

describe('once', () => {
  it('makes a result once for an object', () => {
    let made = 0;
    const derive = once((from: { readonly x: number }) => (made += from.x));
    const from = { x: 3 };
    expect([derive(from), derive(from), derive({ x: 1 })]).toEqual([3, 3, 4]);
  });

  it('shares what follows from parts with a copy that has the same parts, and shows it no others', () => {
    const seen: string[][] = [];
    const derive = onceFromParts<{ a: number[]; b: number[]; c: number[] }, 'a' | 'b', number>(['a', 'b'], (parts) => {
      seen.push(Object.keys(parts));
      return parts.a.length + parts.b.length;
    });
    const whole = { a: [1], b: [2], c: [3] };
    expect(derive(whole)).toBe(2);
    const copy = { ...whole, c: [] };
    expect(derive(copy)).toBe(2);
    expect(seen).toEqual([['a', 'b']]);
    expect(derive({ ...whole, b: [1, 2] })).toBe(3);
    expect(derive(whole)).toBe(2);
    expect(seen).toHaveLength(2);
  });

  it('says that a part has to be an object', () => {
    const derive = onceFromParts<{ a: unknown }, 'a', number>(['a'], () => 1);
    expect(() => derive({ a: 1 })).toThrow('A part is 1');
  });
});

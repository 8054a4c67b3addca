import { describe, expect, it } from 'vitest';
import { atMostEvery, drain, isStopped, pump } from './pump.ts';
import type { Progress, Steps } from './progress.ts';

interface Watched {
  closed: boolean;
}

function* counting(to: number, watched: Watched = { closed: false }): Steps<number, Progress<'counting'>> {
  try {
    for (let done = 1; done <= to; done += 1) yield { phase: 'counting', done, of: to };
    return to * 10;
  } finally {
    watched.closed = true;
  }
}

/** A clock that goes on by one millisecond whenever it is read. */
function clock(): () => number {
  let time = 0;
  return () => (time += 1);
}

describe('drain', () => {
  it('tells of every step and gives the result', () => {
    const told: number[] = [];
    expect(drain(counting(3), ({ done }) => told.push(done))).toBe(30);
    expect(told).toEqual([1, 2, 3]);
  });
});

describe('pump', () => {
  it('lets others have their turn after each slice, and gives the same result', async () => {
    let turns = 0;
    const pause = (): Promise<void> => {
      turns += 1;
      return Promise.resolve();
    };
    expect(await pump(counting(12), { now: clock(), sliceMs: 4, pause })).toBe(120);
    expect(turns).toBe(3);
  });

  it('leaves and closes work that is not wanted any more', async () => {
    const signal = { aborted: false };
    const watched = { closed: false };
    const told: number[] = [];
    const result = await pump(counting(100, watched), {
      now: clock(),
      sliceMs: 0,
      pause: () => Promise.resolve(),
      signal,
      onProgress: ({ done }) => {
        told.push(done);
        signal.aborted = done === 5;
      },
    });
    expect(isStopped(result)).toBe(true);
    expect(told.at(-1)).toBe(5);
    expect(watched.closed).toBe(true);
  });

  it('does not begin what was left before', async () => {
    const told: number[] = [];
    const result = await pump(counting(3), {
      now: clock(),
      sliceMs: 9,
      pause: () => Promise.resolve(),
      signal: { aborted: true },
      onProgress: ({ done }) => told.push(done),
    });
    expect([isStopped(result), told]).toEqual([true, []]);
  });
});

describe('atMostEvery', () => {
  it('passes on the first, and then one a period', () => {
    let time = 0;
    const told: string[] = [];
    const tell = atMostEvery<string>(
      10,
      () => time,
      (text) => told.push(text),
    );
    for (const [at, text] of [
      [0, 'a'],
      [9, 'b'],
      [10, 'c'],
      [15, 'd'],
      [25, 'e'],
    ] as const) {
      time = at;
      tell(text);
    }
    expect(told).toEqual(['a', 'c', 'e']);
  });
});

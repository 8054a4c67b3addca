import { afterEach, describe, expect, it } from 'vitest';
import { PoolFull, ThreadPool } from './thread-pool.ts';

type Task = 'answer' | 'fail' | 'never end';

let pool: ThreadPool<Task, string>;
afterEach(() => pool.close());

function open(mostWaiting: number): void {
  const file = new URL('./thread-pool-sample.ts', import.meta.url);
  pool = new ThreadPool({ file, holding: 'what it holds', threads: 1, mostWaiting });
}

const { signal } = new AbortController();

describe('a pool of threads', () => {
  it('gives each thread what it holds, and hands on what a task throws', async () => {
    open(4);
    expect(await pool.run('answer', signal)).toBe('what it holds');
    await expect(pool.run('fail', signal)).rejects.toThrow('this task fails');
    expect(await pool.run('answer', signal)).toBe('what it holds');
  });

  it('ends a task that is aborted, also one that never lets go, and goes on with the next', async () => {
    open(4);
    const cancel = new AbortController();
    const endless = pool.run('never end', cancel.signal);
    const next = pool.run('answer', signal);
    setTimeout(() => cancel.abort(), 50);
    await expect(endless).rejects.toThrow(/abort/i);
    expect(await next).toBe('what it holds');
  });

  it('refuses a task when as many wait as may', async () => {
    open(1);
    const two = [pool.run('answer', signal), pool.run('answer', signal)];
    await expect(pool.run('answer', signal)).rejects.toBeInstanceOf(PoolFull);
    expect(await Promise.all(two)).toEqual(['what it holds', 'what it holds']);
    expect(await pool.run('answer', signal)).toBe('what it holds');
  });
});

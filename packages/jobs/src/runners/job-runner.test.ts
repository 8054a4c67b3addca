import { createModel } from '@meridian/engine';
import { afterEach, expect, it } from 'vitest';
import { isOver, JobRunner } from './job-runner.ts';
import type { JobState } from '../job.ts';

const model = createModel('empty', {});
let runner: JobRunner;
afterEach(() => runner.close());

function ended(id: string): Promise<JobState> {
  return new Promise((resolve) => {
    runner.subscribe(id, (state) => {
      if (isOver(state)) resolve(state);
    });
  });
}

it('refuses a job when as many wait as may, and keeps only the latest results', async () => {
  runner = new JobRunner(model, { atOnce: 1, mostQueued: 1, mostKept: 1 });
  const ids = [1, 2, 3].map(() => runner.submit({ kind: 'assign' })?.id);
  expect(ids[2]).toBeUndefined();
  const [first = '', second = ''] = ids;
  expect([runner.find(first)?.status, runner.find(second)?.status]).toEqual(['running', 'queued']);
  const [one, two] = await Promise.all([ended(first), ended(second)]);
  expect(one.fault).toContain('no demand');
  expect(two.status).toBe('failed');
  expect(runner.list().map(({ id }) => id)).toEqual([second]);
  expect(runner.submit({ kind: 'assign' })?.status).toBe('running');
});

it('cancels what waits as well as what runs, once', () => {
  runner = new JobRunner(model, { atOnce: 1, mostQueued: 5, mostKept: 5 });
  const ids = [1, 2].map(() => runner.submit({ kind: 'calibrate' })?.id ?? '');
  for (const id of [...ids].reverse()) expect(runner.cancel(id)?.status).toBe('cancelled');
  expect(runner.list().map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  expect(runner.cancel('none')).toBeUndefined();
});

import { fileURLToPath } from 'node:url';
import { assignmentAnswer, findFlows, isRefusal, compile } from '@meridian/engine';
import type { Model } from '@meridian/engine';
import { formatAnswer } from '@meridian/model-files';
import type { Receipt } from '@meridian/model-files';
import { loadModelFolder } from '@meridian/model-files/disk';
import {
  modelAssignmentSchema,
  jobSchema,
  jobsAnswerSchema,
  periodsAnswerSchema,
  problemSchema,
} from '@meridian/api-contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../src/index.ts';
import type { App } from '../src/index.ts';

let app: App;
let model: Model;
let address: string;

async function load(name: string): Promise<Model> {
  const { model: read } = await loadModelFolder(fileURLToPath(new URL(`../../../models/${name}`, import.meta.url)));
  if (read === undefined) throw new Error(`${name} does not read`);
  return read;
}

beforeAll(async () => {
  model = await load('instc');
  app = await createServer({ model });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

const question = 'period=2023-Q1&gap=1e-4';

/** Follows a job to its end. */
async function follow(id: string): Promise<ReturnType<typeof jobSchema.parse>> {
  for (;;) {
    const { body } = await app.inject(`/api/jobs/${id}`);
    const job = jobSchema.parse(JSON.parse(body));
    if (job.status !== 'queued' && job.status !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function post(
  body: object,
): Promise<{ readonly statusCode: number; readonly job: ReturnType<typeof jobSchema.parse> }> {
  const { statusCode, body: text } = await app.inject({ method: 'POST', url: '/api/jobs', payload: body });
  return { statusCode, job: jobSchema.parse(JSON.parse(text)) };
}

describe('flows over HTTP', () => {
  it('answers what the engine answers, in the form that it describes', async () => {
    const { statusCode, body } = await app.inject(`/api/assign?${question}`);
    expect(statusCode).toBe(200);
    const answer: unknown = JSON.parse(body);
    expect(modelAssignmentSchema.safeParse(answer)).toMatchObject({ success: true });
    const own = findFlows(compile(model), { period: '2023-Q1', gap: 1e-4 });
    if (isRefusal(own)) throw new Error(own.message);
    const { receipt } = answer as { receipt: Receipt };
    expect(answer).toEqual(JSON.parse(formatAnswer(assignmentAnswer(own, {}), receipt)));
  });

  it('takes changes and tells who uses a link', async () => {
    const plain = modelAssignmentSchema.parse((await app.inject(`/api/assign?${question}`)).json());
    const url = `/api/assign?${question}&change=close:country:AZE&change=capacity:corridor:eastern=0.5&select=corridor:eastern`;
    const changed = modelAssignmentSchema.parse((await app.inject(url)).json());
    const western = (each: typeof plain): number =>
      each.branches.find(({ branch }) => branch === 'western')?.tonnes ?? 0;
    expect(western(changed)).toBeLessThan(western(plain));
    expect(changed.lostTonnes).toBeGreaterThan(plain.lostTonnes);
    expect(changed.select?.tonnes).toBeCloseTo(
      changed.branches.find(({ branch }) => branch === 'eastern')?.tonnes ?? NaN,
      3,
    );
  });

  it('lists the periods with demand, and writes files', async () => {
    const { periods } = periodsAnswerSchema.parse((await app.inject('/api/periods')).json());
    expect(periods[0]).toBe('2021-Q1');
    const csv = await app.inject(`/api/assign/flows.csv?${question}`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body.split('\n').length).toBeGreaterThan(100);
    const lines = (await app.inject(`/api/assign/flows.geojson?${question}`)).json<{
      readonly features: readonly object[];
    }>();
    expect(lines.features.length).toBe(csv.body.trim().split('\n').length - 1);
    const parquet = await app.inject(`/api/assign/flows.parquet?${question}`);
    expect(parquet.rawPayload.subarray(0, 4).toString()).toBe('PAR1');
    expect((await app.inject(`/api/assign/skims.csv?${question}`)).body).toContain('generalized_usd_per_tonne');
  });

  it.each([
    ['/api/assign?period=2031', 'none for 2031', 'period'],
    ['/api/assign?method=foo', 'method', 'method'],
    ['/api/assign?change=close', 'does not begin with one of', 'change'],
    ['/api/assign?change=close:link:nowhere', 'no link “nowhere”', 'change'],
    ['/api/assign?select=link:nowhere', 'no link “nowhere”', 'select'],
    ['/api/assign?comply=XX', 'no sanctions by “XX”', 'comply'],
    ['/api/assign?gap=2', 'gap', 'gap'],
  ])('says what is wrong with %s', async (url, words, field) => {
    const { statusCode, body } = await app.inject(url);
    expect(statusCode).toBe(400);
    const problem = problemSchema.parse(JSON.parse(body));
    expect(problem.detail).toContain(words);
    expect(problem.refusal?.field).toBe(field);
    expect(problem.findings?.length).toBeGreaterThan(0);
  });

  it('says what a model without demand lacks', async () => {
    const other = await createServer({ model: await load('northern-corridor') });
    const { statusCode, body } = await other.inject('/api/assign');
    expect(statusCode).toBe(400);
    expect(body).toContain('Add a table demand');
    expect(periodsAnswerSchema.parse((await other.inject('/api/periods')).json()).periods).toEqual([]);
    await other.close();
  });
});

describe('jobs', () => {
  it('runs, keeps the result, and tells two listeners of it', async () => {
    const { statusCode, job } = await post({ kind: 'criticality', by: 'passage', period: '2023-Q1', most: 3 });
    expect(statusCode).toBe(202);
    const read = async (): Promise<string> => (await fetch(`${address}/api/jobs/${job.id}/events`)).text();
    const [one, two] = await Promise.all([read(), read()]);
    for (const events of [one, two]) {
      expect(events).toContain('event: done');
      expect(events).toMatch(/"hasResult":true/);
    }
    const done = await follow(job.id);
    expect(done.status).toBe('done');
    expect(done.result).toMatchObject({ schema: 'meridian.criticality/1', by: 'passage', period: '2023-Q1' });
    // a late listener gets the end at once, and the list has no results in it
    expect(await read()).toContain('event: done');
    const { jobs } = jobsAnswerSchema.parse((await app.inject('/api/jobs')).json());
    expect(jobs.find(({ id }) => id === job.id)).toMatchObject({ status: 'done' });
    expect(jobs.every((each) => !('result' in each))).toBe(true);
  });

  it('is canceled at once, while others wait and then run', async () => {
    const long = await post({ kind: 'calibrate' });
    const next = await post({ kind: 'assign', period: '2022-Q3', change: ['close:passage:suez'] });
    expect(next.job.status).toBe('queued');
    const cancelled = await app.inject({ method: 'DELETE', url: `/api/jobs/${long.job.id}` });
    expect(jobSchema.parse(JSON.parse(cancelled.body)).status).toBe('cancelled');
    const done = await follow(next.job.id);
    expect(done.result).toMatchObject({ schema: 'meridian.assignment/1', period: '2022-Q3' });
    expect((await follow(long.job.id)).status).toBe('cancelled');
  });

  it('fails in words where the question makes no sense', async () => {
    const { job } = await post({ kind: 'criticality', by: 'country', period: '1999' });
    const failed = await follow(job.id);
    expect([failed.status, failed.fault]).toEqual(['failed', expect.stringContaining('none for 1999')]);
  });

  it.each([
    [{ kind: 'dance' }, 400],
    [{ kind: 'criticality', by: 'weather' }, 400],
    [{ kind: 'assign', change: ['close'] }, 400],
    [{ kind: 'assign', period: 'x'.repeat(20_000) }, 413],
  ])('refuses %o', async (payload, status) => {
    const { statusCode } = await app.inject({ method: 'POST', url: '/api/jobs', payload });
    expect(statusCode).toBe(status);
  });

  it('knows no job that is not there', async () => {
    for (const [method, url] of [
      ['GET', '/api/jobs/none'],
      ['DELETE', '/api/jobs/none'],
      ['GET', '/api/jobs/none/events'],
    ] as const)
      expect((await app.inject({ method, url })).statusCode).toBe(404);
  });
});

import { now } from '../clock.ts';
import { jobRequestSchemaOf, jobsAnswerSchema, jobSchema } from '@meridian/api-contract';
import { getJobKind, isOver, jobKinds, jobLimits } from '@meridian/jobs';
import type { JobRequest, JobState } from '@meridian/jobs';
import { createReceipt } from '@meridian/model-files';
import type { AskedQuestion, Receipt } from '@meridian/model-files';
import { nodeEdge } from '@meridian/model-files/disk';
import { z } from 'zod';
import { answers } from '../context.ts';
import type { Api, Context } from '../context.ts';
import { answerOrFail, MissingResource, TooManyJobs } from '../faults.ts';

/** Largest body of a request for a job, in bytes. */
const bodyLimit = 16_384;
/** Between two signs of life on a stream of events, in milliseconds. */
const heartbeat = 15_000;
const accepted: { readonly 202: z.ZodType } = { 202: jobSchema };
const params = z.strictObject({ id: z.string().max(100) });

/** Long work: asked for, followed, fetched and canceled. */
export function jobRoutes(app: Api, { jobs, model }: Context): void {
  /** What each job that is still known was asked, and when. */
  const asked = new Map<string, { readonly question: AskedQuestion; readonly at: number }>();
  const sign = (id: string, answer: object): Receipt | undefined => {
    const { question, at } = asked.get(id) ?? {};
    return question === undefined || at === undefined
      ? undefined
      : createReceipt({ question, model }, nodeEdge(at), answer);
  };
  const signed = ({ result, ...state }: JobState): object => ({
    ...state,
    refusal: state.refusal,
    result: result === undefined ? undefined : { ...result, receipt: sign(state.id, result) },
  });
  const stateOf = (id: string): JobState => {
    const state = jobs.find(id);
    if (state === undefined) throw new MissingResource(`There is no job ${id}.`);
    return state;
  };

  app.post(
    '/jobs',
    {
      bodyLimit,
      schema: {
        summary: `Ask for long work: ${jobKinds.map(({ name }) => name).join(', ')}`,
        body: jobRequestSchemaOf(jobKinds),
        response: accepted,
      },
    },
    (request, reply) => {
      const state = jobs.submit(readRequest(request.body));
      if (state === undefined)
        throw new TooManyJobs(`At most ${jobLimits.mostQueued} jobs may wait; try again when one has ended.`);
      for (const id of asked.keys()) if (jobs.find(id) === undefined) asked.delete(id);
      const { kind, ...values } = request.body;
      asked.set(state.id, { question: { ask: kind, ...values }, at: now() });
      return reply.code(202).header('location', `/api/jobs/${state.id}`).send(signed(state));
    },
  );

  app.get(
    '/jobs',
    { schema: { summary: 'All jobs, without their results', response: answers(jobsAnswerSchema) } },
    () => ({
      jobs: jobs
        .list()
        .map(({ id, kind, status, progress, fault, refusal }) => ({ id, kind, status, progress, fault, refusal })),
    }),
  );

  app.get(
    '/jobs/:id',
    { schema: { summary: 'A job and, once it is done, its result', params, response: answers(jobSchema) } },
    (request) => signed(stateOf(request.params.id)),
  );

  app.delete('/jobs/:id', { schema: { summary: 'Cancel a job', params, response: answers(jobSchema) } }, (request) => {
    stateOf(request.params.id);
    return signed(jobs.cancel(request.params.id) ?? stateOf(request.params.id));
  });

  app.get(
    '/jobs/:id/events',
    { schema: { summary: 'Progress as server-sent events, to the end', params } },
    (request, reply) => {
      const { id } = stateOf(request.params.id);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      const beat = setInterval(() => raw.write(': alive\n\n'), heartbeat);
      // the result is fetched from the job itself: a stream of events is no place for megabytes
      const stop = jobs.subscribe(id, ({ result, ...state }) => {
        raw.write(`event: ${state.status}\ndata: ${JSON.stringify({ ...state, hasResult: result !== undefined })}\n\n`);
        if (isOver(state as JobState)) raw.end();
      });
      raw.on('close', () => {
        clearInterval(beat);
        stop();
      });
    },
  );
}

/** The request as the engine asks it, read by its kind. */
function readRequest({ kind, ...body }: { readonly kind: string }): JobRequest {
  return { kind, ...answerOrFail(getJobKind(kind).read(body)) } as JobRequest;
}

import { availableParallelism } from 'node:os';
import { PoolFull, ThreadPool } from '@meridian/jobs';
import type { FastifyReply } from 'fastify';
import type { Outcome, Task } from './answer-worker.ts';
import type { QuestionName, QuestionOf } from './answers/index.ts';
import type { Content, Holding } from './answers/held.ts';
import { ClientGone, InputFault, MissingResource, RefusedQuestion, TooManyQuestions } from './faults.ts';

export interface PoolLimits {
  /** Threads, each of which holds the model. */
  readonly threads: number;
  /** Questions that may wait for a thread; one more is refused. */
  readonly mostWaiting: number;
}

/** How long a question whose client has left may still go on, in milliseconds: a thread that is ended has to start anew. */
const graceMs = 2_000;

/** Two threads at least, so that one long question does not keep all others waiting. */
export const poolLimits: PoolLimits = { threads: Math.min(8, Math.max(2, availableParallelism())), mostWaiting: 64 };

/**
 * Answers questions in threads of their own, so that the thread that listens is free for others. A client that leaves
 * takes its question with it, after a short grace: one that waits is dropped, one that is being answered ends with its
 * thread, and another starts.
 */
export class AnswerPool {
  private readonly threads: ThreadPool<Task, Outcome>;
  private readonly limits: PoolLimits;

  constructor(holding: Holding, limits: PoolLimits = poolLimits) {
    this.limits = limits;
    const file = new URL('./answer-worker.ts', import.meta.url);
    this.threads = new ThreadPool({ file, holding, ...limits });
    this.threads.warm();
  }

  /** The answer to a question. Throws the faults of the question, TooManyQuestions, and ClientGone. */
  async ask<N extends QuestionName>(name: N, question: QuestionOf<N>, reply: FastifyReply): Promise<Content> {
    const gone = new AbortController();
    let grace: NodeJS.Timeout | undefined;
    const leave = (): void => {
      if (!reply.raw.writableFinished) grace = setTimeout(() => gone.abort(), graceMs);
    };
    reply.raw.once('close', leave);
    try {
      const outcome = await this.threads.run({ name, question }, gone.signal);
      if ('refusal' in outcome) throw new RefusedQuestion(outcome.refusal, outcome.found);
      if ('findings' in outcome) throw new InputFault(outcome.findings);
      if ('missing' in outcome) throw new MissingResource(outcome.missing);
      return outcome;
    } catch (error) {
      if (error instanceof PoolFull)
        throw new TooManyQuestions(`At most ${this.limits.mostWaiting} questions may wait; ask again in a moment.`);
      if (gone.signal.aborted || reply.raw.destroyed) throw new ClientGone('The client has gone.');
      throw error;
    } finally {
      clearTimeout(grace);
      reply.raw.off('close', leave);
    }
  }

  /** Asks and sends what comes. */
  async send<N extends QuestionName>(name: N, question: QuestionOf<N>, reply: FastifyReply): Promise<FastifyReply> {
    const { type, body } = await this.ask(name, question, reply);
    return sendContent(reply, type, body);
  }

  async close(): Promise<void> {
    await this.threads.close();
  }
}

/** Sends what has been written already, as it is. */
export function sendContent(reply: FastifyReply, type: string, body: string | Uint8Array): FastifyReply {
  return reply
    .type(type)
    .serializer((ready) => ready as string)
    .send(typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength));
}

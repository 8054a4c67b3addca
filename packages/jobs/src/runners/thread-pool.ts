import type { MessagePort } from 'node:worker_threads';
import type { Piscina } from 'piscina';

export interface ThreadPoolOptions {
  /** The module that each thread runs: it exports a function `perform` that takes a task. */
  readonly file: URL;
  /** What each thread is given once, such as a model: it reaches the module as `workerData`. */
  readonly holding: unknown;
  /** Threads at the same time. */
  readonly threads: number;
  /** Tasks that may wait for a thread; one more is refused with `PoolFull`. */
  readonly mostWaiting: number;
  /** After so many idle milliseconds a thread ends, with all that it holds; undefined: one is kept for ever. */
  readonly idleMs?: number | undefined;
}

/** More tasks wait for a thread than may. */
export class PoolFull extends Error {}

/**
 * Runs tasks in threads of their own, one after the other in each, so that whoever asks is free for others. A task whose
 * signal is aborted is dropped where it waits, and ends with its thread where it runs; another thread starts.
 */
export class ThreadPool<Task, Outcome> {
  private readonly options: ThreadPoolOptions;
  private pool: Promise<Piscina<Task, Outcome>> | undefined;
  /** Tasks that run or wait. */
  private open = 0;
  private isClosed = false;

  constructor(options: ThreadPoolOptions) {
    this.options = options;
  }

  /** Starts the first thread, which else starts with the first task. */
  warm(): void {
    void this.start();
  }

  /** Runs a task; `transfer` are the ports in it. Throws what the task throws, PoolFull, and AbortError where it was aborted. */
  async run(task: Task, signal: AbortSignal, transfer: readonly MessagePort[] = []): Promise<Outcome> {
    const { threads, mostWaiting } = this.options;
    // counted here, since the pool's own limit passes over tasks that can be canceled
    if (this.open >= threads + mostWaiting) throw new PoolFull(`At most ${mostWaiting} may wait.`);
    this.open += 1;
    try {
      const pool = await this.start();
      signal.throwIfAborted();
      return await pool.run(task, { signal, transferList: [...transfer] as never });
    } finally {
      this.open -= 1;
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await (await this.pool)?.destroy();
  }

  /** The library is loaded with the first thread: a command that needs no pool does not wait for it. */
  private start(): Promise<Piscina<Task, Outcome>> {
    if (this.isClosed) throw new Error('the pool is closed');
    const { file, holding, threads, idleMs } = this.options;
    this.pool ??= import('piscina').then(({ Piscina: Pool }) => {
      const pool = new Pool<Task, Outcome>({
        filename: file.href,
        name: 'perform',
        workerData: holding,
        minThreads: idleMs === undefined ? 1 : 0,
        maxThreads: threads,
        idleTimeout: idleMs ?? Infinity,
      });
      // whoever asked is told of faults of a task; here come those of no task: an outcome that crosses with the end of its
      // thread, or a thread that dies idle, which the next task replaces. Unheard, they would end the process.
      pool.on('error', () => undefined);
      return pool;
    });
    return this.pool;
  }
}

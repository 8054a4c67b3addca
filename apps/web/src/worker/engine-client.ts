import type { AnswerMessage, CancelMessage, Request, RequestMessage } from './protocol.ts';

interface Waiting {
  readonly resolve: (answer: Answer<never>) => void;
  readonly reject: (fault: Error) => void;
}

export interface Answer<T> {
  readonly output: T;
  /** Time that the worker took, without the way there and back. */
  readonly milliseconds: number;
}

export interface AskedAs {
  /** Of the questions of one channel only the last waits; default: the kind of the question. */
  readonly channel?: string | undefined;
  /**
   * What the question is about. Where the next of its channel is about the same and differs by a value only, as while a
   * slider is dragged, the one under way is worked to its end: else none would ever be answered.
   */
  readonly subject?: string | undefined;
}

interface Busy {
  readonly id: number;
  readonly subject: string | undefined;
}

/** A later question of the same channel took its place. */
export class Superseded extends Error {}

/**
 * Puts questions to the engine in its worker. Of the questions of one channel only the last is kept waiting, so that
 * a control that is dragged does not queue up answers that nobody reads; unless both are about the same subject, the worker is
 * told that the one before is not waited for, and gives up where that saves time.
 */
export class EngineClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  /** Channel -> the question that is being answered. */
  readonly #busy = new Map<string, Busy>();
  readonly #next = new Map<string, { readonly start: () => void; readonly drop: () => void }>();
  #lastId = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<AnswerMessage>) => this.#receive(data);
    worker.onerror = (event) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(event.message));
      this.#waiting.clear();
    };
  }

  ask<I, O>(request: Request<I, O>, input: I, { channel = request.kind, subject }: AskedAs = {}): Promise<Answer<O>> {
    return new Promise((resolve, reject) => {
      const start = (): void => {
        this.#lastId += 1;
        this.#busy.set(channel, { id: this.#lastId, subject });
        this.#send<O>(this.#lastId, request.kind, input)
          .then(resolve, reject)
          .finally(() => this.#release(channel));
      };
      const before = this.#busy.get(channel);
      if (before === undefined) {
        start();
        return;
      }
      if (subject === undefined || subject !== before.subject) {
        const cancel: CancelMessage = { cancel: before.id };
        this.#worker.postMessage(cancel);
      }
      this.#next.get(channel)?.drop();
      this.#next.set(channel, { start, drop: () => reject(new Superseded()) });
    });
  }

  #release(channel: string): void {
    this.#busy.delete(channel);
    const next = this.#next.get(channel);
    this.#next.delete(channel);
    next?.start();
  }

  #send<O>(id: number, kind: string, input: unknown): Promise<Answer<O>> {
    const message: RequestMessage = { id, kind, input };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve, reject });
      this.#worker.postMessage(message);
    });
  }

  #receive(answer: AnswerMessage): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (waiting === undefined) return;
    if ('fault' in answer) waiting.reject(new Error(answer.fault));
    else waiting.resolve({ output: answer.output as never, milliseconds: answer.milliseconds });
  }
}

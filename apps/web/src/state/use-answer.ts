import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { EngineClient } from '../worker/engine-client.ts';
import { Superseded } from '../worker/engine-client.ts';
import type { Request } from '../worker/protocol.ts';

export interface AnswerState<T> {
  /** The last answer; it stays until the next has come, and goes when another model is opened. */
  readonly value: T | undefined;
  /** Words that say which part of the question makes no sense. */
  readonly problem: string | undefined;
  readonly isWorking: boolean;
  readonly milliseconds: number | undefined;
}

interface Kept<T> {
  readonly key: string;
  readonly epoch: number;
  readonly value: T | undefined;
  readonly problem: string | undefined;
  readonly milliseconds: number | undefined;
}

export interface AskOptions {
  /** Of the questions of one channel only the last is answered; default: the kind of the question. */
  readonly channel?: string;
  /** Whether what is asked at the same time is asked before. */
  readonly isLast?: boolean;
}

/** Asks the engine whenever the question changes; undefined asks nothing. */
export function useAnswer<I, O>(
  { client, epoch }: { readonly client: EngineClient; readonly epoch: number },
  request: Request<I, O>,
  input: I | undefined,
  { channel = request.kind, isLast = false }: AskOptions = {},
): AnswerState<Exclude<O, string>> {
  type Value = Exclude<O, string>;
  const [kept, setKept] = useState<Kept<Value>>();
  const key = input === undefined ? '' : `${String(epoch)} ${JSON.stringify(input)}`;
  const ask = useEffectEvent(async () => {
    if (input === undefined || epoch === 0) return undefined;
    // the effects of one drawing run in one go
    if (isLast) await Promise.resolve();
    return client.ask(request, input, channel);
  });
  useEffect(() => {
    let isCurrent = true;
    ask().then(
      (asked) => {
        if (!isCurrent || asked === undefined) return;
        const { output, milliseconds } = asked;
        const answer: { readonly value: Value | undefined; readonly problem: string | undefined } =
          typeof output === 'string'
            ? { value: undefined, problem: output }
            : { value: output as Exclude<O, string>, problem: undefined };
        setKept({ key, epoch, milliseconds, ...answer });
      },
      (error: unknown) => {
        if (!isCurrent || error instanceof Superseded) return;
        const problem = error instanceof Error ? error.message : String(error);
        setKept({ key, epoch, value: undefined, problem, milliseconds: undefined });
      },
    );
    return () => {
      isCurrent = false;
    };
    // the key stands for the question
  }, [key, epoch]);
  const isOfThisModel = kept?.epoch === epoch;
  const isWorking = input !== undefined && kept?.key !== key;
  return useMemo(
    () => ({
      value: isOfThisModel ? kept.value : undefined,
      problem: isOfThisModel && !isWorking ? kept.problem : undefined,
      isWorking,
      milliseconds: isOfThisModel ? kept.milliseconds : undefined,
    }),
    [kept, isOfThisModel, isWorking],
  );
}

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Refusal } from '@meridian/engine';
import type { AskedAs, EngineClient } from '../worker/engine-client.ts';
import { Superseded } from '../worker/engine-client.ts';
import type { Request } from '../worker/protocol.ts';
import { outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** The outcome of the last question; it stays until the next has come, and goes when another model is opened. */
export interface AnswerState<T> extends Outcome<T> {
  readonly isWorking: boolean;
  readonly milliseconds: number | undefined;
}

interface Kept<T> extends Outcome<T> {
  readonly key: string;
  readonly epoch: number;
  readonly milliseconds: number | undefined;
}

export interface AskOptions extends AskedAs {
  /** Whether what is asked at the same time is asked before. */
  readonly isLast?: boolean;
}

/**
 * Asks the engine whenever the question changes; undefined asks nothing. An answer about the subject of the last question is
 * shown also where a later value is already asked for, so that what is dragged is followed.
 */
export function useAnswer<I, O>(
  { client, epoch }: { readonly client: EngineClient; readonly epoch: number },
  request: Request<I, O>,
  input: I | undefined,
  { channel = request.kind, subject, isLast = false }: AskOptions = {},
): AnswerState<Exclude<O, Refusal>> {
  type Value = Exclude<O, Refusal>;
  const [kept, setKept] = useState<Kept<Value>>();
  const key = input === undefined ? '' : `${String(epoch)} ${JSON.stringify(input)}`;
  // of the question that was asked last; answers of one channel come in the order of their questions
  const about = useRef<string>(undefined);
  const topic = input === undefined || subject === undefined ? undefined : `${String(epoch)} ${subject}`;
  const ask = useEffectEvent(async () => {
    if (input === undefined || epoch === 0) return undefined;
    // the effects of one drawing run in one go
    if (isLast) await Promise.resolve();
    return client.ask(request, input, { channel, subject: topic });
  });
  useEffect(() => {
    let isCurrent = true;
    const own = topic;
    about.current = own;
    const isFollowed = (): boolean => isCurrent || (own !== undefined && about.current === own);
    ask().then(
      (asked) => {
        if (!isFollowed() || asked === undefined) return;
        const { output, milliseconds } = asked;
        setKept({ key, epoch, milliseconds, ...outcomeOf(output as Value | Refusal) });
      },
      (error: unknown) => {
        if (!isCurrent || error instanceof Superseded) return;
        const problem = error instanceof Error ? error.message : String(error);
        setKept({ key, epoch, value: undefined, problem, refusal: undefined, milliseconds: undefined });
      },
    );
    return () => {
      isCurrent = false;
    };
    // the key stands for the question
  }, [key, epoch, topic]);
  const isOfThisModel = kept?.epoch === epoch;
  const isWorking = input !== undefined && kept?.key !== key;
  return useMemo(
    () => ({
      value: isOfThisModel ? kept.value : undefined,
      problem: isOfThisModel && !isWorking ? kept.problem : undefined,
      refusal: isOfThisModel && !isWorking ? kept.refusal : undefined,
      isWorking,
      milliseconds: isOfThisModel ? kept.milliseconds : undefined,
    }),
    [kept, isOfThisModel, isWorking],
  );
}

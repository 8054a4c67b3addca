import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { Refusal } from '@meridian/engine';
import type { EngineClient } from '../worker/engine-client.ts';
import { Superseded } from '../worker/engine-client.ts';
import type { InputOf, OutputOf, RequestKind } from '../worker/protocol.ts';
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

/** Asks the engine whenever the question changes; undefined asks nothing. */
export function useAnswer<K extends RequestKind>(
  { client, epoch }: { readonly client: EngineClient; readonly epoch: number },
  kind: K,
  input: InputOf<K> | undefined,
  channel: string = kind,
): AnswerState<Exclude<OutputOf<K>, Refusal>> {
  type Value = Exclude<OutputOf<K>, Refusal>;
  const [kept, setKept] = useState<Kept<Value>>();
  const key = input === undefined ? '' : `${String(epoch)} ${JSON.stringify(input)}`;
  const ask = useEffectEvent(() => (input === undefined || epoch === 0 ? undefined : client.ask(kind, input, channel)));
  useEffect(() => {
    let isCurrent = true;
    ask()?.then(
      ({ output, milliseconds }) => {
        if (!isCurrent) return;
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
  }, [key, epoch]);
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

import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { EngineClient } from '../worker/engine-client.ts';
import { Superseded } from '../worker/engine-client.ts';
import type { InputOf, OutputOf, RequestKind } from '../worker/protocol.ts';

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

/** Asks the engine whenever the question changes; undefined asks nothing. */
export function useAnswer<K extends RequestKind>(
  { client, epoch }: { readonly client: EngineClient; readonly epoch: number },
  kind: K,
  input: InputOf<K> | undefined,
  channel: string = kind,
): AnswerState<Exclude<OutputOf<K>, string>> {
  type Value = Exclude<OutputOf<K>, string>;
  const [kept, setKept] = useState<Kept<Value>>();
  const key = input === undefined ? '' : `${String(epoch)} ${JSON.stringify(input)}`;
  const ask = useEffectEvent(() => (input === undefined || epoch === 0 ? undefined : client.ask(kind, input, channel)));
  useEffect(() => {
    let isCurrent = true;
    ask()?.then(
      ({ output, milliseconds }) => {
        if (!isCurrent) return;
        const answer: { readonly value: Value | undefined; readonly problem: string | undefined } =
          typeof output === 'string'
            ? { value: undefined, problem: output }
            : { value: output as Value, problem: undefined };
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

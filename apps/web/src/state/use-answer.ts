import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { isRefusal } from '@meridian/engine';
import type { Refusal } from '@meridian/engine';
import type { EngineClient } from '../worker/engine-client.ts';
import { Superseded } from '../worker/engine-client.ts';
import type { InputOf, OutputOf, RequestKind } from '../worker/protocol.ts';

export interface AnswerState<T> {
  /** The last answer; it stays until the next has come, and goes when another model is opened. */
  readonly value: T | undefined;
  /** Why there is no answer, in words: what of the question makes no sense and what would be right, or a failure. */
  readonly problem: string | undefined;
  /** Which part of the question makes no sense, where that is the problem. */
  readonly refusal: Refusal | undefined;
  readonly isWorking: boolean;
  readonly milliseconds: number | undefined;
}

type Outcome<T> = Pick<AnswerState<T>, 'value' | 'problem' | 'refusal'>;

interface Kept<T> extends Outcome<T> {
  readonly key: string;
  readonly epoch: number;
  readonly milliseconds: number | undefined;
}

/** What is wrong with a question and what would be right, in one text. */
export function refusalWords({ message, remedy }: Pick<Refusal, 'message' | 'remedy'>): string {
  return `${message} ${remedy}`;
}

/** What the engine says of a question: an answer, or its refusal with the words for it. */
export function outcomeOf<T>(output: T | Refusal): Outcome<T> {
  return isRefusal(output)
    ? { value: undefined, problem: refusalWords(output), refusal: output }
    : { value: output, problem: undefined, refusal: undefined };
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

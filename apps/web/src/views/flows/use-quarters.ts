import { isRefusal } from '@meridian/engine';
import type { FlowsAnswer } from '@meridian/engine';
import { useEffect, useEffectEvent, useState } from 'react';
import { Superseded } from '../../worker/engine-client.ts';
import { refusalWords } from '../../state/outcome.ts';
import type { ModelState } from '../../state/use-model.ts';
import { flowsRequest } from './requests.ts';

/** Base flows of the quarters that have been solved so far. */
type Quarters = ReadonlyMap<string, FlowsAnswer>;

interface Kept {
  readonly key: string;
  readonly quarters: Quarters;
  readonly problem: string | undefined;
}

const none: Quarters = new Map();

/**
 * Solves one quarter after the other while the chart is open, each a question of its own, so that what the reader does
 * meanwhile waits for one of them at most.
 */
export function useQuarters(
  { client, epoch }: ModelState,
  periods: readonly string[],
  comply: readonly string[],
  gap: number,
): { readonly quarters: Quarters; readonly problem: string | undefined } {
  const key = `${String(epoch)} ${periods.join(' ')} ${comply.join(' ')}`;
  const [kept, setKept] = useState<Kept>({ key: '', quarters: none, problem: undefined });
  const ask = useEffectEvent((period: string) =>
    client.ask(flowsRequest, { period, comply, gap }, { channel: 'flows-quarters' }),
  );
  const list = useEffectEvent(() => periods);
  useEffect(() => {
    let isCurrent = true;
    const solveAll = async (): Promise<void> => {
      const quarters = new Map<string, FlowsAnswer>();
      for (const period of list()) {
        const { output } = await ask(period);
        if (!isCurrent) return;
        if (!isRefusal(output)) quarters.set(period, output);
        const problem = isRefusal(output) ? refusalWords(output) : undefined;
        setKept({ key, quarters: new Map(quarters), problem });
        if (problem !== undefined) return;
      }
    };
    solveAll().catch((error: unknown) => {
      if (!isCurrent || error instanceof Superseded) return;
      setKept({ key, quarters: none, problem: error instanceof Error ? error.message : String(error) });
    });
    return () => {
      isCurrent = false;
    };
    // the key stands for the question
  }, [key]);
  return kept.key === key ? kept : { quarters: none, problem: undefined };
}

import { isRefusal } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { createMemo } from '../memo/memo.ts';
import { applyScenario } from '../scenario/apply-scenario.ts';
import type { NetworkChange } from '../scenario/change.ts';
import { compile } from './compile.ts';
import type { Network } from './network.ts';

/** What-ifs that a page goes back and forth between; each is a few rows and the overlays that were asked of it. */
const mostChanged = 8;
const changed = createMemo<Network | Refusal>(mostChanged);

/** The network of a model with changes in it, on the same topology; refused where one of them makes no sense on the model. */
export function underChanges(network: Network, changes: readonly NetworkChange[] = []): Network | Refusal {
  if (changes.length === 0) return network;
  return changed.of(network, JSON.stringify(changes), () => {
    const model = applyScenario(network.model, changes);
    return isRefusal(model) ? model : compile(model);
  });
}

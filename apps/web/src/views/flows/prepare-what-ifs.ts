import { enterElementSteps, isRefusal, isStopped, parseSelector, pump, select } from '@meridian/engine';
import type { FlowsAnswer, FlowsQuery, Model, Network, NetworkChange } from '@meridian/engine';
import { nextTask } from '../../worker/next-task.ts';

/** Elements that are prepared of one question; the engine keeps twice as many, those that were asked for among them. */
const mostPrepared = 256;
/** Nothing was asked for so long: whoever drags or clicks on is not done. */
const idleMilliseconds = 400;
/** How long is prepared before it is looked whether something was asked. */
const sliceMilliseconds = 4;

/**
 * Enters what can be closed by a click in the engine's ledger of the flows without changes, the busiest first, while nothing is
 * asked: its what-if then needs no search. Answers are the same without. Returns what stops it.
 */
export function prepareWhatIfs(network: Network, query: FlowsQuery, answer: FlowsAnswer): () => void {
  const signal = { aborted: false };
  const timer = setTimeout(() => {
    prepare(network, query, answer, signal).catch((fault: unknown) => {
      throw fault;
    });
  }, idleMilliseconds);
  return () => {
    signal.aborted = true;
    clearTimeout(timer);
  };
}

async function prepare(
  network: Network,
  query: FlowsQuery,
  answer: FlowsAnswer,
  signal: { readonly aborted: boolean },
): Promise<void> {
  for (const change of closable(network.model, answer).slice(0, mostPrepared)) {
    const steps = enterElementSteps(network, { ...query, changes: [change] });
    const found = await pump(steps, {
      now: () => performance.now(),
      sliceMs: sliceMilliseconds,
      pause: nextTask,
      signal,
    });
    // what cannot be entered says so when it is asked for
    if (isStopped(found)) return;
    await nextTask();
  }
}

/** Closings of links, nodes, branches, passages and countries that carry cargo, by the tonnes of their heaviest link. */
export function closable(model: Model, { links }: FlowsAnswer): readonly NetworkChange[] {
  const tonnes = new Map(links.map((each) => [each.link, each.tonnesForward + each.tonnesBackward] as const));
  const { link, node, corridor, passage } = model.tables;
  const heaviest = new Map<string, number>();
  const count = (selector: string, amount = 0): void => {
    if (amount > 0) heaviest.set(selector, Math.max(amount, heaviest.get(selector) ?? 0));
  };
  for (const { linkId, fromNodeId, toNodeId } of link) {
    const amount = tonnes.get(linkId);
    for (const selector of [`link:${linkId}`, `node:${fromNodeId}`, `node:${toNodeId}`]) count(selector, amount);
  }
  const groups = [
    ...corridor.map(({ corridorId }) => `corridor:${corridorId}`),
    ...passage.map(({ passageId }) => `passage:${passageId}`),
    ...new Set(node.flatMap(({ country }) => (country === undefined ? [] : [`country:${country}`]))),
  ];
  for (const selector of groups) {
    const parsed = parseSelector(selector);
    if (!isRefusal(parsed)) for (const id of select(model, parsed).links) count(selector, tonnes.get(id));
  }
  return [...heaviest]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([selector]) => ({ kind: 'close', selector }));
}

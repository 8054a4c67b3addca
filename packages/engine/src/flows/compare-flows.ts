import type { FlowsAnswer } from './answer.ts';

/** Tonnes of a branch or link in two assignments of one period. */
export interface BeforeAfter {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

/** Two assignments side by side. Differences are after less before. */
export interface FlowsComparison {
  readonly lostTonnes: number;
  readonly tonneKm: number;
  readonly tonneDays: number;
  readonly co2eTonnes: number;
  /** In the order of the table corridor. */
  readonly branches: readonly BeforeAfter[];
  /** Links whose tonnes differ by a tonne or more, the largest difference first. */
  readonly links: readonly BeforeAfter[];
}

/** Compares what two assignments move where. */
export function compareFlows(before: FlowsAnswer, after: FlowsAnswer): FlowsComparison {
  const links = new Map<string, { before: number; after: number }>();
  for (const { link, tonnesForward, tonnesBackward } of before.links)
    links.set(link, { before: tonnesForward + tonnesBackward, after: 0 });
  for (const { link, tonnesForward, tonnesBackward } of after.links)
    links.set(link, { before: links.get(link)?.before ?? 0, after: tonnesForward + tonnesBackward });
  const afters = new Map(after.branches.map(({ branch, tonnes }) => [branch, tonnes]));
  return {
    lostTonnes: after.lostTonnes - before.lostTonnes,
    tonneKm: after.tonneKm - before.tonneKm,
    tonneDays: after.tonneDays - before.tonneDays,
    co2eTonnes: after.co2eTonnes - before.co2eTonnes,
    branches: before.branches.map(({ branch, tonnes }) => ({
      id: branch,
      before: tonnes,
      after: afters.get(branch) ?? 0,
    })),
    links: [...links]
      .map(([id, each]) => ({ id, ...each }))
      .filter((each) => Math.abs(each.after - each.before) >= 1)
      .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.id < b.id ? -1 : 1)),
  };
}

import type { FlowsAnswer, LinkFlow } from './answer.ts';

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

/** Tonnes on a link, both ways together. */
export function tonnesOnLink({ tonnesForward, tonnesBackward }: LinkFlow): number {
  return tonnesForward + tonnesBackward;
}

/** Every link that carries something before or after, in the order before and then of what is new. */
export function compareLinks(before: FlowsAnswer, after: FlowsAnswer): readonly BeforeAfter[] {
  const links = new Map<string, { before: number; after: number }>();
  for (const flow of before.links) links.set(flow.link, { before: tonnesOnLink(flow), after: 0 });
  for (const flow of after.links)
    links.set(flow.link, { before: links.get(flow.link)?.before ?? 0, after: tonnesOnLink(flow) });
  return [...links].map(([id, each]) => ({ id, ...each }));
}

/** Branch by branch, in the order before and then of what is new. */
export function compareBranches(before: FlowsAnswer, after: FlowsAnswer): readonly BeforeAfter[] {
  const afters = new Map(after.branches.map(({ branch, tonnes }) => [branch, tonnes]));
  const known = new Set(before.branches.map(({ branch }) => branch));
  return [
    ...before.branches.map(({ branch, tonnes }) => ({ id: branch, before: tonnes, after: afters.get(branch) ?? 0 })),
    ...after.branches
      .filter(({ branch }) => !known.has(branch))
      .map(({ branch, tonnes }) => ({ id: branch, before: 0, after: tonnes })),
  ];
}

/** Compares what two assignments move where. */
export function compareFlows(before: FlowsAnswer, after: FlowsAnswer): FlowsComparison {
  return {
    lostTonnes: after.lostTonnes - before.lostTonnes,
    tonneKm: after.tonneKm - before.tonneKm,
    tonneDays: after.tonneDays - before.tonneDays,
    co2eTonnes: after.co2eTonnes - before.co2eTonnes,
    branches: compareBranches(before, after),
    links: compareLinks(before, after)
      .filter((each) => Math.abs(each.after - each.before) >= 1)
      .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.id < b.id ? -1 : 1)),
  };
}

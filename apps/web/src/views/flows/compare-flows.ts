import type { FlowsAnswer, LinkFlow } from '@meridian/engine';

/** Tonnes before a change and after it. */
export interface BeforeAfter {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

/** Tonnes on a link, both ways together. */
export function tonnesOf({ tonnesForward, tonnesBackward }: LinkFlow): number {
  return tonnesForward + tonnesBackward;
}

/** Every link that carries something before or after, in the order of the base and then of what is new. */
export function compareLinks(before: FlowsAnswer, after: FlowsAnswer): ReadonlyMap<string, BeforeAfter> {
  const result = new Map<string, BeforeAfter>();
  for (const flow of before.links) result.set(flow.link, { id: flow.link, before: tonnesOf(flow), after: 0 });
  for (const flow of after.links) {
    const known = result.get(flow.link);
    result.set(flow.link, { id: flow.link, before: known?.before ?? 0, after: tonnesOf(flow) });
  }
  return result;
}

/** Branch by branch, in the order of the base. */
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

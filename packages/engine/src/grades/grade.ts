/**
 * How much a value's source is worth. Publishers carry the Admiralty letter (reliability), items the Admiralty
 * number (credibility); what is calculated, known in general or assumed ranks below what is published.
 */

export type SourceKind = 'published' | 'calculation' | 'general' | 'assumption';
export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

export interface GradedSource {
  readonly id: string;
  readonly kind: SourceKind;
  readonly reliability: Reliability | undefined;
  readonly credibility: number | undefined;
}

/**
 * What a cell rests on. `published` and `derived` (a stated calculation from published inputs alone) count as
 * sourced; `calculated` starts from something that is not published.
 */
export type Basis = 'published' | 'derived' | 'calculated' | 'general' | 'assumed' | 'none';

const basisOrder: readonly Basis[] = ['published', 'derived', 'calculated', 'general', 'assumed', 'none'];

export function isSourced(basis: Basis): boolean {
  return basis === 'published' || basis === 'derived';
}

/** Rank of a basis: 0 is best. */
export function basisRank(basis: Basis): number {
  return basisOrder.indexOf(basis);
}

/** What a value rests on that this source gives, from these inputs where it is a calculation. */
export function basisOf(source: GradedSource, inputs: readonly GradedSource[]): Basis {
  switch (source.kind) {
    case 'published':
      return 'published';
    case 'general':
      return 'general';
    case 'assumption':
      return 'assumed';
    case 'calculation':
      return inputs.length > 0 && inputs.every((input) => input.kind === 'published') ? 'derived' : 'calculated';
  }
}

/** The grade as analysts write it: `B2`, or the basis where it is not published. */
export function formatGrade(source: GradedSource, basis: Basis): string {
  if (basis !== 'published') return basis;
  return `${source.reliability ?? 'F'}${String(credibilityOf(source))}`;
}

export function credibilityOf(source: GradedSource): number {
  return source.credibility ?? (source.kind === 'published' ? 3 : 6);
}

export function reliabilityRank(source: GradedSource): number {
  return 'ABCDEF'.indexOf(source.reliability ?? 'F');
}

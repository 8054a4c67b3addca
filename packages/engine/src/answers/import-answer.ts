import type { Finding } from '../findings/finding.ts';
import type { Model } from '../model/model.ts';

/** `meridian.import/1`: the model that was made of files of another format. */
export interface ImportAnswer {
  readonly schema: 'meridian.import/1';
  /** No finding is an error: the model opens. */
  readonly ok: boolean;
  readonly folder: string;
  readonly nodes: number;
  readonly links: number;
  /** Of an OD matrix: pairs with demand, and their tonnes. */
  readonly pairs: number | undefined;
  readonly tonnes: number | undefined;
  readonly findings: readonly Finding[];
}

export function importAnswer(
  folder: string,
  { tables }: Model,
  findings: readonly Finding[],
  matrix?: { readonly pairs: number; readonly tonnes: number },
): ImportAnswer {
  return {
    schema: 'meridian.import/1',
    ok: !findings.some(({ severity }) => severity === 'error'),
    folder,
    nodes: tables.node.length,
    links: tables.link.length,
    pairs: matrix?.pairs,
    tonnes: matrix?.tonnes,
    findings,
  };
}

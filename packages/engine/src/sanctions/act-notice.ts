import type { CommodityId, LinkId } from '../units/id.ts';
import type { Model, SanctionRecord } from '../model/model.ts';
import type { SelectorKind, SelectorTerm } from '../model/selector.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { actsInForce } from './acts.ts';

/** An act that touches something, as it is told to people. */
export interface ActNotice {
  readonly sanctionId: string;
  /** Who imposes it: the word that `comply` takes. */
  readonly party: string;
  /** The act: its number and name. */
  readonly title: string;
  /** On whom or what, in the words of the act. */
  readonly target: string;
  /** What is forbidden. */
  readonly scope: string | null;
  /** Whom it binds. */
  readonly binds: string | null;
  readonly since: string;
  /** Last day in force; null: no end is known. */
  readonly until: string | null;
  /** By what it touches: the carrier, the link, the place (node) and so on, and which. */
  readonly through: SelectorKind;
  readonly named: string;
  readonly sources: readonly string[];
}

/** An act and the term of its selector by which it touches, in words. */
export function noticeOf(act: SanctionRecord, through: SelectorTerm): ActNotice {
  return {
    sanctionId: act.sanctionId,
    party: act.imposingParty,
    title: act.legalAct,
    target: act.target,
    scope: act.scope ?? null,
    binds: act.binds ?? null,
    since: act.validFrom,
    until: act.validTo ?? null,
    through: through.kind,
    named: through.value,
    sources: act.sourceId,
  };
}

/** The acts that touch cargo on a link on a day (from 1970-01-01), whoever carries it. */
export function actsOnLink(model: Model, linkId: LinkId, day: number, commodity: CommodityId): readonly ActNotice[] {
  const link = rowOf(model.tables, 'link', linkId);
  if (link === undefined) return [];
  const deed = {
    link: linkId,
    nodes: [link.fromNodeId, link.toNodeId],
    mode: link.modeId,
    carrier: undefined,
    commodity,
  };
  return actsInForce(model, day).flatMap(({ act, outcome }) => {
    const found = outcome(deed);
    return found?.kind === 'touched' ? [noticeOf(act, found.through)] : [];
  });
}

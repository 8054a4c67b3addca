import { isFault, parseSelector, select } from '@meridian/engine';
import type { LinkId, Model } from '@meridian/engine';

/** A regime or an act that names a link. */
export interface NamingRule {
  readonly kind: 'regime' | 'sanction';
  readonly id: string;
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly note: string | undefined;
}

const selections = new WeakMap<Model, Map<string, ReadonlySet<LinkId>>>();

function linksOf(model: Model, selector: string): ReadonlySet<LinkId> {
  const known = selections.get(model) ?? new Map<string, ReadonlySet<LinkId>>();
  selections.set(model, known);
  const found = known.get(selector);
  if (found !== undefined) return found;
  const parsed = parseSelector(selector);
  const links = isFault(parsed) ? new Set<LinkId>() : select(model, parsed).links;
  known.set(selector, links);
  return links;
}

/** Regimes that rule a link in what state on a date, and acts in force then that name it. */
export function rulesOfLink(model: Model, linkId: string, date: string): readonly NamingRule[] {
  const { regime, regime_state: states, sanction } = model.tables;
  const inForce = (from: string | undefined, to: string | undefined): boolean =>
    (from === undefined || from <= date) && (to === undefined || date <= `${to}~`);
  return [
    ...regime
      .filter(({ selector }) => linksOf(model, selector).has(linkId as LinkId))
      .flatMap(({ regimeId, name }) => {
        const state = states.findLast((each) => each.regimeId === regimeId && inForce(each.validFrom, each.validTo));
        return {
          kind: 'regime' as const,
          id: regimeId,
          name: `${name}: ${state?.state ?? 'open'}`,
          from: state?.validFrom,
          to: state?.validTo,
          note: state?.note,
        };
      }),
    ...sanction
      .filter(
        ({ selector, validFrom, validTo }) =>
          selector !== undefined && inForce(validFrom, validTo) && linksOf(model, selector).has(linkId as LinkId),
      )
      .map(({ sanctionId, imposingParty, target, validFrom, validTo, legalAct }) => ({
        kind: 'sanction' as const,
        id: sanctionId,
        name: `${imposingParty}: ${target}`,
        from: validFrom,
        to: validTo,
        note: legalAct,
      })),
  ];
}

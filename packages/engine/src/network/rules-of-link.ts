import type { CommodityId, LinkId } from '../units/id.ts';
import { selectionOf } from '../model/cargo-selection.ts';
import { firstDay } from '../calendar/date.ts';
import type { Model } from '../model/model.ts';
import { standingOn } from '../regimes/regime-state.ts';
import type { RegimeStanding } from '../regimes/regime-state.ts';
import { actsOnLink } from '../sanctions/act-notice.ts';
import type { ActNotice } from '../sanctions/act-notice.ts';

/** What rules a link on a date: acts that touch any cargo of a kind there, and regimes as they stand, open ones too. */
export interface RulesOfLink {
  readonly acts: readonly ActNotice[];
  readonly regimes: readonly RegimeStanding[];
}

/** What rules a link on a date for a commodity (default: the model's); nothing where the date is none. */
export function rulesOfLink(
  model: Model,
  linkId: string,
  { date, commodity }: { readonly date: string; readonly commodity?: string | undefined },
): RulesOfLink {
  const day = firstDay(date);
  const cargo = (commodity ?? model.tables.config[0]?.defaultCommodityId ?? '') as CommodityId;
  if (day === undefined) return { acts: [], regimes: [] };
  return {
    acts: actsOnLink(model, linkId as LinkId, day, cargo),
    regimes: model.tables.regime.flatMap((regime) =>
      selectionOf(model, regime.selector, cargo)?.links.has(linkId as LinkId) === true
        ? [standingOn(model, regime, day)]
        : [],
    ),
  };
}

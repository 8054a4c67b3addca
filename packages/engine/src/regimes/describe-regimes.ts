import { formatDay, firstDay } from '../calendar/date.ts';
import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { Model, RegimeRecord } from '../model/model.ts';
import { refuseTerm } from '../model/offer.ts';
import { recordEndNotes } from '../model/record-end.ts';
import { parseSelector, select } from '../model/selector.ts';
import type { DescribedRegime, RegimesAnswer } from './answer.ts';
import { onsetRates } from './onset-rates.ts';
import { effectOf } from './regime-effect.ts';
import { regimeOutlook } from './regime-outlook.ts';
import { changeDates } from './regime-state.ts';

export interface RegimesQuery {
  /** YYYY-MM-DD, or a month or year for its first day; default: the model's reference date. */
  readonly on?: string | undefined;
  /** Only this regime. */
  readonly regime?: string | undefined;
}

/** All regimes on a date with their states, effects, rates and outlook; refused where a part of the question makes no sense. */
export function describeRegimes(model: Model, query: RegimesQuery = {}): RegimesAnswer | Refusal {
  const date = query.on ?? model.tables.config[0]?.referenceDate ?? '';
  const day = firstDay(date);
  if (day === undefined) return refuse('value-invalid', 'on', `“${date}” is no date.`, 'Write YYYY-MM-DD.');
  const all = model.tables.regime;
  const regimes = query.regime === undefined ? all : all.filter(({ regimeId }) => regimeId === query.regime);
  if (query.regime !== undefined && regimes.length === 0)
    return refuseTerm(model, { kind: 'regime', value: query.regime }, 'regime');
  const notes = recordEndNotes(model, day);
  return {
    schema: 'meridian.regimes/1',
    date: formatDay(day),
    regimes: regimes.map((regime) => describeRegime(model, regime, day)),
    changes: changeDates(
      model,
      regimes.map(({ regimeId }) => regimeId),
    ),
    ...(notes.length > 0 && { notes }),
  };
}

function describeRegime(model: Model, regime: RegimeRecord, day: number): DescribedRegime {
  const { standing, rates, quarter, year } = regimeOutlook(model, regime, day);
  const { id, name, state, since, until, note, events, sources } = standing;
  const selector = parseSelector(regime.selector);
  const links = isRefusal(selector) ? [] : [...select(model, selector).links];
  return {
    id,
    name,
    kind: regime.kind,
    state,
    since,
    until,
    note,
    effect: effectOf(model, regime.regimeId, state),
    links,
    linkCount: links.length,
    events,
    sources,
    worseningPerYear: onsetRates(model, regime, state, day)[0]?.perYear ?? 0,
    rates,
    outlook: { quarter, year },
  };
}

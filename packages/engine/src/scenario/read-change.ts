import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import { firstDay, lastDay } from '../calendar/date.ts';
import type { Model } from '../model/model.ts';
import { offer, refuseTerm } from '../model/offer.ts';
import { rowOf } from '../model/rows-by-id.ts';
import { parseSelector, select } from '../model/selector.ts';
import type { Selector, SelectorTerm } from '../model/selector.ts';
import { tables } from '../model/tables/index.ts';
import { changeForms, changeKinds } from './change.ts';
import type { NetworkChange } from './change.ts';

/** A change that makes sense on a model: what it selects, in links, places, services and cargo of that model. */
export interface ReadChange extends NetworkChange {
  /** For a regime of its own: a selector without regimes and projects; for demand undefined: all. */
  readonly selects: string | undefined;
  /** Factor, meters or amount; 1 where the kind takes none. */
  readonly amount: number;
}

/** What a change means on a model; refused where it makes no sense. */
export function readChange(model: Model, change: NetworkChange): ReadChange | Refusal {
  const { kind, selector, from, to } = change;
  if (!changeKinds.includes(kind))
    return refuse('value-invalid', 'change', `“${kind}” is no change.`, `They are ${changeKinds.join(', ')}.`);
  const amount = readAmount(change);
  if (isRefusal(amount)) return amount;
  const first = from === undefined ? -Infinity : firstDay(from);
  const last = to === undefined ? Infinity : lastDay(to);
  if (first === undefined || last === undefined)
    return refuse(
      'value-invalid',
      'change',
      `“${first === undefined ? (from ?? '') : (to ?? '')}” is no date of the change “${kind} ${selector}”.`,
      'Write YYYY-MM-DD, YYYY-MM or YYYY.',
    );
  if (first > last)
    return refuse(
      'values-conflict',
      'change',
      `The change “${kind} ${selector}” would end on ${to ?? ''}, before it begins on ${from ?? ''}.`,
      'Give a first day before the last.',
    );
  const selects = readSelects(model, change);
  return isRefusal(selects) ? selects : { ...change, selects: selects === '' ? undefined : selects, amount };
}

/** The bounds of a number: those of the column that it is written to. */
function boundsOf({ kind }: NetworkChange): { readonly min: number; readonly max: number } {
  const columns = [...tables.regime_effect.columns, ...tables.water_level.columns, ...tables.demand_factor.columns];
  const names: Partial<Record<NetworkChange['kind'], string>> = {
    capacity: 'capacity_factor',
    hours: 'hours_factor',
    cost: 'cost_factor',
    water_level: 'change_m',
    demand: 'factor',
  };
  const column = columns.find(({ name }) => name === (names[kind] ?? kind));
  return {
    min: (column && 'min' in column ? column.min : undefined) ?? 0,
    max: (column && 'max' in column ? column.max : undefined) ?? Infinity,
  };
}

function readAmount(change: NetworkChange): number | Refusal {
  const { kind, selector, value } = change;
  const form = changeForms[kind].value;
  if (form === 'none') return 1;
  const { min, max } = boundsOf(change);
  if (value !== undefined && Number.isFinite(value) && value >= min && value <= max) return value;
  const most = max === Infinity ? '' : ` and at most ${String(max)}`;
  const wanted = {
    meters: 'meters, below 0 for a fall',
    factor: `a factor, 0 or more${most}`,
    amount: 'an amount, 0 or more',
  }[form];
  return refuse(
    'value-invalid',
    'change',
    `The change “${kind} ${selector}” needs ${wanted}.`,
    `Write ${kind}:${selector}= and a number.`,
  );
}

function readSelects(model: Model, { kind, selector }: NetworkChange): string | Refusal {
  if (kind === 'build') return linksOfProject(model, selector);
  if (kind === 'demand' && selector.trim() === '') return '';
  const parsed = parseSelector(selector, 'change');
  if (isRefusal(parsed))
    return {
      ...parsed,
      message: `“${selector}” ${kind === 'demand' ? 'is no demand' : 'cannot be changed'}: ${parsed.message}`,
    };
  if (kind === 'demand') {
    const stranger = parsed.flat().find((term) => term.kind !== 'country' && term.kind !== 'commodity');
    if (stranger !== undefined)
      return refuse(
        'value-invalid',
        'change',
        `Demand is selected by country and commodity, not by ${stranger.kind}.`,
        'Write demand:country:XXX=1.2 or demand:commodity:ID=1.2.',
      );
  }
  const [unknown] = select(model, parsed).unknown;
  if (unknown !== undefined) return refuseTerm(model, unknown, 'change', ' to change');
  if (kind === 'restrict') {
    const [[term] = [], ...more] = parsed;
    if (term?.kind !== 'regime' || more.length > 0 || (parsed[0]?.length ?? 0) > 1)
      return refuse('value-invalid', 'change', `“${selector}” is no regime to restrict.`, 'Write restrict:regime:ID.');
    const { regime, regime_effect } = model.tables;
    if (!regime_effect.some(({ regimeId, state }) => regimeId === term.value && state === 'restricted')) {
      const known = regime.filter(({ regimeId: id }) =>
        regime_effect.some(({ regimeId, state }) => regimeId === id && state === 'restricted'),
      );
      return refuse(
        'not-covered',
        'change',
        `The model does not say what the regime “${term.value}” does when it is restricted.`,
        offer(
          known.map(({ regimeId }) => regimeId),
          term.value,
        ),
      );
    }
  }
  return formatSelector(withoutRegimes(model, parsed));
}

function linksOfProject({ tables: { project, link } }: Model, selector: string): string | Refusal {
  const [, id = ''] = /^\s*project:(.+)$/.exec(selector) ?? [];
  const projects = project.map(({ projectId }) => projectId as string);
  if (!projects.includes(id.trim()))
    return refuse(
      'value-unknown',
      'change',
      `The model has no project “${id === '' ? selector : id}” to build.`,
      offer(projects, id),
    );
  const links = link.filter(({ projectId }) => projectId === id.trim());
  if (links.length === 0)
    return refuse(
      'not-covered',
      'change',
      `The project “${id}” has no link in the model.`,
      'Open the links that it would build.',
    );
  return links.map(({ linkId }) => `link:${linkId}`).join(';');
}

/** The same selection with what each regime selects in place of its name. */
function withoutRegimes(model: Model, selector: Selector): Selector {
  return selector.flatMap((terms) =>
    terms.reduce<SelectorTerm[][]>(
      (groups, term) => {
        const inner = term.kind === 'regime' ? selectorOfRegime(model, term.value) : [[term]];
        return groups.flatMap((group) => inner.map((more) => [...group, ...more]));
      },
      [[]],
    ),
  );
}

/** What a regime selects. A regime that names a regime stands for what else it names. */
function selectorOfRegime(model: Model, id: string): Selector {
  const parsed = parseSelector(rowOf(model.tables, 'regime', id)?.selector ?? '');
  return isRefusal(parsed) ? [] : parsed.map((terms) => terms.filter(({ kind }) => kind !== 'regime'));
}

function formatSelector(selector: Selector): string {
  return selector.map((terms) => terms.map(({ kind, value }) => `${kind}:${value}`).join('&')).join(';');
}

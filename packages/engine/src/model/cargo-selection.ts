import type { Model } from './model.ts';
import { isRefusal } from '../findings/refusal.ts';
import { parseSelector, select } from './selector.ts';
import type { Selection, Selector } from './selector.ts';

/**
 * What a selector selects for a commodity: a group that names another commodity does not hold, and one that names this
 * commodity alone selects everything that could carry it. Undefined when nothing is left.
 */
export function selectionFor(model: Model, selector: Selector, commodity: string): Selection | undefined {
  const groups = selector
    .filter((group) => !group.some(({ kind, value }) => kind === 'commodity' && value !== commodity))
    .map((group) => group.filter(({ kind }) => kind !== 'commodity'));
  if (groups.length === 0) return undefined;
  if (groups.some((group) => group.length === 0)) return everything(model);
  return select(model, groups);
}

function everything({ tables }: Model): Selection {
  return {
    links: new Set(tables.link.map(({ linkId }) => linkId)),
    nodes: new Set(tables.node.map(({ nodeId }) => nodeId)),
    services: new Set(tables.service.map(({ serviceId }) => serviceId)),
    commodities: new Set(),
    unknown: [],
  };
}

/** Selections of the regimes and acts of a model, which never change, by commodity and text. */
const selections = new WeakMap<Model, Map<string, Selection | undefined>>();

/** The same for the text of a selector; undefined too where there is none or it cannot be read. Kept by model. */
export function selectionOf(model: Model, text: string | undefined, commodity: string): Selection | undefined {
  if (text === undefined) return undefined;
  let known = selections.get(model);
  if (known === undefined) selections.set(model, (known = new Map<string, Selection | undefined>()));
  const key = `${commodity} ${text}`;
  if (known.has(key)) return known.get(key);
  const parsed = parseSelector(text);
  const selection = isRefusal(parsed) ? undefined : selectionFor(model, parsed, commodity);
  known.set(key, selection);
  return selection;
}

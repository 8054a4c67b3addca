import { createMemo } from '../memo/memo.ts';
import { fromTables } from './from-tables.ts';
import { parseSelector, select, selectedTables } from './selector.ts';
import { isRefusal } from '../findings/refusal.ts';
import type { Selectable, Selection, Selector } from './selector.ts';

/**
 * What a selector selects for a commodity: a group that names another commodity does not hold, and one that names this
 * commodity alone selects everything that could carry it. Undefined when nothing is left.
 */
export function selectionFor(model: Selectable, selector: Selector, commodity: string): Selection | undefined {
  const groups = selector
    .filter((group) => !group.some(({ kind, value }) => kind === 'commodity' && value !== commodity))
    .map((group) => group.filter(({ kind }) => kind !== 'commodity'));
  if (groups.length === 0) return undefined;
  if (groups.some((group) => group.length === 0)) return everything(model);
  return select(model, groups);
}

function everything({ tables }: Selectable): Selection {
  return {
    links: new Set(tables.link.map(({ linkId }) => linkId)),
    nodes: new Set(tables.node.map(({ nodeId }) => nodeId)),
    services: new Set(tables.service.map(({ serviceId }) => serviceId)),
    commodities: new Set(),
    unknown: [],
  };
}

/** Regimes and acts times cargoes of a large model: each date asks for those in force. A selection is sets of ids. */
const mostSelections = 4096;

/** By commodity and text, for the tables that selectors read. */
const selections = createMemo<Selection | undefined>(mostSelections);
const withRegimes = fromTables(selectedTables, (part) => part);
const withoutRegimes = fromTables(
  selectedTables.filter((name) => name !== 'regime'),
  (part) => part,
);

/** The same for the text of a selector; undefined too where there is none or it cannot be read. Kept with its tables. */
export function selectionOf(model: Selectable, text: string | undefined, commodity: string): Selection | undefined {
  if (text === undefined) return undefined;
  // a copy of the model with other regimes selects the same, unless a regime is named
  const owner = text.includes('regime:') ? withRegimes(model) : withoutRegimes(model);
  // what names neither selects the same for every cargo
  const cargo = text.includes('commodity:') || text.includes('regime:') ? commodity : '';
  return selections.of(owner, `${cargo} ${text}`, () => {
    const parsed = parseSelector(text);
    return isRefusal(parsed) ? undefined : selectionFor(model, parsed, commodity);
  });
}

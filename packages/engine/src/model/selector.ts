import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { CommodityId, LinkId, NodeId, ServiceId } from '../units/id.ts';
import type { LinkRecord, ServiceRecord } from './model.ts';
import { rowOf, rowsById } from './rows-by-id.ts';
import type { ModelPart } from './from-tables.ts';
import { foldName } from './place-index.ts';

/**
 * A selection of a model's rows, in text: terms `kind:value`; `&` means both, `;` means either, and `&` binds
 * tighter. `country:AAA&mode:rail;passage:p1` is all railways that touch AAA, and the links of passage p1.
 * `carrier:NAME` is every service whose operator has this name, whatever its case and diacritics. The same grammar
 * serves `--avoid`, regimes, sanctions and observations.
 */
export const selectorKinds = [
  'link',
  'node',
  'passage',
  'corridor',
  'country',
  'mode',
  'service',
  'carrier',
  'commodity',
  'regime',
] as const;
export type SelectorKind = (typeof selectorKinds)[number];

export interface SelectorTerm {
  readonly kind: SelectorKind;
  readonly value: string;
}
/** Either of these: each an "all of". */
export type Selector = readonly (readonly SelectorTerm[])[];

/** What a selector selects. A node stands with all links that touch it; services and commodities by name only. */
export interface Selection {
  readonly links: ReadonlySet<LinkId>;
  readonly nodes: ReadonlySet<NodeId>;
  readonly services: ReadonlySet<ServiceId>;
  readonly commodities: ReadonlySet<CommodityId>;
  /** What the selector names that the model does not have. */
  readonly unknown: readonly SelectorTerm[];
}

/** The selector; or, of the part `field` of a question, what is wrong with the text. */
export function parseSelector(text: string, field = 'selector'): Selector | Refusal {
  const refusal = (message: string): Refusal =>
    refuse(
      'value-invalid',
      field,
      message,
      `Join terms kind:value by & (both) and ; (either); kinds are ${selectorKinds.join(', ')}.`,
    );
  const alternatives: SelectorTerm[][] = [];
  for (const part of text.split(';')) {
    if (part.trim() === '') continue;
    const terms: SelectorTerm[] = [];
    for (const term of part.split('&')) {
      const colon = term.indexOf(':');
      const kind = term.slice(0, colon).trim();
      const value = term.slice(colon + 1).trim();
      if (colon < 0 || value === '') return refusal(`“${term.trim()}” is not of the form kind:value.`);
      if (!isSelectorKind(kind)) return refusal(`“${kind}” is not one of ${selectorKinds.join(', ')}.`);
      terms.push({ kind, value });
    }
    alternatives.push(terms);
  }
  return alternatives.length > 0 ? alternatives : refusal('It names nothing.');
}

function isSelectorKind(text: string): text is SelectorKind {
  return (selectorKinds as readonly string[]).includes(text);
}

/** What selectors read of a model. */
export const selectedTables = [
  'node',
  'link',
  'passage',
  'corridor',
  'mode',
  'service',
  'commodity',
  'regime',
] as const;
export type Selectable = ModelPart<(typeof selectedTables)[number]>;

/** A union of selections under construction. */
interface Gathering {
  readonly links: Set<LinkId>;
  readonly nodes: Set<NodeId>;
  readonly services: Set<ServiceId>;
  readonly commodities: Set<CommodityId>;
  readonly unknown: SelectorTerm[];
}

/** What the selector selects of the model. `regime:` stands for the selection of that regime. */
export function select(model: Selectable, selector: Selector): Selection {
  const all: Gathering = {
    links: new Set(),
    nodes: new Set(),
    services: new Set(),
    commodities: new Set(),
    unknown: [],
  };
  for (const terms of selector) {
    const tests = terms.map((term) => termTest(model, term));
    for (const [index, test] of tests.entries()) {
      const term = terms[index];
      if (!test.known && term !== undefined) all.unknown.push(term);
    }
    for (const link of model.tables.link) if (tests.every((test) => test.link(link))) all.links.add(link.linkId);
    for (const node of model.tables.node) if (tests.every((test) => test.node(node.nodeId))) all.nodes.add(node.nodeId);
    for (const service of model.tables.service) {
      if (tests.every((test) => test.service(service))) all.services.add(service.serviceId);
    }
    for (const { commodityId } of model.tables.commodity) {
      if (tests.every((test) => test.commodity(commodityId))) all.commodities.add(commodityId);
    }
  }
  return all;
}

/** How one term tests each kind of row. A term that says nothing of a kind of row selects none of it. */
interface TermTest {
  readonly known: boolean;
  link(link: LinkRecord): boolean;
  node(id: NodeId): boolean;
  service(service: ServiceRecord): boolean;
  commodity(id: CommodityId): boolean;
}

const never = (): boolean => false;

function nodeTest(ids: ReadonlySet<string>, known: boolean): TermTest {
  return {
    known,
    link: (link) => ids.has(link.fromNodeId) || ids.has(link.toNodeId),
    node: (id) => ids.has(id),
    service: never,
    commodity: never,
  };
}

function linkTest(ids: ReadonlySet<string>, known: boolean): TermTest {
  return { known, link: (link) => ids.has(link.linkId), node: never, service: never, commodity: never };
}

/** Whether a service is run by a carrier of this name; case and diacritics do not matter. */
export function carrierTest(name: string): (service: ServiceRecord) => boolean {
  const folded = foldName(name);
  return ({ operator }) => operator !== undefined && foldName(operator) === folded;
}

function termTest(model: Selectable, { kind, value }: SelectorTerm): TermTest {
  const { tables } = model;
  switch (kind) {
    case 'node':
      return nodeTest(new Set([value]), rowsById(tables, 'node').has(value));
    case 'country': {
      const inside = tables.node.filter((node) => node.country === value).map((node) => node.nodeId);
      return nodeTest(new Set(inside), inside.length > 0);
    }
    case 'link':
      return linkTest(new Set([value]), rowsById(tables, 'link').has(value));
    case 'passage': {
      const passage = rowOf(tables, 'passage', value);
      return linkTest(new Set(passage?.linkIds), passage !== undefined);
    }
    case 'corridor': {
      const inside = tables.link.filter((link) => link.corridorId === value).map((link) => link.linkId);
      return linkTest(new Set(inside), rowsById(tables, 'corridor').has(value));
    }
    case 'mode': {
      const inside = tables.link.filter((link) => link.modeId === value);
      const ends = new Set(inside.flatMap((link) => [link.fromNodeId, link.toNodeId]));
      return {
        known: rowsById(tables, 'mode').has(value),
        link: (link) => link.modeId === value,
        node: (id) => ends.has(id),
        service: ({ modeId }) => modeId === value,
        commodity: never,
      };
    }
    case 'service':
      return {
        known: rowsById(tables, 'service').has(value),
        link: never,
        node: never,
        service: ({ serviceId }) => serviceId === value,
        commodity: never,
      };
    case 'carrier': {
      const run = carrierTest(value);
      return { known: tables.service.some(run), link: never, node: never, service: run, commodity: never };
    }
    case 'commodity': {
      // a commodity narrows what it is joined to with &, and alone selects cargo, not ways
      const known = rowsById(tables, 'commodity').has(value);
      return { known, link: never, node: never, service: never, commodity: (id) => id === value };
    }
    case 'regime': {
      const text = rowOf(tables, 'regime', value)?.selector;
      const parsed = text === undefined ? undefined : parseSelector(text);
      if (parsed === undefined || isRefusal(parsed)) return linkTest(new Set(), false);
      const inside = select(
        model,
        parsed.map((terms) => terms.filter((term) => term.kind !== 'regime')),
      );
      return {
        known: true,
        link: (link) => inside.links.has(link.linkId),
        node: (id) => inside.nodes.has(id),
        service: ({ serviceId }) => inside.services.has(serviceId),
        commodity: (id) => inside.commodities.has(id),
      };
    }
  }
}

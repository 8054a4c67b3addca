import type { CommodityId, LinkId, ModeId, NodeId } from '../units/id.ts';
import { createMemo } from '../memo/memo.ts';
import { fromTables } from '../model/from-tables.ts';
import type { ModelPart } from '../model/from-tables.ts';
import type { ServiceRecord } from '../model/model.ts';
import { foldName } from '../model/place-index.ts';
import { isRefusal } from '../findings/refusal.ts';
import { carrierTest, parseSelector } from '../model/selector.ts';
import type { SelectorKind, SelectorTerm } from '../model/selector.ts';
import { rowOf } from '../model/rows-by-id.ts';

/**
 * One thing that is done with cargo, or that somebody means to do: it is moved along a link (whose ends are its places), or
 * handled at a place, by a mode, aboard a service of a carrier. What is not said is undefined.
 */
export interface Deed {
  readonly link?: LinkId | undefined;
  /** The ends of the link; else the place of handling; none where a question names no place. */
  readonly nodes: readonly NodeId[];
  readonly mode: ModeId | undefined;
  readonly service?: ServiceRecord | undefined;
  readonly carrier: string | undefined;
  readonly commodity: CommodityId;
}

/** One alternative of a selector, as a test of deeds: all its terms hold, each at some place of the deed. */
export interface DeedTest {
  /** Whether it names links as such (link, passage, corridor), whatever their places. */
  readonly namesLinks: boolean;
  /** The term that says best by what it touches. */
  readonly through: SelectorTerm;
  readonly holds: (deed: Deed) => boolean;
}

/** What says best by what an act touches: the first of these kinds that an alternative has. */
const tellingOrder: readonly SelectorKind[] = [
  'carrier',
  'service',
  'link',
  'passage',
  'corridor',
  'node',
  'country',
  'commodity',
  'regime',
  'mode',
];

/** What tests of deeds read. */
export const deedTables = ['node', 'link', 'passage', 'service', 'service_stop', 'regime'] as const;
type DeedModel = ModelPart<(typeof deedTables)[number]>;
const deedModel = fromTables(deedTables, (part) => part);

/** Acts and exceptions of a large model; a test is a few sets of ids. */
const mostTests = 4096;
/** By the text of a selector. */
const testsOf = createMemo<readonly DeedTest[]>(mostTests);

/** The alternatives of a selector; none where there is no text or it cannot be read. */
export function deedTests(model: DeedModel, text: string | undefined): readonly DeedTest[] {
  if (text === undefined) return [];
  const part = deedModel(model);
  return testsOf.of(part, text, () => makeTests(part, text));
}

function makeTests(model: DeedModel, text: string): readonly DeedTest[] {
  const parsed = parseSelector(text);
  if (isRefusal(parsed)) return [];
  return parsed.flatMap((terms) => {
    const tests = terms.map((term) => termTest(model, term));
    const [through] = [...terms].sort((a, b) => tellingOrder.indexOf(a.kind) - tellingOrder.indexOf(b.kind));
    if (through === undefined) return [];
    return [
      {
        namesLinks: terms.some(({ kind }) => kind === 'link' || kind === 'passage' || kind === 'corridor'),
        through,
        holds: (deed) => tests.every((test) => test(deed)),
      },
    ];
  });
}

/** A term on something that the deed leaves open (no place, no carrier, no link) does not hold. */
function termTest(model: DeedModel, { kind, value }: SelectorTerm): (deed: Deed) => boolean {
  const { tables } = model;
  switch (kind) {
    case 'node':
      return ({ nodes }) => nodes.some((node) => node === value);
    case 'country': {
      const inside = new Set(tables.node.flatMap(({ nodeId, country }) => (country === value ? [nodeId] : [])));
      return ({ nodes }) => nodes.some((node) => inside.has(node));
    }
    case 'link':
      return ({ link }) => link === value;
    case 'passage':
      return linkTest(rowOf(tables, 'passage', value)?.linkIds ?? []);
    case 'corridor':
      return linkTest(tables.link.flatMap(({ linkId, corridorId }) => (corridorId === value ? [linkId] : [])));
    case 'mode':
      return ({ mode }) => mode === value;
    case 'commodity':
      return ({ commodity }) => commodity === value;
    case 'carrier': {
      const folded = foldName(value);
      return ({ carrier }) => carrier !== undefined && foldName(carrier) === folded;
    }
    case 'service':
      return serviceTest(model, value);
    case 'regime': {
      const text = rowOf(tables, 'regime', value)?.selector;
      const parsed = text === undefined ? undefined : parseSelector(text);
      if (parsed === undefined || isRefusal(parsed)) return () => false;
      // a regime that names a regime stands for nothing
      const plain = parsed.filter((terms) => terms.every((term) => term.kind !== 'regime'));
      const tests = plain.map((terms) => terms.map((term) => termTest(model, term)));
      return (deed) => tests.some((terms) => terms.every((test) => test(deed)));
    }
  }
}

function linkTest(ids: readonly LinkId[]): (deed: Deed) => boolean {
  const inside = new Set(ids);
  return ({ link }) => link !== undefined && inside.has(link);
}

/** Aboard the service; or, where only a carrier is asked for, it runs the service, by the mode and with a call at the place. */
function serviceTest({ tables }: DeedModel, id: string): (deed: Deed) => boolean {
  const service = rowOf(tables, 'service', id);
  const stops = new Set(tables.service_stop.flatMap(({ serviceId, nodeId }) => (serviceId === id ? [nodeId] : [])));
  return ({ service: aboard, carrier, mode, nodes }) => {
    if (aboard !== undefined) return aboard.serviceId === id;
    if (service === undefined || carrier === undefined || !carrierTest(carrier)(service)) return false;
    return (
      (mode === undefined || service.modeId === mode) && (nodes.length === 0 || nodes.some((node) => stops.has(node)))
    );
  };
}

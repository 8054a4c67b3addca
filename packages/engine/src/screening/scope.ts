import type { CommodityId, ModeId, NodeId } from '../units/id.ts';
import type { Model } from '../model/model.ts';
import { foldName } from '../model/place-index.ts';
import { carrierTest, isFault, parseSelector } from '../model/selector.ts';
import type { SelectorTerm } from '../model/selector.ts';

/** One thing that somebody means to do: cargo at a place, by a mode, with a carrier; what is not said is undefined. */
export interface Deed {
  readonly node: NodeId | undefined;
  readonly mode: ModeId | undefined;
  readonly carrier: string | undefined;
  readonly commodity: CommodityId;
}

/**
 * Whether the selector of an act meets a deed: some alternative of it whose every term holds of the deed. A term on
 * something that the deed leaves open (no place, no carrier) does not hold, and neither do terms that name links
 * (link, passage, corridor): they rule ways, not what happens at a place.
 */
export function meetsScope(model: Model, text: string | undefined, deed: Deed): boolean {
  const parsed = text === undefined ? undefined : parseSelector(text);
  if (parsed === undefined || isFault(parsed)) return false;
  return parsed.some((terms) => terms.every((term) => holds(model, term, deed)));
}

function holds(model: Model, { kind, value }: SelectorTerm, deed: Deed): boolean {
  const { tables } = model;
  switch (kind) {
    case 'node':
      return deed.node === value;
    case 'country':
      return tables.node.some((node) => node.nodeId === deed.node && node.country === value);
    case 'mode':
      return deed.mode === value;
    case 'commodity':
      return deed.commodity === value;
    case 'carrier':
      return deed.carrier !== undefined && foldName(deed.carrier) === foldName(value);
    case 'service':
      return runsService(model, value, deed);
    case 'regime': {
      const text = tables.regime.find((regime) => regime.regimeId === value)?.selector;
      // a regime that names a regime stands for nothing, as in `select`
      return text?.includes('regime:') === false && meetsScope(model, text, deed);
    }
    case 'link':
    case 'passage':
    case 'corridor':
      return false;
  }
}

/** Whether the carrier runs this service, by the mode and with a call at the place, where those are said. */
function runsService(model: Model, id: string, { node, mode, carrier }: Deed): boolean {
  const service = model.tables.service.find(({ serviceId }) => serviceId === id);
  if (service === undefined || carrier === undefined || !carrierTest(carrier)(service)) return false;
  const stops = model.tables.service_stop.filter(({ serviceId }) => serviceId === id);
  return (
    (mode === undefined || service.modeId === mode) &&
    (node === undefined || stops.some(({ nodeId }) => nodeId === node))
  );
}

import { refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { Model } from './model.ts';
import { nearestSpellings } from './place-index.ts';
import type { SelectorKind, SelectorTerm } from './selector.ts';

/** So many names are taken in at a glance, and so many can be read at all. */
const atAGlance = 8;
const readable = 40;

/** What would be right in place of a name that the model does not know: the nearest of many, else all that it has. */
export function offer(known: Iterable<string>, text: string): string {
  const names = [...new Set(known)];
  if (names.length === 0) return 'It has none.';
  const near = names.length > atAGlance ? nearestSpellings(names, text, 3) : [];
  if (near.length > 0) return `Nearest: ${near.join(', ')}.`;
  return names.length <= readable
    ? `It has ${names.join(', ')}.`
    : `It has ${String(names.length)}, such as ${names.slice(0, 3).join(', ')}.`;
}

/** The refusal of a term that names nothing of the model; `purpose` ends the sentence, such as “ to avoid”. */
export function refuseTerm(model: Model, { kind, value }: SelectorTerm, field: string, purpose = ''): Refusal {
  const message = `The model has no ${kind} “${value}”${purpose}.`;
  return refuse('value-unknown', field, message, offer(namesOf(model, kind), value));
}

/** The refusal of a cargo that the model does not have. */
export function refuseCommodity({ tables }: Model, id: string): Refusal {
  const ids = tables.commodity.map(({ commodityId }) => commodityId);
  return refuse('value-unknown', 'commodity', `The model has no commodity “${id}”.`, offer(ids, id));
}

/** The refusal of a party of whose sanctions the model has none. */
export function refuseParty(known: Iterable<string>, party: string): Refusal {
  return refuse(
    'value-unknown',
    'comply',
    `The model has no sanctions by “${party}”.`,
    offer([...known].sort(), party),
  );
}

/** Every name that a kind of term may stand for in a model. */
function namesOf({ tables }: Model, kind: SelectorKind): readonly string[] {
  switch (kind) {
    case 'link':
      return tables.link.map(({ linkId }) => linkId);
    case 'node':
      return tables.node.map(({ nodeId }) => nodeId);
    case 'passage':
      return tables.passage.map(({ passageId }) => passageId);
    case 'corridor':
      return tables.corridor.map(({ corridorId }) => corridorId);
    case 'country':
      return tables.node.flatMap(({ country }) => country ?? []).sort();
    case 'mode':
      return tables.mode.map(({ modeId }) => modeId);
    case 'service':
      return tables.service.map(({ serviceId }) => serviceId);
    case 'carrier':
      return tables.service.flatMap(({ operator }) => operator ?? []);
    case 'commodity':
      return tables.commodity.map(({ commodityId }) => commodityId);
    case 'regime':
      return tables.regime.map(({ regimeId }) => regimeId);
  }
}

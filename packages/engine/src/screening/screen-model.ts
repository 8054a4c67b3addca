import { firstDay } from '../calendar/date.ts';
import { isRefusal, refuse } from '../findings/refusal.ts';
import type { Refusal } from '../findings/refusal.ts';
import type { Model } from '../model/model.ts';
import { findPlaces } from '../model/place-index.ts';
import type { PlaceIndex } from '../model/place-index.ts';
import type { ScreenedListSummary } from './answer.ts';
import { listOfModel } from './model-list.ts';
import type { Screening } from './screening.ts';

/** Shows to a screening what the acts of a model name on a date (default: its reference date) for a commodity. */
export function screenModel(
  model: Model,
  screening: Screening,
  { date, commodity }: { readonly date?: string | undefined; readonly commodity?: string | undefined },
): ScreenedListSummary | Refusal {
  const config = model.tables.config[0];
  const asked = date ?? config?.referenceDate ?? '';
  const day = firstDay(asked);
  if (day === undefined) return refuse('value-invalid', 'date', `“${asked}” is no date.`, 'Write YYYY-MM-DD.');
  const list = listOfModel(model, day, commodity ?? config?.defaultCommodityId ?? '');
  for (const entity of list) screening.consider(entity);
  return {
    file: model.name,
    format: 'model',
    entities: list.length,
    sanctions: 0,
    others: 0,
    skipped: {},
    firstSkipped: {},
  };
}

/** What is looked for where a text names a place. */
export interface PlaceNames {
  /** The text, or the place's name where the text is its code. */
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly notes: readonly string[];
}

/** All names of the places that a text names (by id, UN/LOCODE, name or alias), and a note that says so; else the text. */
export function placeNames(index: PlaceIndex, text: string): PlaceNames {
  const found = findPlaces(index, text, 'name');
  const nodes = isRefusal(found) ? [] : found.map((id) => index.nodes.get(id)).filter((node) => node !== undefined);
  const [first] = nodes;
  if (first === undefined) return { name: text, synonyms: [], notes: [] };
  const code = text.trim().toUpperCase();
  return {
    name: nodes.some(({ unlocode }) => unlocode === code) ? first.name : text,
    synonyms: [...new Set(nodes.flatMap(({ name, aliases }) => [name, ...aliases]))],
    notes: [
      `“${text}” is the place ${nodes.map(({ name }) => name).join(' or ')} of the model: all its names are looked for.`,
    ],
  };
}

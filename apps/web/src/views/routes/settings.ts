import { formOf, getField, questions } from '@meridian/engine/questions';
import { parseAsString } from 'nuqs';
import { parseAsDay } from '../../state/address-parsers.ts';
import { addressParsersOf, itemParser } from '../../state/question-parsers.ts';
import type { Settings } from '../../state/settings.ts';

export const criterionNames = ['time', 'cost', 'co2', 'risk'] as const;

const { route } = questions;
const asked = addressParsersOf(route, ['criteria', 'exact']);

/** What the address says of a question for routes besides what other views ask too, and which of its routes are looked at. */
export const routesSettings = {
  to: { parser: parseAsString, belongsTo: 'model' },
  criteria: {
    parser: asked.criteria.withDefault([...criterionNames]),
    item: itemParser(getField(route, 'criteria')),
    form: formOf(getField(route, 'criteria')),
    instead: 'it is left out',
  },
  exact: {
    parser: asked.exact.withDefault(false),
    form: 'true or false',
    instead: 'the usual search is made',
  },
  /** Route that is looked at, and the one set beside it. */
  route: { parser: parseAsString, belongsTo: 'answer' },
  beside: { parser: parseAsString, belongsTo: 'answer' },
  /** Second date, for the network of two dates side by side. */
  besideDate: {
    parser: parseAsDay,
    form: 'a day YYYY-MM-DD',
    instead: 'no second date is shown',
    belongsTo: 'model',
  },
} as const satisfies Settings;

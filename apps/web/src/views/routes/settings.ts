import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs';
import { parseAsDate, parseAsTruth } from '../../state/address-parsers.ts';
import type { Settings } from '../../state/settings.ts';
import { formatChoice } from '../../words/numbers.ts';

export const criterionNames = ['time', 'cost', 'co2', 'risk'] as const;
const parseAsCriterion = parseAsStringLiteral(criterionNames);

/** What the address says of a question for routes besides what other views ask too, and which of its routes are looked at. */
export const routesSettings = {
  to: { parser: parseAsString, belongsTo: 'model' },
  criteria: {
    parser: parseAsArrayOf(parseAsCriterion).withDefault([...criterionNames]),
    item: parseAsCriterion,
    form: formatChoice(criterionNames),
    instead: 'it is left out',
  },
  exact: {
    parser: parseAsTruth.withDefault(false),
    form: 'true or false',
    instead: 'the usual search is made',
  },
  /** Route that is looked at, and the one set beside it. */
  route: { parser: parseAsString, belongsTo: 'answer' },
  beside: { parser: parseAsString, belongsTo: 'answer' },
  /** Second date, for the network of two dates side by side. */
  besideDate: {
    parser: parseAsDate,
    form: 'a day YYYY-MM-DD',
    instead: 'no second date is shown',
    belongsTo: 'model',
  },
} as const satisfies Settings;

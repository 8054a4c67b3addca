import { formatDyad, isRefusal, parseDyad } from '@meridian/engine';
import { createParser, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs';
import { parseAsTruth, parseAsWhole } from '../../state/address-parsers.ts';
import type { Settings } from '../../state/settings.ts';

/** `IRN-RUS`, or `IRN>RUS` for the acts of one on the other. */
const parseAsDyad = createParser<string>({
  parse(text) {
    const dyad = parseDyad(text);
    return isRefusal(dyad) ? null : formatDyad(dyad);
  },
  serialize: (dyad) => dyad,
});
const dyadForm = 'a pair of actors, as AAA-BBB or AAA>BBB';

/** Pair of actors that is looked at, those set beside it, and how their relation is measured. */
export const relationsSettings = {
  dyad: { parser: parseAsDyad, form: dyadForm, instead: 'the pair with most acts is shown', belongsTo: 'model' },
  pairs: {
    parser: parseAsArrayOf(parseAsDyad).withDefault([]),
    item: parseAsDyad,
    form: dyadForm,
    instead: 'it is left out',
    belongsTo: 'model',
  },
  dimension: { parser: parseAsString, belongsTo: 'model' },
  scores: {
    parser: parseAsStringLiteral(['goldstein', 'plover']).withDefault('goldstein'),
    form: 'goldstein or plover',
    instead: 'goldstein is taken',
  },
  halflife: {
    parser: parseAsWhole(1, 36_525),
    form: 'a whole number of days from 1 to 36,525',
    instead: 'that of the dimension is taken',
  },
  confidence: {
    parser: parseAsTruth.withDefault(false),
    form: 'true or false',
    instead: 'acts count alike',
  },
  level: {
    parser: parseAsStringLiteral(['structural', 'none']).withDefault('structural'),
    form: 'structural or none',
    instead: 'structural is taken',
  },
  /** Act of the register that is opened. */
  event: { parser: parseAsString, belongsTo: 'model' },
} as const satisfies Settings;

import { formOf, getField, questions } from '@meridian/engine/questions';
import { parseAsWords } from '../../state/address-parsers.ts';
import { addressParsersOf } from '../../state/question-parsers.ts';
import type { Settings } from '../../state/settings.ts';

/** How far the address asks, and which rivals it compares with. */
export const reachSettings = {
  hours: {
    parser: addressParsersOf(questions.reach, ['hours']).hours.withDefault(720),
    form: `${formOf(getField(questions.reach, 'hours'))} hours`,
    instead: '30 days are taken',
  },
  rivals: { parser: parseAsWords.withDefault([]), belongsTo: 'model' },
} as const satisfies Settings;

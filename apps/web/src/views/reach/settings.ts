import { parseAsList, parseAsWhole } from '../../state/address-parsers.ts';
import type { Settings } from '../../state/settings.ts';

/** How far the address asks, and which rivals it compares with. */
export const reachSettings = {
  hours: {
    parser: parseAsWhole(1, 87_600).withDefault(720),
    form: 'a whole number of hours from 1 to 87,600',
    instead: '30 days are taken',
  },
  rivals: { parser: parseAsList.withDefault([]), belongsTo: 'model' },
} as const satisfies Settings;

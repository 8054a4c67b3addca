/**
 * What the hours and charges of a row may hold beside what the row is about. `wait`: the wait for a departure or, of a
 * change of gauge, for wagons of the other gauge; `gauge`: the change of gauge; `border`: stops at borders; `border_fee_teu`, `border_fee_tonne`: their
 * fees, in the price of a container or of a tonne; `release`: the stay of imports until they are released to the receiver.
 */
export const holdsWords = ['wait', 'gauge', 'border', 'border_fee_teu', 'border_fee_tonne', 'release'] as const;
export type HoldsWord = (typeof holdsWords)[number];

/** The column of that name, the same in every table that has it. */
export const holdsColumn = {
  name: 'holds',
  type: 'texts',
  role: 'fact',
  allowed: holdsWords,
  description:
    'What the hours and charges of the row hold already, so that it is not added again: the wait for a departure, the change of gauge, stops at borders, their fees, the stay of imports to release. Separated by ;.',
} as const;

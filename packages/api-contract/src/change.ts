import { z } from 'zod';

/** Changes in text; one, or the same parameter again for each. */
export const changeList = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value).filter((item) => item.trim() !== ''));

export const changeMeaning =
  'What if, may be repeated, the later over the earlier: close:SELECTOR, open:SELECTOR, build:project:ID, restrict:regime:ID; capacity, hours, cost or demand:SELECTOR=FACTOR; hours_added, usd_per_teu_added, usd_per_tonne_added:SELECTOR=AMOUNT; water_level:SELECTOR=METRES.';

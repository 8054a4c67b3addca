import { readFileSync } from 'node:fs';
import { createModel, knownParameters } from '@meridian/engine';
import { expect, it } from 'vitest';

/** A mode whose id stands for that of any mode, as the page has it. */
const model = createModel('modes', { mode: [{ modeId: 'MODE', name: 'Any', way: 'rail' }] });

it('the page of parameters has each that is read, with its unit and default, and no other', () => {
  const page = readFileSync(new URL('../docs/guide/parameters.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` *\| ([\w/]+) *\| ([\d.]+) *\|/gm)].map(([, id, unit, value]) => [
    id,
    unit,
    Number(value),
  ]);
  expect(rows).toEqual([...knownParameters(model)].map(([id, { unit, default: value }]) => [id, unit, value]));
});

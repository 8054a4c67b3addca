import { describe, expect, it } from 'vitest';
import { formatTable } from './table.ts';
import { displayWidth } from './terminal.ts';

const columns = [{ title: 'id' }, { title: 'words', flexible: true }, { title: 'km', align: 'right' }] as const;
const rows = [
  ['a', 'a long text that will not fit', '1'],
  ['bb', 'short', '1,000'],
];

describe('formatTable', () => {
  it('aligns columns and keeps whole texts where there is room', () => {
    expect(formatTable(columns, rows, Infinity)).toBe(
      [
        'id  words                             km',
        'a   a long text that will not fit      1',
        'bb  short                          1,000',
      ].join('\n'),
    );
  });

  it('cuts the flexible column to the width of the terminal', () => {
    const lines = formatTable(columns, rows, 24).split('\n');
    expect(lines.map(displayWidth)).toEqual([24, 24, 24]);
    expect(lines[1]).toBe('a   a long text …      1');
  });
});

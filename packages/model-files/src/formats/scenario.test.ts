import { describe, expect, it } from 'vitest';
import { readScenario } from './scenario.ts';

const good = `
name: The strait is shut
why: A month of it was seen in 2019.
from: 2027-01
sources: [own-estimate]
changes:
  - kind: close
    selector: passage:hormuz
    to: 2027-03-31
  - kind: capacity
    selector: corridor:eastern
    value: 0.5
    why: Crews are short.
    sources: [https://example.org/paper]
`;

function faults(text: string): readonly string[] {
  return readScenario(text, 's.yaml').findings.map(
    ({ row, column, message }) => `${String(row)} ${column ?? '-'} ${message}`,
  );
}

describe('a file of a scenario', () => {
  it('is its changes in order, with its dates and sources where they have none of their own', () => {
    const { scenario, findings } = readScenario(good, 's.yaml');
    expect(findings).toEqual([]);
    expect(scenario).toMatchObject({
      name: 'The strait is shut',
      changes: [
        { kind: 'close', selector: 'passage:hormuz', from: '2027-01', to: '2027-03-31', sources: ['own-estimate'] },
        {
          kind: 'capacity',
          selector: 'corridor:eastern',
          value: 0.5,
          from: '2027-01',
          why: 'Crews are short.',
          sources: ['https://example.org/paper'],
        },
      ],
    });
  });

  it('tells every fault with its row, and gives no scenario', () => {
    const bad = good
      .replace('kind: close', 'kind: shut')
      .replace('value: 0.5', 'value: half')
      .replace('why: Crews', 'reason: Crews')
      .replace('to: 2027-03-31', 'to: 2027-13');
    expect(faults(bad)).toEqual([
      '7 kind “shut” is no kind of change.',
      '9 to “2027-13” is no date.',
      '13 reason “reason” is nothing that stands here.',
      '12 value The value of a change is a number.',
    ]);
    expect(readScenario(bad, 's.yaml').scenario).toBeUndefined();
  });

  it('needs a name, changes, and a value just where the kind takes one', () => {
    expect(faults('changes: []')).toEqual(['1 name name is missing.', '1 changes A scenario has a list of changes.']);
    expect(faults('- a')).toEqual(['1 - A scenario is a list of keys with values.']);
    expect(
      faults(
        'name: x\nchanges:\n  - close\n  - kind: cost\n    selector: mode:rail\n  - kind: open\n    selector: mode:rail\n    value: 1',
      ),
    ).toEqual([
      '3 changes A change has a kind and a selector.',
      '4 value The change cost needs a value.',
      '8 value The change open takes no value.',
    ]);
    expect(faults('name: x\nname: y\nchanges: [')[0]).toContain('The text is no YAML');
    expect(faults(`name: ${'x'.repeat(1_000_001)}`)[0]).toContain('over 1,000,000 characters');
  });
});

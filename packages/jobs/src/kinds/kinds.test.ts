import { isRefusal } from '@meridian/engine';
import { describe, expect, it } from 'vitest';
import { getJobKind, jobKinds } from './index.ts';

describe('kinds of jobs', () => {
  it('are found by their names, each of which is one', () => {
    const names = jobKinds.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(getJobKind(name).name).toBe(name);
    expect(() => getJobKind('dance')).toThrow('“dance” is no kind of job; they are assign,');
  });

  it('read their questions from a body, and name what makes no sense in it', () => {
    const kind = getJobKind('assign');
    expect(kind.read({ period: '2023-Q1', change: ['close:link:a', 'cost:country:IRN=1.5'] })).toEqual({
      period: '2023-Q1',
      changes: [
        { kind: 'close', selector: 'link:a' },
        { kind: 'cost', selector: 'country:IRN', value: 1.5 },
      ],
    });
    const refused = kind.read({ change: ['close'] });
    expect(isRefusal(refused) && refused.field).toBe('change');
  });

  it('tell in a line how far they are', () => {
    expect(getJobKind('criticality').describe({ phase: 'items', done: 2, of: 5, id: 'suez' } as never)).toBe(
      '3 of 5: without suez',
    );
    expect(getJobKind('calibrate').describe({ phase: 'demand', done: 0, of: 8, spread: 0 } as never)).toBe(
      'demand, round 1 of 8: counts are off by a factor of 1.00',
    );
  });
});

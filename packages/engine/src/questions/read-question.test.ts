import { describe, expect, expectTypeOf, it } from 'vitest';
import { isRefusal } from '../findings/refusal.ts';
import { questions } from './index.ts';
import { readQuestion, splitList } from './read-question.ts';

const { route, reach, relations, screen, skim } = questions;
const ends = { from: 'A', to: 'B' };

describe('reading a question', () => {
  it('fills in defaults, and leaves out what the model decides', () => {
    expect(readQuestion(route, ends)).toEqual({
      from: 'A',
      to: 'B',
      depart: undefined,
      commodity: undefined,
      teu: undefined,
      tonnes: undefined,
      avoid: [],
      comply: [],
      via: [],
      criteria: ['time', 'cost', 'co2', 'risk'],
      alternatives: 12,
      epsilon: 0.02,
      exact: false,
      within: undefined,
    });
  });

  it('types its values by the data', () => {
    const asked = readQuestion(route, ends);
    if (isRefusal(asked)) throw new Error(asked.message);
    expectTypeOf(asked.from).toEqualTypeOf<string>();
    expectTypeOf(asked.teu).toEqualTypeOf<number | undefined>();
    expectTypeOf(asked.criteria).toEqualTypeOf<readonly ('time' | 'cost' | 'co2' | 'risk')[]>();
    expectTypeOf(asked.exact).toEqualTypeOf<boolean>();
    // @ts-expect-error a question has the fields of its table alone
    expect(asked.seed).toBeUndefined();
  });

  it.each([[{ comply: 'UN, EU' }], [{ comply: ['UN', 'EU'] }], [{ comply: [' UN,,', 'EU,'] }]])(
    'reads %j as the same list',
    (raw) => {
      expect(readQuestion(route, { ...ends, ...raw })).toMatchObject({ comply: ['UN', 'EU'] });
    },
  );

  it('takes %2C for a comma inside an item', () => {
    expect(splitList(['carrier:Sea%2C Land,mode:rail', 'mode:road'])).toEqual([
      'carrier:Sea, Land',
      'mode:rail',
      'mode:road',
    ]);
  });

  it.each([
    ['true', true],
    ['YES', true],
    ['on', true],
    ['1', true],
    [1, true],
    [true, true],
    ['false', false],
    ['No', false],
    ['off', false],
    ['0', false],
  ])('reads %j as %j', (exact, value) => {
    expect(readQuestion(route, { ...ends, exact })).toMatchObject({ exact: value });
  });

  it.each([
    ['1e3', 1000],
    [' 20 ', 20],
    ['+5', 5],
    ['.5', 0.5],
    ['5.', 5],
    [7, 7],
  ])('reads the number %j as %d', (teu, value) => {
    expect(readQuestion(route, { ...ends, teu })).toMatchObject({ teu: value });
  });

  it('reads -0 as 0', () => {
    const asked = readQuestion(reach, { from: 'A', hours: '-0' });
    expect(!isRefusal(asked) && Object.is(asked.hours, 0)).toBe(true);
  });

  it.each([
    [{ ...ends, teu: '0x10' }, 'teu', 'teu takes a number from 0.01 to 100,000, not “0x10”.'],
    [{ ...ends, teu: '' }, 'teu', 'teu takes a number from 0.01 to 100,000, not “”.'],
    [{ ...ends, teu: 'NaN' }, 'teu', 'not “NaN”'],
    [{ ...ends, teu: 'Infinity' }, 'teu', 'not “Infinity”'],
    [{ ...ends, teu: '1,000' }, 'teu', 'not “1,000”'],
    [{ ...ends, teu: ['1', '2'] }, 'teu', 'teu is given twice.'],
    [{ ...ends, teu: null }, 'teu', 'not “null”'],
    [{ ...ends, teu: { is: 1 } }, 'teu', 'not “{"is":1}”'],
    [{ ...ends, alternatives: '1.5' }, 'alternatives', 'alternatives takes a whole number, not “1.5”.'],
    [{ ...ends, alternatives: '101' }, 'alternatives', 'a whole number from 1 to 100'],
    [{ ...ends, exact: 'maybe' }, 'exact', 'exact takes true or false, not “maybe”.'],
    [{ ...ends, depart: '2024-02-30' }, 'depart', 'a day YYYY-MM-DD'],
    [{ ...ends, depart: '2024-02' }, 'depart', 'a day YYYY-MM-DD'],
    [{ ...ends, depart: '2024-02-03T24:00' }, 'depart', 'a day YYYY-MM-DD'],
    [{ ...ends, criteria: 'time,speed' }, 'criteria', 'not “speed”'],
    [{ ...ends, avoid: 'IRN' }, 'avoid', 'a selector'],
    [{ ...ends, via: 'a,'.repeat(17) }, 'via', 'via has 17 entries; it takes at most 16.'],
    [{ to: 'B' }, 'from', 'from is not given.'],
    [{ ...ends, from: ' ' }, 'from', 'from takes a place, not “”.'],
    [{ ...ends, speed: '1' }, 'speed', 'The question has no field “speed”.'],
  ])('refuses %j', (raw, field, message) => {
    const refusal = readQuestion(route, raw);
    expect(isRefusal(refusal)).toBe(true);
    expect(refusal).toMatchObject({ field, message: expect.stringContaining(message) as string });
  });

  it('names a field as its door does', () => {
    const refusal = readQuestion(reach, { from: 'A', leastPopulation: 'many' }, (name) => `--${name}`);
    expect(refusal).toMatchObject({
      field: 'leastPopulation',
      message: expect.stringMatching(/^--leastPopulation/) as string,
    });
  });

  it('reads pairs, dates, periods and choices whatever their case, and needs an item where a list is required', () => {
    expect(readQuestion(relations, { dyad: 'irn-rus, aze>irn', from: '2020', step: 'YEAR' })).toMatchObject({
      dyad: ['IRN-RUS', 'AZE>IRN'],
      from: '2020',
      step: 'year',
    });
    expect(readQuestion(relations, { dyad: 'IRN-IRN' })).toMatchObject({ field: 'dyad' });
    expect(readQuestion(screen, { date: '2020-05' })).toMatchObject({ field: 'date' });
    expect(readQuestion(questions.flows, { period: '2023-Q7' })).toMatchObject({ field: 'period' });
    expect(readQuestion(questions.assign, { select: 'some-link' })).toMatchObject({ select: 'link:some-link' });
    expect(readQuestion(skim, { from: ' , ', to: 'B' })).toMatchObject({ code: 'value-missing', field: 'from' });
  });
});

describe('the questions', () => {
  const fields = Object.entries(questions).flatMap(([name, question]) =>
    question.fields.map((field) => [`${name}.${field.name}`, question, field] as const),
  );

  it.each(fields)(
    '%s has an example that it takes, a sentence, and a default inside its bounds',
    (_, question, field) => {
      expect(isRefusal(readQuestion({ fields: [field] }, { [field.name]: field.example }))).toBe(false);
      expect(field.meaning).toMatch(/^[A-Z0-9].*[.]$/);
      if ('default' in field) {
        const value: unknown = field.default;
        expect(readQuestion({ fields: [field] }, { [field.name]: value })).toEqual({ [field.name]: value });
      }
      expect(question.fields.filter(({ name }) => name === field.name)).toHaveLength(1);
    },
  );
});

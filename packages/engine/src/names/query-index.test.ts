import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchNames } from './match-names.ts';
import { readName } from './name-parts.ts';
import type { NameBearer } from './name-parts.ts';
import { QueryIndex } from './query-index.ts';

const stems = [
  'RADOMIR',
  'VELDANOV',
  'ABDUL',
  'RAHMAN',
  'ILKA',
  'SORVAND',
  'BO',
  'LI',
  'QUORVEX',
  'محمد',
  'Тарвик',
  '李',
];
const stem = fc.constantFrom(...stems);
/** A word as it is, with a letter less, another or two exchanged, cut in two, or as an initial. */
const word = fc
  .tuple(stem, fc.nat(6), fc.nat(20), fc.constantFrom('A', 'E', 'S', 'W'))
  .map(([text, how, at, letter]) => {
    const place = at % text.length;
    const [head, tail] = [text.slice(0, place), text.slice(place)];
    const changed = [
      text,
      head + tail.slice(1),
      head + letter + tail.slice(1),
      head + letter + tail,
      `${head} ${tail}`,
    ];
    return changed[how] ?? (how === 5 ? `${text.charAt(0)}.` : text);
  });
const name = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom(' ', ' ', ' ', '-', ''))
  .map(([words, between]) => words.join(between));

describe('the index of the names that are looked for', () => {
  it('01 loses no name that scores 60 or more alone', () => {
    let matched = 0;
    fc.assert(
      fc.property(
        name,
        name,
        fc.constantFrom<NameBearer>('person', 'firm', 'ship', 'words'),
        (ours, theirs, bearer) => {
          const [query, listed] = [readName(ours, bearer), readName(theirs, bearer)];
          if (matchNames(query, listed).score < 0.6) return;
          matched += 1;
          const other = readName('Unlike Whatsoever', bearer);
          expect(new QueryIndex([[other], [query]]).candidates(listed)).toContain(1);
        },
      ),
      { seed: 20260711, numRuns: 40_000 },
    );
    expect(matched).toBeGreaterThan(500);
  });

  it('02 names each query once, however many of its readings and parts agree', () => {
    const readings = (['person', 'firm'] as const).map((bearer) => readName('Radomir Veldanov', bearer));
    const index = new QueryIndex([readings]);
    for (let round = 0; round < 3; round += 1)
      expect(index.candidates(readName('VELDANOV, Radomir', 'person'))).toEqual([0]);
    expect(index.candidates(readName('Erna Lindqvist', 'person'))).toEqual([]);
  });
});

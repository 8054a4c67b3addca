import { isRefusal } from '../findings/refusal.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jaroWinkler } from '../names/kernels/jaro-winkler.ts';
import type { ListEntity, NameKind } from './list-entity.ts';
import { readQueryName, scoreName, scoreTokens } from '../names/ofac-score.ts';
import { nameTokens } from '../names/ofac-tokens.ts';
import { ScreeningBatch } from './screening-batch.ts';
import { Screening } from './screening.ts';
import type { ScreenQuery } from './screening.ts';
import { refused } from '../../test/cases/refused.ts';

function entity(
  id: string,
  names: readonly (readonly [string, NameKind])[],
  more: Partial<ListEntity> = {},
): ListEntity {
  return {
    id,
    schema: 'Company',
    caption: names[0]?.[0] ?? id,
    names: names.map(([text, kind]) => ({ text, kind })),
    identifiers: [],
    countries: [],
    topics: [],
    sanctions: [],
    ...more,
  };
}

function screen(query: ScreenQuery, list: readonly ListEntity[]): Screening {
  const screening = Screening.begin(query);
  if (isRefusal(screening)) throw new Error(screening.message);
  for (const each of list) screening.consider(each);
  return screening;
}

const kims = ['KIM, Jong Man', 'KIM, Jong Sik', 'KIM, Jong Un', 'LEE, Song'].map((name, index) =>
  entity(`k${index}`, [[name, 'name']], { schema: 'Person' }),
);

describe('screening', () => {
  it('01 by the method of OFAC puts the name that agrees in every part before others of the same score, and explains the dropped part', () => {
    const matches = screen({ name: 'Kim Jong Un', method: 'ofac' }, kims).matches();
    expect(matches.map(({ name, score }) => [name, score])).toEqual([
      ['KIM, Jong Un', 100],
      ['KIM, Jong Sik', 100],
      ['KIM, Jong Man', 100],
    ]);
    expect(matches[1]?.because.map(({ text }) => text)).toEqual([
      'KIM equals KIM',
      'JONG equals JONG',
      'UN is not compared: parts of one or two letters are dropped',
    ]);
  });

  it('02 takes the best of the names of an entity, and says by which it was found', () => {
    const firm = entity('f', [
      ['Hafiz Darya Shipping Lines', 'name'],
      ['HDS Lines', 'alias'],
      ['Sapid', 'weakAlias'],
      ['Irisl Caspian', 'previousName'],
    ]);
    const by = (name: string): unknown => screen({ name }, [firm]).matches()[0];
    expect(by('HDS Lines')).toMatchObject({
      score: 100,
      because: expect.arrayContaining([expect.objectContaining({ feature: 'alias', matched: 'HDS Lines' })]) as unknown,
    });
    expect(by('Irisl Caspian')).toMatchObject({ score: 100 });
    expect(by('Sapid')).toMatchObject({ score: 80 });
    expect(JSON.stringify(by('Sapid'))).toContain('is its weak alias, which counts 0.8 of its score');
  });

  it('03 finds ships by number, in any spelling, and warns of a number that cannot be', () => {
    const ship = entity('s', [['TOUSKA', 'name']], {
      schema: 'Vessel',
      identifiers: [
        { kind: 'imoNumber', value: 'IMO9187629' },
        { kind: 'mmsi', value: '422030600' },
        { kind: 'callSign', value: 'EPAB7X' },
      ],
    });
    for (const name of [
      'IMO 9187629',
      'imo: 9187629',
      '9187629',
      'MMSI 422030600',
      '422030600',
      'EPAB7X',
      'Another name IMO9187629',
    ])
      expect(screen({ name }, [ship]).matches()[0], name).toMatchObject({ id: 's', score: 100 });
    expect(screen({ name: 'IMO 9187629' }, [ship]).matches()[0]?.because[0]?.text).toBe(
      'its IMO number is IMO9187629, as asked',
    );
    const wrong = screen({ name: 'IMO 9187620' }, [ship]);
    expect(wrong.matches()).toEqual([]);
    expect(wrong.notes).toEqual([
      'IMO 9187620 fails the check digit of ships and that of companies: some digit of it is wrong.',
    ]);
  });

  it('04 keeps the best only, counts the rest, and heeds threshold and schema', () => {
    const asked = { name: 'Kim Jong Un', method: 'ofac' } as const;
    const screening = screen({ ...asked, most: 1 }, kims);
    expect([screening.found, screening.matches().length]).toEqual([3, 1]);
    expect(screen({ ...asked, schema: 'Vessel' }, kims).found).toBe(0);
    expect(screen({ ...asked, schema: 'Person' }, kims).found).toBe(3);
    expect(screen({ name: 'Kim Jong', method: 'ofac', threshold: 0 }, kims).found).toBe(4);
    expect(
      screen({ name: 'Kim Jong Un' }, kims)
        .matches()
        .map(({ name }) => name),
    ).toEqual(['KIM, Jong Un']);
  });

  it('05 shows sanctions on the matches, wherever they stand in the list', () => {
    const own = { authority: 'OFAC', program: 'IRAN', from: '2018-11-05', to: null, listed: null, status: 'Active' };
    const screening = screen({ name: 'Kim Jong Un', most: 1 }, kims);
    expect([screening.wants('k2'), screening.wants('k0')]).toEqual([true, false]);
    screening.addSanction('k2', own);
    expect(screening.matches()[0]?.sanctions).toEqual([own]);
  });

  it('06 looks for synonyms too, and refuses a query of nothing', () => {
    const port = entity('p', [['Shahid Beheshti Port', 'name']]);
    expect(screen({ name: 'IRZBR', synonyms: ['Shahid Beheshti'] }, [port]).matches()[0]?.score).toBeGreaterThan(90);
    expect(refused(Screening.begin({ name: ' ?! ' }))).toContain('name: “ ?! ” holds no letter or number to look for.');
  });

  it('07 says how many would be found at other thresholds', () => {
    const list = ['Orhan Kutlu', 'Orhan Kutlay', 'Orhan', 'Veli Aras'].map((name, place) =>
      entity(`o${place}`, [[name, 'name']], { schema: 'Person' }),
    );
    const { foundAt, found } = screen({ name: 'Orhan Kutlu', threshold: 90 }, list);
    expect(found).toBe(1);
    expect(foundAt.map(({ threshold, found: count }) => `${count} at ${threshold}`).join(', ')).toMatch(
      /^2 at 60.* 1 at 100$/,
    );
  });

  it('08 orders entities of one score by schema, then by id', () => {
    const list = [
      entity('b', [['Orhan Kutlu', 'name']], { schema: 'Person' }),
      entity('a', [['Orhan Kutlu', 'name']], { schema: 'Person' }),
      entity('z', [['Orhan Kutlu', 'name']], { schema: 'Company' }),
    ];
    const ids = screen({ name: 'Orhan Kutlu' }, list)
      .matches()
      .map(({ id }) => id);
    expect(ids).toEqual(['z', 'a', 'b']);
  });

  it('09 says which names of the query and of the list it could not compare', () => {
    const list = [
      entity(
        't',
        [
          ['สมชาย ใจดี', 'name'],
          ['Somchai Jaidee', 'alias'],
        ],
        { schema: 'Person' },
      ),
      entity('h', [['李大海', 'name']], { schema: 'Person' }),
    ];
    const screening = screen({ name: 'Somchai Jaidee' }, list);
    expect(screening.found).toBe(1);
    expect(screening.notCompared).toMatchObject([
      { of: 'list', script: 'Thai', names: 1, entities: 0 },
      { of: 'list', script: 'Han', names: 1, entities: 1, example: '李大海' },
    ]);
    const asked = screen({ name: '李大海' }, list);
    expect(asked.matches().map(({ id, score }) => [id, score])).toEqual([['h', 100]]);
    expect(asked.notCompared[0]).toMatchObject({ of: 'query', script: 'Han' });
    expect(screen({ name: '李大洋' }, list).found).toBe(0);
  });

  it('10 screens many names in one pass as it screens each alone', () => {
    const names = [
      'Orhan Kutlu',
      'Kutlu Orhan',
      'O. Kutlu',
      'Aras Shipping',
      'Aras of Shipping',
      'ARAS',
      'Company',
      '123',
    ];
    const list = ['Orhan Kutlu', 'OrhanKutlu', 'Aras Shipping Co', 'Company', 'Kutlu'].map((name, place) =>
      entity(`e${place}`, [[name, 'name']], { schema: place < 2 ? 'Person' : 'Company' }),
    );
    const alone = names.map((name) => screen({ name }, list).matches());
    const screenings = names
      .map((name) => Screening.begin({ name }))
      .flatMap((each) => (isRefusal(each) ? [] : [each]));
    const batch = new ScreeningBatch(screenings);
    for (const each of list) batch.consider(each);
    expect(batch.screenings.map((each) => each.matches())).toEqual(alone);
    expect(alone.map((matches) => matches.length > 0)).toEqual([true, true, true, true, true, true, true, false]);
  });

  it('11 by the method of OFAC leaves out no name by its short cuts: scores are those of the plain method', () => {
    const word = fc.string({ unit: fc.constantFrom('A', 'B', 'E', 'N', 'R', 'S'), minLength: 1, maxLength: 8 });
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, (query, listed) => {
        const [asked, there] = [nameTokens(query), nameTokens(listed)];
        const long = asked.filter(({ length }) => length > 2);
        const scored = long.length > 0 ? long : asked;
        const parts = scored
          .map((part) => Math.max(...there.map((token) => jaroWinkler(part, token, 0.7))))
          .map((best) => (best < 0.5 ? 0 : best));
        const [a, b] = [asked.join(''), there.join('')];
        const whole = a.startsWith(b.charAt(0)) ? jaroWinkler(a, b, 0) : 0;
        const mean = parts.reduce((sum, each) => sum + each, 0) / parts.length;
        const plain = 100 * Math.max(whole, mean);
        expect(scoreName(query, listed).score).toBeCloseTo(plain, 9);
        // and a threshold loses nothing that reaches it
        const { score } = scoreTokens(readQueryName(query), there, 70);
        if (plain >= 70) expect(score).toBeCloseTo(plain, 9);
        else expect(score).toBeLessThan(70);
      }),
      { seed: 20250104, numRuns: 2000 },
    );
  });
});

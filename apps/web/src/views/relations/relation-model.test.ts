import { palettes } from '@meridian/cartography';
import { createModel, findRelations, isRefusal } from '@meridian/engine';
import { describe, expect, it } from 'vitest';
import { actsTitle, indexBy, pairsTitle, scopeWords, timelineTitle } from './chart-words.ts';
import { monthIndex, monthsOf } from './months.ts';
import { actorsByActs, joinDyad, keyOf, listPairs, splitDyad } from './pairs.ts';
import { positionOfLinks, relationContent } from './relation-content.ts';
import { driverSpells, linksOfRegimes, regimesOnDyad } from './ruled-regimes.ts';

const act = (eventId: string, date: string, actorAId: string, actorBId: string, cameoCode = '057') => ({
  eventId,
  date,
  actorAId,
  actorBId,
  direction: 'a_to_b' as const,
  eventType: 'SUPPORT' as const,
  cameoCode,
  title: `act ${eventId}`,
  sourceId: ['s'],
});

const model = createModel('relations', {
  config: [{ datasetName: 'relations', referenceDate: '2023-06-01' }],
  source: [{ sourceId: 's', title: 'A paper', kind: 'published' }],
  actor: [
    { actorId: 'IRN', name: 'Iran', kind: 'state' },
    { actorId: 'RUS', name: 'Russia', kind: 'state' },
    { actorId: 'AZE', name: 'Azerbaijan', kind: 'state' },
  ],
  event: [
    act('e1', '2001-11', 'RUS', 'IRN'),
    act('e2', '2010-05-04', 'IRN', 'RUS'),
    act('e3', '2012', 'AZE', 'IRN', '190'),
  ],
  node: [
    { nodeId: 'a', name: 'Alpha', xCoord: 48, yCoord: 38, nodeType: 'border' },
    { nodeId: 'w', name: 'Bend', xCoord: 49, yCoord: 38.5, nodeType: 'waypoint' },
    { nodeId: 'b', name: 'Beta', xCoord: 50, yCoord: 40, nodeType: 'city' },
  ],
  mode: [{ modeId: 'rail', name: 'Rail', way: 'rail' }],
  link: [
    { linkId: 'aw', fromNodeId: 'a', toNodeId: 'w', modeId: 'rail', lengthKm: 100 },
    { linkId: 'wb', fromNodeId: 'w', toNodeId: 'b', modeId: 'rail', lengthKm: 100 },
  ],
  regime: [
    { regimeId: 'border', name: 'Border', selector: 'link:aw', kind: 'border', recordFrom: '2000', recordTo: '2024' },
    { regimeId: 'ice', name: 'Ice', selector: 'link:wb', kind: 'ice', recordFrom: '2000', recordTo: '2024' },
  ],
  regime_state: [{ regimeId: 'border', state: 'closed', validFrom: '2013-02-01', validTo: '2013-04', sourceId: ['s'] }],
  dependency: [
    {
      dependencyId: 'd1',
      regimeId: 'border',
      fromState: 'open',
      toState: 'closed',
      onKind: 'relation',
      on: 'AZE-IRN',
      effect: -0.15,
      sourceId: ['s'],
    },
    { dependencyId: 'd2', dyad: 'IRN-RUS', onKind: 'driver', on: 'war', effect: 1, sourceId: ['s'] },
    { dependencyId: 'd3', regimeId: 'ice', onKind: 'driver', on: 'IRN-AZE', effect: 1, sourceId: ['s'] },
  ],
  driver: [{ driverId: 'war', name: 'War', dyads: ['RUS-IRN'], unit: '1 war' }],
  driver_state: [
    { driverId: 'war', level: 1, validFrom: '2005', validTo: '2006-03', sourceId: ['s'] },
    { driverId: 'war', level: 0, validFrom: '2007', sourceId: ['s'] },
  ],
});
const bare = createModel('bare', { config: [{ datasetName: 'bare', referenceDate: '2023-06-01' }] });

describe('months', () => {
  it('01 run from the first act to the last act or change of a regime, whole, in order', () => {
    const months = monthsOf(model);
    expect([months[0], months.at(-1), months.length]).toEqual(['2001-11', '2013-04', 11 * 12 + 6]);
    expect(months).toEqual(months.toSorted());
    expect(new Set(months).size).toBe(months.length);
    expect(monthsOf(bare)).toEqual([]);
  });

  it.each([
    ['2010-05-04', 102],
    ['1999-01-01', 0],
    ['2040-01-01', 137],
  ])('02 %s lies in month %i of the slider', (date, index) => expect(monthIndex(monthsOf(model), date)).toBe(index));
});

describe('pairs', () => {
  const pairs = listPairs(model);

  it('01 those with most acts first, named in the order of the actors', () => {
    expect(pairs.map(({ dyad, acts }) => [dyad, acts])).toEqual([
      ['IRN-RUS', 2],
      ['IRN-AZE', 1],
    ]);
    expect(actorsByActs(pairs)).toEqual(['IRN', 'RUS', 'AZE']);
    expect(listPairs(bare)).toEqual([]);
  });

  it('02 one key whatever the order and direction', () => {
    expect(new Set(['IRN-RUS', 'RUS-IRN', 'RUS>IRN', 'IRN>RUS'].map(keyOf)).size).toBe(1);
    expect(keyOf('nonsense')).toBe('nonsense');
  });

  it.each(['IRN-RUS', 'IRN>RUS', 'RUS>IRN'])('03 %s comes apart and together', (dyad) => {
    const { pair, direction } = splitDyad(dyad, pairs);
    expect(pair.dyad).toBe('IRN-RUS');
    expect(joinDyad(pair, direction)).toBe(dyad);
  });

  it('04 a pair without acts stands as it is written', () => {
    expect(splitDyad('RUS-AZE', pairs)).toMatchObject({ pair: { dyad: 'RUS-AZE', acts: 0 }, direction: 'both' });
  });
});

describe('what hangs on a pair', () => {
  it('01 regimes by the dependencies on the relation, either order, and no driver of the same name', () => {
    expect(regimesOnDyad(model, 'IRN-AZE').map(({ id }) => id)).toEqual(['border']);
    expect(regimesOnDyad(model, 'IRN>AZE').map(({ id }) => id)).toEqual(['border']);
    expect(regimesOnDyad(model, 'IRN-RUS')).toEqual([]);
    expect([...linksOfRegimes(model, ['border'])]).toEqual(['aw']);
  });

  it('02 the map sets off their links, names their ends but no bend, and says so in the key', () => {
    const content = relationContent(model, palettes.light, 'IRN-AZE');
    expect([...content.highlighted]).toEqual([['aw', palettes.light.accent]]);
    expect(content.named).toEqual(['a']);
    expect(content.key?.[0]?.text).toBe('hangs on IRN–AZE');
    expect(relationContent(model, palettes.light, 'IRN-RUS').key?.[0]?.text).toContain('No link');
    expect(relationContent(bare, palettes.light, undefined).key).toBeUndefined();
  });

  it('03 the map stands over the middle of links, nearer the shorter they are', () => {
    const all = positionOfLinks(model, ['aw', 'wb']);
    expect(all).toMatchObject({ longitude: 49, latitude: 39 });
    expect(positionOfLinks(model, ['aw'])?.zoom).toBeGreaterThan(all?.zoom ?? Infinity);
    expect(positionOfLinks(model, [])).toBeUndefined();
  });

  it('04 drivers that name a pair, while they are above nothing', () => {
    expect(driverSpells(model, ['IRN-RUS'])).toEqual([
      { driver: 'war', name: 'War', level: 1, from: '2005', to: '2006-03' },
    ]);
    expect(driverSpells(model, ['IRN-AZE'])).toEqual([]);
  });
});

describe('charts in words', () => {
  const answer = findRelations(model, { level: 'none', step: 'month', to: '2013-04', draws: 10, top: 10 });
  if (isRefusal(answer)) throw new Error(answer.message);
  const friends = answer.dyads.find(({ dyad }) => dyad === 'IRN-RUS');
  const foes = answer.dyads.find(({ dyad }) => dyad === 'AZE-IRN');
  if (friends === undefined || foes === undefined) throw new Error('seen no such pairs, expected both');

  it('01 a title says where the pair stands and how that compares with three years before', () => {
    const now = indexBy(friends, '2010-05-31');
    expect(timelineTitle(model, friends, now, '2010-05-31')).toMatch(
      /^Iran – Russia at \+0\.8 on 31 May 2010, 0\.\d above three years before$/,
    );
    expect(timelineTitle(model, friends, now, '2002-01-31')).not.toContain('three years');
    expect(indexBy(friends, '1990-01-01')).toBeUndefined();
  });

  it('02 the highest and the lowest of several, and what weighs most', () => {
    expect(pairsTitle(model, [foes, friends], '2012-07-31')).toMatch(/^Iran – Russia \(\+.*Azerbaijan – Iran \(−/);
    expect(actsTitle(model, friends, '2013-04-30')).toContain('What still moves Iran – Russia');
    expect(actsTitle(model, { ...friends, top: [] }, '2000-01-01')).toBe('No act of Iran – Russia by 1 January 2000');
    expect(scopeWords(model, answer)).toContain('Goldstein scores, half-life 730 days (2 years) to zero');
  });
});

import { describe, expect, it } from 'vitest';
import type { ModelDraft } from '../../src/model/model.ts';
import type { Leg } from '../../src/routing/answer.ts';
import { ask, textModel } from './text-network.ts';

// a train of a carrier from a to b, and a plain railway and road beside it; 100 km of rail take 2 hours
const links = 'a-b rail 100\nb-c rail 100\na-b road 300\nb-c road 300';
const services: ModelDraft = {
  service: [{ serviceId: 't', name: 'Train', operator: 'Gray Line', modeId: 'rail', departuresPerMonth: 3000 }],
  service_stop: [
    { serviceId: 't', stopSequence: 1, nodeId: 'a' },
    { serviceId: 't', stopSequence: 2, nodeId: 'b' },
  ],
};
const act = { imposingParty: 'P', target: 'them', legalAct: 'Act 1', sourceId: ['s'], validFrom: '2020-01-01' };

/** Operations of the best route by cost that an act touches, with what it touches them through. */
function touched(sanction: NonNullable<ModelDraft['sanction']>, query = {}, change: ModelDraft = {}): string {
  const model = textModel(links, { ...services, ...change, sanction });
  const { routes } = ask(model, 'a', 'c', { criteria: ['cost'], ...query });
  return (routes[0]?.legs ?? [])
    .filter(({ acts }) => acts.length > 0)
    .map(
      ({ operation, from, acts }) =>
        `${operation}:${from}:${acts.map((each) => `${each.through}=${each.named}`).join()}`,
    )
    .join(' ');
}

describe('acts on the legs of a route', () => {
  const onlyTrain = { avoid: ['link:a-b-road', 'link:b-c-road'] };

  it('01 touch what a carrier does, boarding and riding, and nothing else', () => {
    const dear = textModel(links).tables.mode.map((mode) => ({ ...mode, usdPerTeuKm: 9 }));
    const change = { mode: dear, service: [{ ...services.service?.[0], usdPerTeu: 1 }] } as ModelDraft;
    const sanction = [{ ...act, sanctionId: 'x', selector: 'carrier:GRAY line' }];
    expect(touched(sanction, onlyTrain, change)).toBe('wait:a:carrier=GRAY line ride:a:carrier=GRAY line');
    // for those who comply the same rails are open by another train
    const complying = ask(textModel(links, { ...services, ...change, sanction }), 'a', 'c', {
      ...onlyTrain,
      comply: ['P'],
    });
    expect(complying.routes.flatMap(({ legs }) => legs.map(({ service }) => service))).not.toContain('t');
    expect(complying.routes).not.toEqual([]);
  });

  it('02 touch handling at a place by the mode that they name, and the links that end there', () => {
    const at = (selector: string): string => touched([{ ...act, sanctionId: 'x', selector }], onlyTrain);
    expect(at('node:c&mode:rail')).toBe('move:b:node=c unload:c:node=c');
    expect(at('node:c&mode:road')).toBe('');
    expect(at('country:XA')).toBe('load:a:country=XA wait:a:country=XA move:a:country=XA');
    expect(at('link:a-b-rail')).toBe('move:a:link=a-b-rail');
    expect(at('commodity:box')).toContain('load:a:commodity=box');
    expect(at('commodity:food')).toBe('');
  });

  it('03 join a carrier and a place: the ride that ends there, not the carrier elsewhere', () => {
    const at = (selector: string): string =>
      touched([{ ...act, sanctionId: 'x', selector }], onlyTrain, {
        mode: textModel(links).tables.mode.map((mode) => ({ ...mode, waitHours: 400, usdPerTeuKm: 9 })),
        service: [{ ...services.service?.[0], usdPerTeu: 1 }],
      });
    expect(at('carrier:Gray Line&node:b')).toBe('ride:a:carrier=Gray Line');
    expect(at('carrier:Gray Line&node:c')).toBe('');
  });

  it('04 count on the days on which the cargo is there, first and last included', () => {
    const at = (validFrom: string, validTo?: string): string =>
      touched(
        [{ ...act, sanctionId: 'x', selector: 'node:c', validFrom, ...(validTo === undefined ? {} : { validTo }) }],
        {
          ...onlyTrain,
          depart: '2023-06-01T22:30',
        },
      );
    // loaded until 23:30, by rail to b until 1:30 of the next day, to c until 3:30, unloaded until 4:30
    expect(at('2023-06-03')).toBe('');
    expect(at('2023-06-02')).toBe('move:b:node=c unload:c:node=c');
    expect(at('2020-01-01', '2023-06-01')).toBe('');
    expect(at('2020-01-01', '2023-06-02')).toBe('move:b:node=c unload:c:node=c');
  });

  it('05 are left out by that day: a way that is shut when the cargo would come, and one that is open by then', () => {
    const ends = { ...onlyTrain, depart: '2023-06-01T22:30', comply: ['P'] };
    const count = (validFrom: string, validTo?: string): number =>
      ask(
        textModel(links, {
          ...services,
          sanction: [
            { ...act, sanctionId: 'x', selector: 'node:c', validFrom, ...(validTo === undefined ? {} : { validTo }) },
          ],
        }),
        'a',
        'c',
        ends,
      ).routes.length;
    expect(count('2023-06-02')).toBe(0);
    expect(count('2023-06-03')).toBeGreaterThan(0);
    expect(count('2020-01-01', '2023-06-01')).toBeGreaterThan(0);
    expect(count('2020-01-01', '2023-06-02')).toBe(0);
    const shut = ask(
      textModel(links, { sanction: [{ ...act, sanctionId: 'x', selector: 'node:c', validFrom: '2023-06-02' }] }),
      'a',
      'c',
      ends,
    );
    expect(shut.excluded).toMatchObject([
      { kind: 'sanction', sanction: 'x', reason: expect.stringContaining('on some days of the journey') as string },
    ]);
  });

  it('06 obey exceptions by the same days', () => {
    const sanction = [
      { ...act, sanctionId: 'x', selector: 'node:c' },
      { ...act, sanctionId: 'e', exempts: ['x'], selector: 'node:c&mode:rail', validTo: '2023-06-01' },
    ];
    expect(touched(sanction, onlyTrain)).toBe('');
    expect(touched(sanction, { ...onlyTrain, depart: '2023-06-01T22:30' })).toBe('move:b:node=c unload:c:node=c');
    // by road the exception does not hold
    const byRoad = { avoid: ['link:a-b-rail', 'link:b-c-rail'] };
    expect(touched(sanction, byRoad)).toBe('move:b:node=c unload:c:node=c');
  });

  it('07 are told with since, until, act and sources', () => {
    const model = textModel(links, {
      sanction: [{ ...act, sanctionId: 'x', selector: 'node:c', scope: 'all', binds: 'ours', validTo: '2024' }],
    });
    const leg: Leg | undefined = ask(model, 'a', 'c').routes[0]?.legs.at(-1);
    expect(leg?.sanctions).toEqual(['x']);
    expect(leg?.acts).toEqual([
      {
        sanctionId: 'x',
        party: 'P',
        title: 'Act 1',
        target: 'them',
        scope: 'all',
        binds: 'ours',
        since: '2020-01-01',
        until: '2024',
        through: 'node',
        named: 'c',
        sources: ['s'],
      },
    ]);
  });
});

describe('what acts cover', () => {
  it('08 is told of parties that are obeyed and of those whose acts touch a leg, from the tables alone', () => {
    const model = textModel(links, {
      actor: [
        { actorId: 'PPP', name: 'Pland', kind: 'state' },
        { actorId: 'XC', name: 'Cland', kind: 'state' },
      ],
      sanction: [
        {
          ...act,
          sanctionId: 'x',
          selector: 'node:c&mode:rail',
          imposingActorId: ['PPP'],
          targetActorId: ['XC'],
          binds: 'its own',
          notCovered: 'roads',
        },
        { ...act, sanctionId: 'y', imposingActorId: ['PPP'], targetActorId: ['XC'] },
        { ...act, sanctionId: 'z', imposingParty: 'P2', imposingActorId: ['PPP'], selector: 'country:XC' },
        { ...act, sanctionId: 'w', imposingParty: 'Q', selector: 'node:a' },
        { ...act, sanctionId: 'v', imposingParty: 'R', selector: 'node:a', validTo: '2022' },
      ],
    });
    const { parties } = ask(model, 'a', 'c', { comply: ['P'] });
    expect(parties.map(({ party }) => party)).toEqual(['P', 'Q', 'P2']);
    expect(parties[0]).toEqual({
      party: 'P',
      name: 'Pland',
      obeyed: true,
      acts: ['x'],
      elsewhere: ['y'],
      kin: ['P2'],
      notNamed: [{ country: 'XC', countryName: 'Cland', mode: 'road', links: 1, notNamed: 1 }],
      text: [
        'P (Pland): 1 act in force on 2023-06-01 names part of this network; what they touch is left out.',
        'them (Act 1, since 2020-01-01). Binds its own. Not covered: roads.',
        '1 more act in force binds goods, persons, flags or money and names no part of it: nothing is left out for it.',
        'Named by no act of P, although it lies in or leads to Cland: road (1 link).',
        'Acts of Pland stand under P2 too, which is not obeyed here.',
      ],
    });
  });
});

import { isRefusal } from '../../src/findings/refusal.ts';
import { describe, expect, it } from 'vitest';
import { checkSanctions } from '../../src/checks/sanctions.ts';
import { firstDay } from '../../src/calendar/date.ts';
import type { Model } from '../../src/model/model.ts';
import { actsOnLink } from '../../src/sanctions/act-notice.ts';
import { decideActs } from '../../src/sanctions/decide.ts';
import type { ActsAnswer, ActsQuery } from '../../src/sanctions/decide.ts';
import { listOfModel } from '../../src/screening/model-list.ts';
import type { CommodityId, NodeId } from '../../src/units/id.ts';
import { chabaharActs, coastModel } from './screening-model.ts';
import { refused } from './refused.ts';

const model = coastModel(chabaharActs);
const at = (id: string): readonly NodeId[] => [id as NodeId];

function ask(query: ActsQuery, of: Model = model): ActsAnswer {
  const answer = decideActs(of, query);
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

function shutLinks(date: string, of: Model = model, commodity = 'box'): readonly string[] {
  return of.tables.link.flatMap(({ linkId }) =>
    actsOnLink(of, linkId, firstDay(date) ?? NaN, commodity as CommodityId).length > 0 ? [linkId] : [],
  );
}

describe('the acts on Chabahar', () => {
  it('01 pass the checks of exceptions', () => {
    expect(checkSanctions(model)).toEqual([]);
  });

  it.each([
    ['2018-11-04', 'not touched', null, '2018-11-04'],
    ['2018-11-05', 'forbidden', null, '2018-11-05'],
    ['2018-11-06', 'exempt', 'us-exception', '2025-09-28'],
    ['2025-09-28', 'exempt', 'us-exception', '2025-09-28'],
    ['2025-09-29', 'forbidden', null, '2025-10-28'],
    ['2025-10-28', 'forbidden', null, '2025-10-28'],
    ['2025-10-29', 'exempt', 'us-waiver', '2026-04-26'],
    ['2026-04-26', 'exempt', 'us-waiver', '2026-04-26'],
    ['2026-04-27', 'forbidden', null, null],
  ] as const)('02 on %s the port is %s', (date, verdict, exception, until) => {
    const answer = ask({ nodes: at('chabahar'), mode: 'sea', date });
    expect(answer).toMatchObject({ verdict, holdsUntil: until });
    expect(answer.decidedBy?.exception ?? null).toBe(exception);
    expect(answer.decidedBy?.act ?? null).toBe(verdict === 'not touched' ? null : 'us-ports');
    // the network agrees, lane by lane; the other port stays shut, and so does the lane between both
    const shut = verdict === 'not touched' ? [] : ['chabahar-bandar', 'mundra-bandar'];
    expect([...shutLinks(date)].sort()).toEqual(
      [...shut, ...(verdict === 'forbidden' ? ['mundra-chabahar'] : [])].sort(),
    );
  });

  it('03 says which act decides, why, and with the sources of both rows', () => {
    const [decision] = ask({ nodes: at('chabahar'), date: '2025-01-01' }).decisions;
    expect(decision).toMatchObject({
      verdict: 'exempt',
      act: 'us-ports',
      since: '2018-11-05',
      until: null,
      exception: { id: 'us-exception', since: '2018-11-06', until: '2025-09-28' },
      because:
        'Exception under section 1244(f) frees Chabahar by sea from IFCA section 1244 from 2018-11-06 to 2025-09-28.',
      sources: ['s', 't'],
    });
    expect(ask({ nodes: at('chabahar'), date: '2025-10-15' }).decidedBy?.because).toBe(
      'IFCA section 1244, in force since 2018-11-05, names Chabahar by sea.',
    );
  });

  it('04 touches no railway, and the other port by no exception', () => {
    expect(ask({ nodes: at('chabahar'), mode: 'rail', date: '2025-10-15' }).verdict).toBe('not touched');
    expect(ask({ nodes: at('bandar'), date: '2020-01-01' }).verdict).toBe('forbidden');
    expect(ask({ nodes: at('zahedan'), date: '2025-10-15' }).verdict).toBe('not touched');
  });
});

describe('the rule engine', () => {
  const act = { imposingParty: 'EU', target: 'x', legalAct: 'act', validFrom: '2019' };

  it('05 decides on a carrier by its name, whatever its case and diacritics', () => {
    const of = coastModel([{ ...act, sanctionId: 'c', selector: 'carrier:sarga LINES' }]);
    expect(ask({ carrier: 'SÁRGA lines' }, of)).toMatchObject({ verdict: 'forbidden', decidedBy: { act: 'c' } });
    expect(ask({ carrier: 'Blue Star' }, of).verdict).toBe('not touched');
    expect(ask({ nodes: at('chabahar') }, of).verdict).toBe('not touched');
    const stranger = ask({ carrier: 'Nobody' }, of);
    expect(stranger.notes).toEqual([expect.stringContaining('No service of the model is run by “Nobody”') as string]);
    expect(listOfModel(of, 20_000, 'box').map(({ id }) => id)).toEqual(['carrier:Sárga Lines', 'sanction:c']);
  });

  it('06 frees services and cargo as well as places', () => {
    const of = coastModel([
      { ...act, sanctionId: 'all', selector: 'country:IRN;carrier:Sárga Lines' },
      { ...act, sanctionId: 'food', exempts: ['all'], selector: 'commodity:food' },
      { ...act, sanctionId: 'line', exempts: ['all'], selector: 'service:line', validFrom: '2021' },
    ]);
    expect(ask({ nodes: at('zahedan') }, of).verdict).toBe('forbidden');
    expect(ask({ nodes: at('zahedan'), commodity: 'food' }, of)).toMatchObject({
      verdict: 'exempt',
      decidedBy: { exception: 'food' },
    });
    expect(shutLinks('2020-01-01', of)).toHaveLength(5);
    expect(shutLinks('2020-01-01', of, 'food')).toEqual([]);
    expect(ask({ carrier: 'Sárga Lines', date: '2020-01-01' }, of).verdict).toBe('forbidden');
    expect(ask({ carrier: 'Sárga Lines', date: '2021-01-01' }, of).verdict).toBe('exempt');
  });

  it('07 points to acts that the selectors do not settle', () => {
    const of = coastModel([
      { ...act, sanctionId: 'freeze', target: 'Blue Star and its director' },
      { ...act, sanctionId: 'lane', selector: 'link:mundra-chabahar' },
    ]);
    expect(ask({ carrier: 'Blue Star' }, of).decisions[0]?.because).toContain('resemble the carrier: read the act');
    expect(ask({ carrier: 'Blue Star' }, of).verdict).toBe('read the act');
    const [freeze, lane] = ask({ nodes: at('chabahar') }, of).decisions;
    expect(freeze?.because).toContain('It names no part of the network');
    expect(lane?.because).toBe('It does not name the place, but 1 of the 3 links there.');
  });

  it('08 obeys only the parties that are asked, the longest in force deciding', () => {
    const of = coastModel([...chabaharActs, { ...act, sanctionId: 'eu', selector: 'country:IRN', validFrom: '2017' }]);
    const both = ask({ nodes: at('bandar') }, of);
    expect(both.decisions.map(({ act: id, verdict }) => `${id} ${verdict}`)).toEqual([
      'us-ports forbidden',
      'eu forbidden',
    ]);
    expect(both.decidedBy?.act).toBe('eu');
    expect(ask({ nodes: at('bandar'), parties: ['US'] }, of).decidedBy?.act).toBe('us-ports');
    expect(ask({ nodes: at('chabahar'), parties: ['US'] }, of).verdict).toBe('exempt');
    // what one party exempts another still forbids
    expect(ask({ nodes: at('chabahar') }, of)).toMatchObject({ verdict: 'forbidden', decidedBy: { act: 'eu' } });
  });

  it.each([
    [{}, 'port: There is neither a place nor a carrier to decide on. Name'],
    [{ date: '2020-02-30' }, '“2020-02-30” is no date'],
    [{ date: '2020' }, '“2020” is no date. Write YYYY-MM-DD.'],
    [{ commodity: 'coal' }, 'no commodity “coal”. It has box, food'],
    [{ mode: 'air' }, 'no mode “air”. It has sea, rail, road'],
    [{ parties: ['XX'] }, 'comply: The model has no sanctions by “XX”. It has'],
  ])('09 says in words what makes no sense in %j', (query: ActsQuery, words) => {
    const asked = Object.keys(query).length === 0 ? query : { nodes: at('bandar'), ...query };
    expect(refused(decideActs(model, asked))).toContain(words);
  });
});

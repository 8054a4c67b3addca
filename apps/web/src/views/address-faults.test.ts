import fc from 'fast-check';
import { createModel, indexPlaces } from '@meridian/engine';
import type { ModelDraft } from '@meridian/engine';
import { splitList } from '@meridian/engine/questions';
import { describe, expect, it } from 'vitest';
import { views } from './index.ts';
import { readQuestion } from './routes/question.ts';
import { readOrigin } from '../state/question.ts';
import type { Setting } from '../state/settings.ts';
import { settingsOf } from '../state/shared-settings.ts';
import { findAddressFaults } from '../state/address-faults/find-address-faults.ts';

const tables: ModelDraft = {
  config: [{ datasetName: 'Lakeland', referenceYear: 2020, referenceDate: '2020-05-01', defaultCommodityId: 'boxes' }],
  node: [
    { nodeId: 'north', name: 'North', xCoord: 0, yCoord: 1, nodeType: 'city', country: 'AAA' },
    { nodeId: 'south', name: 'South', xCoord: 0, yCoord: 0, nodeType: 'city', country: 'BBB' },
  ],
  link: [{ linkId: 'ns', fromNodeId: 'north', toNodeId: 'south', modeId: 'rail', lengthKm: 110 }],
  mode: [{ modeId: 'rail', name: 'Rail', way: 'rail', speedKmh: 50 }],
  commodity: [
    { commodityId: 'boxes', name: 'Boxes', unit: 'teu' },
    { commodityId: 'ore', name: 'Ore', unit: 'tonne' },
  ],
  corridor: [
    { corridorId: 'lake', name: 'Lake', kind: 'branch' },
    { corridorId: 'ocean', name: 'Ocean', kind: 'rival' },
  ],
  regime: [
    {
      regimeId: 'ice',
      name: 'Ice',
      selector: 'link:ns',
      kind: 'border',
      recordFrom: '2010-01-01',
      recordTo: '2021-12-31',
    },
  ],
  sanction: [
    {
      sanctionId: 's1',
      imposingParty: 'CCC',
      target: 'boats',
      legalAct: 'Act 1',
      validFrom: '2015-01-01',
      selector: 'link:ns',
    },
  ],
  actor: [
    { actorId: 'AAA', name: 'Aland', kind: 'state' },
    { actorId: 'BBB', name: 'Beland', kind: 'state' },
  ],
};
const model = createModel('lakeland', tables);
const places = indexPlaces(model);
const settings = settingsOf(views);
/** What a view has before any of its answers has come. */
const nothing = { places: {}, value: undefined, isWorking: false, periods: undefined, period: undefined };

/** An address as the page reads it: what a parser cannot read is as if it were not there. */
function read(written: string) {
  const query = new URLSearchParams(written);
  const entries = Object.entries(settings).map(([name, { parser }]) => {
    const fallback = 'defaultValue' in parser ? parser.defaultValue : null;
    return [name, (query.has(name) ? parse(parser, query.getAll(name)) : undefined) ?? fallback] as const;
  });
  return Object.fromEntries(entries) as unknown as Parameters<typeof readQuestion>[0];
}

/** What a parser makes of the texts of a name: of several, one value is the first. */
function parse(parser: Setting['parser'] | undefined, texts: readonly string[]): unknown {
  return parser?.type === 'multi' ? parser.parse(texts) : parser?.parse(texts[0] ?? '');
}

function faults(written: string, answers: object = {}) {
  const address = read(written);
  const open = views.find(({ id }) => id === address.view) ?? views[0];
  const seen = { views, open, answers: { ...nothing, ...answers } };
  return findAddressFaults({ written, address, settings }, model, seen);
}

function faultsOf(written: string, answers: object = {}): readonly string[] {
  return faults(written, answers).map(({ name, value, message }) => `${name}=${value}: ${message}`);
}

describe('faults of an address', () => {
  it.each([
    'view=map',
    'depart=2023-13-45',
    'depart=2023-03-01T08:00',
    'besideDate=yesterday',
    'teu=-5',
    'teu=100001',
    'teu=',
    'tonnes=0',
    'criteria=time,speed',
    'exact=banana',
    'hours=-1',
    'period=2023-Q7',
    'changes=close',
    'color=red',
    'animate=2',
    'dyad=AAA',
    'pairs=AAA-BBB,AAA',
    'scores=mine',
    'halflife=0',
    'confidence=perhaps',
    'level=high',
    'drawer=kitchen',
    'selected=port:x',
    'map=1_2',
    'map=500_0_1',
    'dapart=2020-05-01',
    'depart=2020-05-01&depart=2020-06-01',
    'commodity=gold',
    'dimension=weather',
    'event=E1',
    'selected=node:west',
    'comply=EEE',
    'hide=moon',
    'rivals=lake',
    'avoid=iran',
    'select=corridor:',
    'criteria=time&criteria=speed',
    'avoid=country:ZZZ',
    'dyad=AAA-ZZZ',
    'pairs=AAA-ZZZ',
    'depart=1999-01-01',
    'depart=2031-01-01',
    'tonnes=40',
    'commodity=ore&teu=4',
    'criteria=',
    'view=flows&color=difference',
    'view=flows&color=users',
  ])('names %s, once', (written) => {
    const found = faultsOf(written);
    expect(found).toHaveLength(1);
    const [name = ''] = (written.split('&').at(-1) ?? '').split('=');
    expect(found[0]).toContain(`${name}=`);
    expect(found[0]).toMatch(/\.$/);
  });

  it.each([
    '',
    'view=flows&period=2020-Q1',
    'depart=2020-06-30&teu=20&avoid=mode:rail&comply=CCC',
    'commodity=ore&tonnes=400&criteria=time,cost&exact=true',
    'dyad=AAA>BBB&pairs=AAA-BBB&dimension=all',
    'hide=lake,ocean&rivals=ocean&selected=link:ns&map=51.4_35.7_3',
    'view=flows&changes=capacity:link:ns=0.5&color=difference&animate=false',
  ])('finds none in %s', (written) => {
    expect(faultsOf(written)).toEqual([]);
  });

  it('takes no text for a value without a word, whatever is written', () => {
    const written = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.double().map(String),
      fc.constantFrom('', ' ', 'NaN', '1e9', 'TRUE'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(settings)), written, (name, text) => {
        const search = new URLSearchParams({ [name]: text }).toString();
        const value = parse(settings[name]?.parser, [text]);
        const isLost = value === null || (Array.isArray(value) && value.length < splitList([text]).length);
        if (isLost) expect(faultsOf(search).some((fault) => fault.startsWith(`${name}=`))).toBe(true);
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  it('mends by taking out what is at fault and nothing else', () => {
    const mends = faults('avoid=country:ZZZ,mode:rail&criteria=time,speed&comply=EEE');
    expect(mends.map(({ mend }) => mend)).toEqual([{ criteria: ['time'] }, { comply: null }, { avoid: ['mode:rail'] }]);
  });

  it('names a place that is asked for and avoided, a route that is not in the answer, and a period without demand', () => {
    expect(faultsOf('avoid=country:AAA', { places: { from: ['north'], to: ['south'] } })).toEqual([
      'avoid=country:AAA: North (from) is asked for and avoided at once: no way can be left. Take one of them off.',
    ]);
    // the ends of railways can be reached by other modes
    expect(faultsOf('avoid=mode:rail', { places: { from: ['north'] } })).toEqual([]);
    const routes = { value: { routes: [{ id: 'r1' }] } };
    expect(faultsOf('route=r9', routes)).toEqual(['route=r9: This answer has no such route; the fastest is shown.']);
    expect(faultsOf('route=r1', routes)).toEqual([]);
    const periods = { periods: ['2020-Q1'], period: '2020-Q1' };
    expect(faultsOf('view=flows&period=2031-Q1', periods)).toEqual([
      'period=2031-Q1: The model has no demand in it; 2020 Q1 is shown.',
    ]);
  });
});

describe('the question of an address', () => {
  it('of Reach does not depend on a destination', () => {
    expect(readOrigin(read('from=North&to=Nowhere'), model, places)).toEqual({ from: ['north'] });
  });

  it('asks for the ends where the model suggests none, and names a place that is not there', () => {
    const empty = readQuestion(read(''), model, places);
    expect(empty).toMatchObject({
      refusal: {
        code: 'value-missing',
        field: 'from',
        remedy: expect.stringContaining('Choose where the cargo leaves') as string,
      },
    });
    const unknown = readQuestion(read('from=North&to=Nowhere'), model, places);
    expect(unknown).toMatchObject({
      refusal: { code: 'place-unknown', field: 'to', message: 'No place is called “Nowhere”.' },
    });
  });
});

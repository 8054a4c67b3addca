import { isRefusal } from '../findings/refusal.ts';
import { describe, expect, it } from 'vitest';
import { createModel } from './model.ts';
import { parseSelector, select } from './selector.ts';
import { refused } from '../../test/cases/refused.ts';

const model = createModel('test', {
  node: [
    { nodeId: 'a', country: 'XAA' },
    { nodeId: 'b', country: 'XBB' },
    { nodeId: 'c', country: 'XBB' },
  ],
  mode: [{ modeId: 'rail' }, { modeId: 'road' }],
  link: [
    { linkId: 'ab', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', corridorId: 'west' },
    { linkId: 'bc', fromNodeId: 'b', toNodeId: 'c', modeId: 'rail' },
    { linkId: 'bc-road', fromNodeId: 'b', toNodeId: 'c', modeId: 'road' },
  ],
  corridor: [{ corridorId: 'west' }],
  passage: [{ passageId: 'gap', linkIds: ['bc'] }],
  service: [
    { serviceId: 't1', modeId: 'rail', operator: 'Köprü Lines' },
    { serviceId: 't2', modeId: 'road' },
  ],
  commodity: [{ commodityId: 'box' }],
  regime: [{ regimeId: 'r', selector: 'passage:gap' }],
});

function linksOf(text: string): readonly string[] {
  const selector = parseSelector(text);
  if (isRefusal(selector)) throw new Error(selector.message);
  return [...select(model, selector).links];
}

describe('selector', () => {
  it.each([
    ['link:ab', ['ab']],
    ['node:c', ['bc', 'bc-road']],
    ['country:XBB', ['ab', 'bc', 'bc-road']],
    ['country:XAA&mode:rail', ['ab']],
    ['country:XBB&mode:road', ['bc-road']],
    ['corridor:west;passage:gap', ['ab', 'bc']],
    ['regime:r', ['bc']],
    ['mode:rail & country:XAA ; link:bc-road', ['ab', 'bc-road']],
  ])('%s selects %j', (text, links) => {
    expect(linksOf(text)).toEqual(links);
  });

  it('selects services and commodities by name only', () => {
    const selection = select(model, [[{ kind: 'mode', value: 'rail' }], [{ kind: 'commodity', value: 'box' }]]);
    expect([...selection.services]).toEqual(['t1']);
    expect([...selection.commodities]).toEqual(['box']);
  });

  it('selects the services of a carrier, whatever the case and diacritics of its name', () => {
    const services = (value: string): unknown => select(model, [[{ kind: 'carrier', value }]]);
    expect(services('koprü LINES')).toMatchObject({ services: new Set(['t1']), links: new Set(), unknown: [] });
    expect(services('Nobody')).toMatchObject({ services: new Set(), unknown: [{ kind: 'carrier', value: 'Nobody' }] });
  });

  it.each([
    ['suez', 'avoid: “suez” is not of the form kind:value.'],
    ['canal:suez', 'avoid: “canal” is not one of'],
    [' ; ', 'avoid: It names nothing.'],
  ])('says what is wrong with %j', (text, words) => {
    expect(refused(parseSelector(text, 'avoid'))).toContain(words);
  });
});

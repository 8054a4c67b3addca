import { createModel } from '@meridian/engine';
import type { FlowsAnswer } from '@meridian/engine';
import { expect, it } from 'vitest';
import { closable } from './prepare-what-ifs.ts';

const model = createModel('three', {
  corridor: [{ corridorId: 'west', name: 'West', kind: 'branch' }],
  node: [
    { nodeId: 'a', name: 'Alpha', xCoord: 50, yCoord: 40, nodeType: 'seaport', country: 'AAA' },
    { nodeId: 'b', name: 'Beta', xCoord: 55, yCoord: 50, nodeType: 'city', country: 'BBB' },
    { nodeId: 'c', name: 'Gamma', xCoord: 56, yCoord: 51, nodeType: 'city' },
  ],
  mode: [{ modeId: 'rail', name: 'Rail', way: 'rail' }],
  link: [
    { linkId: 'ab', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', lengthKm: 10, corridorId: 'west', status: 'open' },
    { linkId: 'bc', fromNodeId: 'b', toNodeId: 'c', modeId: 'rail', lengthKm: 10, status: 'open' },
    { linkId: 'idle', fromNodeId: 'a', toNodeId: 'c', modeId: 'rail', lengthKm: 10, status: 'open' },
  ],
});

it('what carries cargo can be closed, the busiest first', () => {
  const links = [
    { link: 'bc', tonnesForward: 5, tonnesBackward: 4 },
    { link: 'ab', tonnesForward: 1, tonnesBackward: 2 },
  ];
  const found = closable(model, { links } as unknown as FlowsAnswer);
  expect(found.every(({ kind }) => kind === 'close')).toBe(true);
  const selectors = found.map(({ selector }) => selector);
  expect(selectors.slice(0, 2)).toEqual(['country:BBB', 'link:bc']);
  expect(selectors.indexOf('link:ab')).toBeGreaterThan(selectors.indexOf('node:c'));
  expect(selectors).toContain('corridor:west');
  expect(selectors).not.toContain('link:idle');
});

import { palettes } from '@meridian/cartography';
import { createModel } from '@meridian/engine';
import type { FlowsAnswer, LinkFlow, SelectLinkAnswer } from '@meridian/engine';
import { describe, expect, it } from 'vitest';
import { addChange, removeChange, tuneChange } from './change-set.ts';
import { colorOf, flowContent } from './flow-content.ts';
import type { FlowAnswers } from './flow-content.ts';
import { listTargets, traitsOf } from './targets.ts';
import { volumeRows } from './volume-rows.ts';
import { sortRows } from '../../frame/sort-rows.ts';

const model = createModel('flows', {
  config: [{ datasetName: 'flows', referenceDate: '2023-06-01' }],
  corridor: [{ corridorId: 'west', name: 'West', kind: 'branch' }],
  node: [
    { nodeId: 'a', name: 'Alpha', xCoord: 50, yCoord: 40, nodeType: 'seaport' },
    { nodeId: 'b', name: 'Beta', xCoord: 55, yCoord: 50, nodeType: 'city' },
  ],
  mode: [
    { modeId: 'rail', name: 'Rail', way: 'rail' },
    { modeId: 'ship', name: 'Ship', way: 'river' },
  ],
  commodity: [
    { commodityId: 'grain', name: 'Grain', unit: 'tonne' },
    { commodityId: 'boxes', name: 'Boxes', unit: 'teu' },
  ],
  crossing: [{ crossingId: 'x', name: 'Alpha – Beta (rail)', linkId: 'ab' }],
  link: [
    { linkId: 'ab', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', lengthKm: 10, corridorId: 'west', status: 'open' },
    { linkId: 'new', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', lengthKm: 10, status: 'planned' },
    { linkId: 'river', fromNodeId: 'a', toNodeId: 'b', modeId: 'ship', lengthKm: 10, status: 'open' },
  ],
});

function flow(link: string, tonnesForward: number, tonnesBackward: number, load?: number): LinkFlow {
  const tonnes = tonnesForward + tonnesBackward;
  return {
    link,
    tonnesForward,
    tonnesBackward,
    tonnesByCommodity: [tonnes, 0],
    tonneKm: tonnes * 10,
    capacityTonnes: load === undefined ? undefined : tonnes / load,
    load,
  };
}

function answerOf(links: readonly LinkFlow[], west: number): FlowsAnswer {
  return {
    schema: 'meridian.assignment/1',
    period: '2023-Q2',
    days: 91,
    date: '2023-05-16',
    method: 'sue',
    converged: true,
    stop: 'gap',
    relativeGap: 1e-5,
    averageExcessCost: 0,
    beckmann: 0,
    totalCost: 0,
    iterations: 1,
    branches: [{ branch: 'west', tonnes: west, tonneKm: 10 * west }],
    demandTonnes: 1000,
    lostTonnes: 0,
    unservedTonnes: 0,
    tonneKm: 0,
    tonneDays: 0,
    co2eTonnes: 0,
    links,
    bottlenecks: [],
    calibration: [],
    notes: [],
  };
}

function answers(base: FlowsAnswer, changed?: FlowsAnswer, users?: SelectLinkAnswer): FlowAnswers {
  return { base, shown: changed ?? base, users };
}

const base = answerOf([flow('ab', 600, 200, 0.9), flow('river', 100, 0)], 800);
const after = answerOf([flow('ab', 300, 100, 0.45), flow('new', 500, 0)], 400);
const palette = palettes.light;
const plain = { color: null, changes: [], commodity: null, select: null } as const;
const closing = { kind: 'close', selector: 'link:ab' } as const;

describe('flows on the map', () => {
  it('have the width of their tonnes, the color of their load, and a neutral one where it is not known', () => {
    const content = flowContent(model, palette, answers(base), plain);
    expect(content?.style.mostTonnes).toBe(800);
    expect(content?.style.lines.get('ab')).toEqual({ tonnes: 800, color: palette.loads[3], forwardShare: 0.75 });
    expect(content?.style.lines.get('river')?.color).toBe(palette.unknown);
    expect(content?.key.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['80 % to 100 %', 'capacity not known', '500 t']),
    );
  });

  it('show one cargo alone, and branches by color', () => {
    const ofBoxes = flowContent(model, palette, answers(base), { ...plain, commodity: 'boxes' });
    expect(ofBoxes?.style.lines.size).toBe(0);
    const byBranch = flowContent(model, palette, answers(base), { ...plain, color: 'branch' });
    expect(byBranch?.style.lines.get('ab')?.color).toBe(palette.branches[0]);
  });

  it('show gain and loss against the base once something is changed, unless another color is chosen', () => {
    const address = { ...plain, changes: [closing] };
    const content = flowContent(model, palette, answers(base, after), address);
    expect([...(content?.style.lines ?? [])].map(([link, { tonnes, color }]) => [link, tonnes, color])).toEqual([
      ['ab', 400, palette.loss],
      ['river', 100, palette.loss],
      ['new', 500, palette.gain],
    ]);
    expect(colorOf({ color: 'load', changes: [closing], select: 'link:ab' })).toBe('load');
    expect(colorOf({ color: 'difference', changes: [], select: null })).toBe('load');
    expect(colorOf({ color: null, changes: [closing], select: 'link:ab' })).toBe('users');
    expect(colorOf({ color: 'difference', changes: [closing], select: 'link:ab' })).toBe('difference');
  });

  it('show where the cargo of a selection runs, over the rest, once its answer has come', () => {
    const users: SelectLinkAnswer = {
      selector: 'link:ab',
      tonnes: 800,
      origins: [],
      destinations: [],
      commodities: [],
      branches: [],
      pairs: [],
      links: [{ id: 'ab', tonnes: 800 }],
    };
    const content = flowContent(model, palette, answers(base, undefined, users), { ...plain, select: 'link:ab' });
    expect(content?.style.lines.get('ab')?.color).toBe(palette.accent);
    expect(content?.style.below?.get('river')?.tonnes).toBe(100);
    const other = flowContent(model, palette, answers(base, undefined, users), { ...plain, select: 'link:river' });
    expect(other?.style.below).toBeUndefined();
  });
});

describe('a what-if', () => {
  it('replaces what it contradicts, tunes and takes back one change, and ends in none', () => {
    const opened = addChange([closing], { kind: 'open', selector: 'link:ab' });
    expect(opened).toEqual([{ kind: 'open', selector: 'link:ab' }]);
    const halved = addChange(opened, { kind: 'capacity', selector: 'link:ab', value: 0.5 });
    expect(tuneChange(halved, 1, 0.7)[1]?.value).toBe(0.7);
    expect(removeChange(halved, 0)).toEqual([{ kind: 'capacity', selector: 'link:ab', value: 0.5 }]);
    expect(removeChange(opened, 0)).toBeNull();
  });

  it('offers branches, borders and what is planned; water only where ships go, opening only what is closed', () => {
    expect(listTargets(model).map(({ group, items }) => [group, items.map(({ selector }) => selector)])).toEqual([
      ['Branches', ['corridor:west']],
      ['Planned or suspended', ['link:new']],
      ['Borders', ['link:ab']],
    ]);
    const states = new Map([['new', { state: 'planned', reason: undefined } as const]]);
    expect(traitsOf(model, states, 'link:river')).toEqual({ hasClosed: false, hasWater: true });
    expect(traitsOf(model, states, 'link:new')).toEqual({ hasClosed: true, hasWater: false });
    expect(traitsOf(model, states, 'nonsense')).toEqual({ hasClosed: false, hasWater: false });
  });
});

describe('the table of links', () => {
  const rows = volumeRows(model, after, base);

  it('has every link that carried or carries something', () => {
    expect(rows.map(({ link, tonnes, before }) => [link, tonnes, before])).toEqual([
      ['ab', 400, 800],
      ['river', 0, 100],
      ['new', 500, 0],
    ]);
  });

  it('sorts both ways, with what is not known last', () => {
    const load = ({ flow: its }: (typeof rows)[number]): number | undefined => its.load;
    expect(sortRows(rows, load, 'ascending')[0]?.link).toBe('ab');
    expect(sortRows(rows, load, 'descending')[0]?.link).toBe('ab');
    expect(sortRows(rows, ({ tonnes }) => tonnes, 'descending').map(({ link }) => link)).toEqual([
      'new',
      'ab',
      'river',
    ]);
  });
});

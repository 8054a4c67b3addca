import { createModel } from '@meridian/engine';
import { describe, expect, it } from 'vitest';
import { drawFlows, flowWidth, loadColor } from './draw-flows.ts';
import { laneDashes } from './flow-lanes.ts';
import { createMapFrame } from './map-frame.ts';
import { shapeNetwork } from './network-shapes.ts';
import { palettes } from './palette.ts';

const model = createModel('flows', {
  corridor: [{ corridorId: 'west', name: 'West', kind: 'branch' }],
  node: [
    { nodeId: 'a', name: 'A', xCoord: 40, yCoord: 45, nodeType: 'city' },
    { nodeId: 'b', name: 'B', xCoord: 60, yCoord: 45, nodeType: 'city' },
    { nodeId: 'c', name: 'C', xCoord: 50, yCoord: 55, nodeType: 'city' },
  ],
  mode: [{ modeId: 'rail', name: 'Rail', way: 'rail' }],
  link: [
    { linkId: 'ab', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', lengthKm: 1600, corridorId: 'west' },
    { linkId: 'bc', fromNodeId: 'b', toNodeId: 'c', modeId: 'rail', lengthKm: 1300 },
  ],
});
const shapes = shapeNetwork(model, createMapFrame(model, 'everything'));
const palette = palettes.light;
const style = { states: new Map() };
const line = (tonnes: number, forwardShare: number) => ({ tonnes, color: '#d55e00', forwardShare });

describe('flowWidth', () => {
  it('grows with the root of the tonnes, is never too thin to see, and nothing without flow', () => {
    expect(flowWidth(400, 1600) / flowWidth(1600, 1600)).toBeCloseTo(0.5);
    expect(flowWidth(1e-6, 1e6)).toBeGreaterThan(1);
    expect([flowWidth(0, 10), flowWidth(5, 0), flowWidth(Number.NaN, 10)]).toEqual([0, 0, 0]);
  });
});

describe('loadColor', () => {
  it('steps at its classes; what rounds to full is not overfull, what is not known is neutral', () => {
    expect([0, 0.3, 0.8, 1, 1 + 1e-9, 1.2].map((load) => palette.loads.indexOf(loadColor(load, palette)))).toEqual([
      0, 1, 2, 3, 3, 4,
    ]);
    expect(loadColor(undefined, palette)).toBe(palette.unknown);
  });
});

describe('drawFlows', () => {
  it('draws a flow over the quiet network, and none of a hidden corridor', () => {
    const flows = { lines: new Map([['ab', line(100, 1)]]), mostTonnes: 100 };
    const strokes = drawFlows(shapes, style, flows, palette);
    expect(strokes.filter(({ stroke }) => stroke === '#d55e00').map(({ width }) => width)).toEqual([
      flowWidth(100, 100),
    ]);
    expect(strokes[0]?.stroke).toBe(palette.closed);
    const hidden = drawFlows(shapes, { ...style, hidden: new Set(['west']) }, flows, palette);
    expect(hidden.some(({ stroke }) => stroke === '#d55e00')).toBe(false);
  });
});

describe('laneDashes', () => {
  const view = { k: 1, x: 0, y: 0 };
  const starts = (d: string): readonly (readonly [number, number])[] =>
    [...d.matchAll(/M(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

  it('run from where the cargo comes, one way or both, each to the right of its direction', () => {
    const [a, b] = ['a', 'b'].map((id) => shapes.places.find(({ node }) => node.nodeId === id));
    if (a === undefined || b === undefined) throw new Error('the places are not on the map');
    const lanes = (share: number) =>
      laneDashes(shapes, style, { lines: new Map([['ab', line(100, share)]]), mostTonnes: 100 }, view, 1200, 1200)
        .map(({ d }) => d)
        .join('');
    const [forward] = starts(lanes(1));
    expect(Math.abs((forward?.[0] ?? 0) - a.x)).toBeLessThan(1);
    const [backward] = starts(lanes(0));
    expect(Math.abs((backward?.[0] ?? 0) - b.x)).toBeLessThan(1);
    const both = starts(lanes(0.5));
    expect(both).toHaveLength(2);
    // y runs down: eastward cargo keeps to the south, westward to the north
    expect(both[0]?.[1]).toBeGreaterThan(a.y + 1);
    expect(both[1]?.[1]).toBeLessThan(b.y - 1);
  });

  it('leaves out what the picture does not show', () => {
    const flows = { lines: new Map([['ab', line(100, 1)]]), mostTonnes: 100 };
    expect(laneDashes(shapes, style, flows, { k: 1, x: -5000, y: 0 }, 1200, 1200)).toEqual([]);
  });
});

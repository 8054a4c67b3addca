import { describe, expect, it } from 'vitest';
import { createModel } from './model.ts';
import { findPlaces, indexPlaces } from './place-index.ts';

const index = indexPlaces(
  createModel('test', {
    node: [
      { nodeId: 'gota', name: 'Göteborg (Skandia)', unlocode: 'SEGOT', aliases: ['Gothenburg'], nodeType: 'seaport' },
      { nodeId: 'north_gate', name: 'Gate (north)', nodeType: 'border_crossing' },
      { nodeId: 'south_gate', name: 'Gate (south)', nodeType: 'border_crossing' },
      { nodeId: 'wp_gate', name: 'Gate', nodeType: 'waypoint' },
    ],
  }),
);

describe('findPlaces', () => {
  it.each(['gota', 'SEGOT', 'segot', 'Göteborg (Skandia)', 'goteborg', 'GOTHENBURG'])('finds a node as %s', (text) => {
    expect(findPlaces(index, text, 'from')).toEqual(['gota']);
  });

  it('lets a shared name mean any of its nodes, but never a waypoint', () => {
    expect(findPlaces(index, 'gate', 'from')).toEqual(['north_gate', 'south_gate']);
  });

  it('offers the nearest spellings of an unknown name', () => {
    expect(findPlaces(index, 'Gotenborg', 'to')).toMatchObject({
      code: 'place-unknown',
      field: 'to',
      message: 'No place is called “Gotenborg”.',
      remedy: expect.stringContaining('Göteborg (Skandia)') as string,
    });
  });
});

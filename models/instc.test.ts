import { fileURLToPath } from 'node:url';
import {
  checkModel,
  compile,
  coverageOf,
  findRoutes,
  greatCircleKm,
  isRefusal,
  parseLineString,
  reach,
  skim,
} from '@meridian/engine';
import type { Model, NodeId, RoutesAnswer, RoutesQuery } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-files/disk';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadNaturalEarth, pointsAlong } from '../tools/natural-earth.ts';

const folder = fileURLToPath(new URL('instc', import.meta.url));
let model: Model;

beforeAll(async () => {
  const loaded = await loadModelFolder(folder);
  expect(loaded.findings).toEqual([]);
  if (loaded.model === undefined) throw new Error('the model does not load');
  model = loaded.model;
});

function ask(from: string, to: string, query: Partial<RoutesQuery> = {}): RoutesAnswer {
  const answer = findRoutes(compile(model), { from: [from as NodeId], to: [to as NodeId], ...query });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

describe('the INSTC model', () => {
  it('passes its checks without an error or a warning, and is as large as it says', () => {
    expect(checkModel(model)).toEqual([]);
    expect(model.tables.node.length).toBeGreaterThanOrEqual(230);
    expect(model.tables.link.length).toBeGreaterThanOrEqual(400);
  });

  it('has a published source, or a calculation from published inputs, for most figures of the network', () => {
    const coverage = coverageOf(model);
    const counts = ['link', 'crossing', 'transfer', 'mode', 'service'].map((table) => coverage.get(table as 'link'));
    const sum = (pick: 'sourced' | 'values'): number => counts.reduce((total, each) => total + (each?.[pick] ?? 0), 0);
    expect(sum('sourced') / sum('values')).toBeGreaterThanOrEqual(0.6);
  });

  it('finds all three branches and Suez from Nhava Sheva to Moscow in June 2023, and the Cape when lines went by it', () => {
    const { routes } = ask('nhava_sheva', 'moscow');
    expect(routes.map(({ branch }) => branch)).toEqual(
      expect.arrayContaining(['western', 'trans_caspian', 'eastern', 'suez']),
    );
    const later = ask('nhava_sheva', 'moscow', { depart: '2024-06-01' });
    expect(later.routes.map(({ branch }) => branch)).toContain('cape');
    const western = routes.find(({ branch }) => branch === 'western');
    expect(western?.countries).toEqual(['IND', 'IRN', 'AZE', 'RUS']);
    // published from 22 to 44 days (2017), 35 days by rail in 2022; between 6,000 and 7,600 km
    expect((western?.hours.planned ?? 0) / 24).toBeGreaterThan(20);
    expect((western?.hours.planned ?? 0) / 24).toBeLessThan(45);
    expect(western?.distanceKm).toBeGreaterThan(6000);
    expect(western?.distanceKm).toBeLessThan(7600);
    for (const { legs } of routes)
      for (const leg of legs) expect(leg.sources.length, `${leg.operation} ${leg.from}-${leg.to}`).toBeGreaterThan(0);
  });

  it('gives way where a passage was shut: Suez in March 2021, Hormuz in March 2026', () => {
    const suez = ask('nhava_sheva', 'st_petersburg', { depart: '2021-03-25' });
    expect(suez.routes.some(({ legs }) => legs.some(({ link }) => link === 'suez-port_said-sea'))).toBe(false);
    expect(suez.excluded).toContainEqual(expect.objectContaining({ kind: 'regime', regime: 'suez_canal' }));
    const hormuz = ask('nhava_sheva', 'tehran', { depart: '2026-03-15' });
    expect(hormuz.routes.flatMap(({ legs }) => legs.map(({ link }) => link))).not.toContain(
      'wp_hormuz_east-wp_hormuz_west-sea',
    );
    expect(hormuz.excluded).toContainEqual(expect.objectContaining({ kind: 'regime', regime: 'hormuz' }));
  });

  it('leaves out what sanctions name for those who comply, on the dates on which they are in force', () => {
    const ports = ask('nhava_sheva', 'moscow', { depart: '2025-06-01', comply: ['EU'] });
    const touched = ports.routes.flatMap(({ legs }) => legs.flatMap(({ sanctions }) => sanctions));
    expect(touched.filter((id) => id.startsWith('eu-'))).toEqual([]);
    expect(ports.excluded).toContainEqual(expect.objectContaining({ kind: 'sanction', sanction: 'eu-rus-ports-2025' }));
    const before = ask('nhava_sheva', 'moscow', { depart: '2023-06-01', comply: ['EU'] });
    expect(before.routes.map(({ branch }) => branch)).toContain('suez');
  });

  it('knows the rivers’ seasons: in January nothing sails up the Volga', () => {
    const sails = (depart: string): boolean => {
      const { routes } = ask('anzali', 'nizhny_novgorod', {
        depart,
        commodity: 'general_cargo',
        exact: true,
        within: 40,
      });
      return routes.some(({ legs }) => legs.some(({ link }) => link === 'astrakhan-volgograd-river_sea'));
    };
    expect(sails('2023-07-01')).toBe(true);
    expect(sails('2023-01-10')).toBe(false);
  });

  it('counts the cities of the Volga that a port reaches', () => {
    const answer = reach(compile(model), {
      from: ['astrakhan' as NodeId],
      depart: '2023-06-01',
      leastPopulation: 1_000_000,
    });
    if (isRefusal(answer)) throw new Error(answer.message);
    const names = answer.cities.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Moscow', 'Kazan', 'Nizhny Novgorod', 'Samara', 'Volgograd']));
    expect(answer.population).toBe(answer.cities.reduce((sum, { population }) => sum + population, 0));
  });
});

describe('lines on the map of the INSTC model', () => {
  // rivers' mouths, canals, straits and harbors that Natural Earth at 1:10 million draws as land
  const narrow =
    /^(suez-port_said|astrakhan-wp_volga_caspian|olya-|hamburg-|umm_qasr-|arkhangelsk-|wp_dardanelles-|wp_marmara-|wp_bosphorus_north-wp_marmara)/;

  // lines that do: Verkhny Baskunchak-Saratov passes through Kazakhstan (Saykhin, Zhanibek); the road to Garabogaz runs on
  // the spit between the Caspian and Kara-Bogaz-Gol; the line planned along the Aras follows a river that is the border
  const foreign = new Set<string>(['verkhny_baskunchak-saratov-rail', 'aktau-garabogaz-road', 'meghri-julfa_az-rail']);

  it('keep sea lanes off the land', () => {
    const { isLand } = loadNaturalEarth();
    const nodes = new Map(model.tables.node.map((node) => [node.nodeId, node]));
    const modes = new Map(model.tables.mode.map(({ modeId, way }) => [modeId, way]));
    const ashore: string[] = [];
    for (const link of model.tables.link) {
      const way = link.way ?? modes.get(link.modeId);
      if ((way !== 'sea' && way !== 'ferry') || narrow.test(link.linkId)) continue;
      const [from, to] = [nodes.get(link.fromNodeId), nodes.get(link.toNodeId)];
      if (from === undefined || to === undefined) continue;
      const line = parseLineString(link.geometry ?? '') ?? [
        [from.xCoord, from.yCoord],
        [to.xCoord, to.yCoord],
      ];
      let km = 0;
      for (const [x, y] of pointsAlong(line, 5)) {
        const atPort =
          Math.min(greatCircleKm(x, y, from.xCoord, from.yCoord), greatCircleKm(x, y, to.xCoord, to.yCoord)) < 15;
        if (!atPort && isLand(x, y)) km += 5;
      }
      if (km > 10) ashore.push(`${link.linkId}: ${km} km`);
    }
    expect(ashore).toEqual([]);
  });

  it('keep railways and roads out of the sea and of countries that they do not enter', () => {
    const { countryAt } = loadNaturalEarth();
    const nodes = new Map(model.tables.node.map((node) => [node.nodeId, node]));
    const astray: string[] = [];
    for (const link of model.tables.link) {
      if (link.geometry === undefined || (link.modeId !== 'rail' && link.modeId !== 'road') || foreign.has(link.linkId))
        continue;
      const [from, to] = [nodes.get(link.fromNodeId), nodes.get(link.toNodeId)];
      const line = parseLineString(link.geometry);
      if (line === undefined || from === undefined || to === undefined) continue;
      const ends = new Set([countryAt(from.xCoord, from.yCoord), countryAt(to.xCoord, to.yCoord)]);
      let km = 0;
      for (const [x, y] of pointsAlong(line, 5)) if (!ends.has(countryAt(x, y))) km += 5;
      if (km > 40) astray.push(`${link.linkId}: ${km} km`);
    }
    expect(astray).toEqual([]);
  });

  it('are as long by sea as published figures say, within six per cent but for the Cape to Singapore', () => {
    const published = model.tables.observation.filter(({ observationId }) => observationId.startsWith('sea-'));
    expect(published.length).toBeGreaterThanOrEqual(5);
    const compiled = compile(model);
    const misses = published.flatMap(({ observationId, selector, fromNodeId, toNodeId, valueLow }) => {
      if (fromNodeId === undefined || toNodeId === undefined) return [`${observationId} names no ports`];
      const answer = findRoutes(compiled, {
        from: [fromNodeId],
        to: [toNodeId],
        // a ship that is chartered sails any lane; containers go where a line does
        commodity: 'general_cargo',
        via: selector === undefined ? [] : [selector.replace('passage:', '')],
        avoid: ['mode:rail', 'mode:road', 'mode:ferry', 'mode:river_sea'],
        exact: true,
        criteria: ['co2'],
        alternatives: 1,
      });
      if (isRefusal(answer)) return [`${observationId}: ${answer.message}`];
      const km = answer.routes[0]?.distanceKm ?? 0;
      return Math.abs(km / valueLow - 1) > 0.06 ? [`${observationId}: ${km.toFixed(0)} km, published ${valueLow}`] : [];
    });
    // No lane crosses the open ocean south of Madagascar yet: the way goes by Ceylon.
    expect(misses).toEqual([expect.stringMatching(/^sea-hamburg-singapore-cape: 237\d\d km/)]);
  });

  it('join every zone to every other', () => {
    const ids = model.tables.zone.map(({ nodeId }) => nodeId);
    const answer = skim(compile(model), ids, ids);
    if (isRefusal(answer)) throw new Error(answer.message);
    const lost = answer.hours.flatMap((row, i) =>
      [...row].flatMap((hours, j) => (hours === Infinity && i !== j ? [`${ids[i] ?? ''}-${ids[j] ?? ''}`] : [])),
    );
    expect(lost).toEqual([]);
  });
});

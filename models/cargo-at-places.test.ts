import { fileURLToPath } from 'node:url';
import { compile, findRoutes, isRefusal, selectFlows } from '@meridian/engine';
import type { Model, Network, NodeId, RoutesAnswer, RoutesQuery } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-files/disk';
import { beforeAll, describe, expect, it } from 'vitest';

let model: Model;
let network: Network;

beforeAll(async () => {
  const loaded = await loadModelFolder(fileURLToPath(new URL('instc', import.meta.url)));
  if (loaded.model === undefined) throw new Error('the model does not load');
  model = loaded.model;
  network = compile(model);
});

/** Links by which ships come to and leave a place. */
function shipLinks(place: string): string {
  const ways = new Map(model.tables.mode.map(({ modeId, way }) => [modeId as string, way]));
  return model.tables.link
    .filter(
      ({ fromNodeId, toNodeId, modeId }) =>
        [fromNodeId, toNodeId].some((id) => id === place) && /sea|river|ferry/.test(ways.get(modeId) ?? ''),
    )
    .map(({ linkId }) => `link:${linkId}`)
    .join(';');
}

/** Tonnes by cargo that ships carry to and from a place. */
function byCargo(place: string, period: string): ReadonlyMap<string, number> {
  const answer = selectFlows(network, { period, select: shipLinks(place) });
  if (isRefusal(answer)) throw new Error(answer.message);
  return new Map(answer.commodities.map(({ id, tonnes }) => [id, tonnes]));
}

function ask(from: string, to: string, query: Partial<RoutesQuery> = {}): RoutesAnswer {
  const answer = findRoutes(network, { from: [from as NodeId], to: [to as NodeId], ...query });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

describe('ports of the INSTC model take their own cargo', () => {
  it.each(['2023-Q1', '2024'])('no box is loaded on or from a ship at Makhachkala in %s', (period) => {
    const cargo = byCargo('makhachkala', period);
    expect(cargo.get('containers') ?? 0).toBe(0);
    expect(cargo.get('dry_bulk')).toBeGreaterThan(0);
    expect(cargo.get('liquid_bulk')).toBeGreaterThan(0);
  });
  it('Dubendi handles nothing but oil', () => {
    expect([...byCargo('dubendi', '2023-Q1').keys()].filter((id) => id !== 'liquid_bulk')).toEqual([]);
  });
  it('a route says why boxes do not take the ship at Makhachkala, and grain does', () => {
    const query = { avoid: ['node:astrakhan', 'node:olya', 'node:solyanka', 'country:AZE', 'country:KAZ', 'mode:sea'] };
    const boxes = ask('makhachkala', 'amirabad', query);
    const ships = boxes.routes.flatMap(({ legs }) =>
      legs.filter(
        ({ from, operation, mode }) => from === 'makhachkala' && operation === 'move' && mode === 'river_sea',
      ),
    );
    expect(ships).toEqual([]);
    expect(boxes.excluded.map(({ kind, reason }) => `${kind}: ${reason}`)).toContain(
      'cargo: Makhachkala takes no containers: none of its berths does',
    );
    expect(ask('makhachkala', 'amirabad', { ...query, commodity: 'dry_bulk' }).routes[0]?.modes).toEqual(['river_sea']);
  });
  it('by way of Makhachkala is handled there, not passed on the railway along the coast', () => {
    for (const { legs } of ask('moscow', 'tehran', { via: ['makhachkala'], criteria: ['cost'] }).routes)
      expect(legs.some(({ from, operation }) => from === 'makhachkala' && operation === 'transfer')).toBe(true);
    expect(ask('moscow', 'tehran', { via: ['node:makhachkala'], criteria: ['cost'] }).routes[0]?.modes).toContain(
      'rail',
    );
  });
});

import { fileURLToPath } from 'node:url';
import { compile, findFlows, findRoutes, isRefusal } from '@meridian/engine';
import type { FlowsAnswer, Model, Network, NodeId } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-files/disk';
import { beforeAll, describe, expect, it } from 'vitest';

let model: Model;
let network: Network;
let winter: FlowsAnswer;

beforeAll(async () => {
  const loaded = await loadModelFolder(fileURLToPath(new URL('instc', import.meta.url)));
  if (loaded.model === undefined) throw new Error('the model does not load');
  model = loaded.model;
  network = compile(model);
  const answer = findFlows(network, { period: '2023-Q1' });
  if (isRefusal(answer)) throw new Error(answer.message);
  winter = answer;
});

/** Tonnes in containers on a link, by id. */
function boxTonnes(): ReadonlyMap<string, number> {
  const box = model.tables.commodity.findIndex(({ unit }) => unit === 'teu');
  return new Map(winter.links.map(({ link, tonnesByCommodity }) => [link, tonnesByCommodity[box] ?? 0]));
}

/** Links that a service whose row is there in the first quarter of 2023 rides over. */
function linksWithService(): ReadonlySet<string> {
  const { link, service } = model.tables;
  const rides = network.arcs.flatMap(({ ride }) => (ride === undefined ? [] : [ride]));
  const runs = rides.filter(({ service: index }) => {
    const { validFrom = '', validTo = '9999' } = service[index] ?? {};
    return validFrom <= '2023-02-14' && validTo >= '2023-02-14';
  });
  return new Set(runs.flatMap(({ links }) => links.map((index) => link[index]?.linkId ?? '')));
}

describe('containers of the INSTC model', () => {
  it('01 move by ship, and by rail over borders, where a service does and nowhere else', () => {
    const { link, node } = model.tables;
    const country = new Map(node.map((each) => [each.nodeId, each.country]));
    const served = linksWithService();
    const tonnes = boxTonnes();
    const isBound = ({ modeId, fromNodeId, toNodeId }: (typeof link)[number]): boolean =>
      modeId === 'sea' ||
      modeId === 'river_sea' ||
      (modeId === 'rail' && country.get(fromNodeId) !== country.get(toNodeId));
    const bound = link.filter(isBound).map(({ linkId }) => linkId);
    expect(bound.filter((id) => !served.has(id) && (tonnes.get(id) ?? 0) > 0)).toEqual([]);
    // and they do move by both
    expect(tonnes.get('brest-malaszewicze-rail')).toBeGreaterThan(1e6);
    expect(tonnes.get('aktau-wp_aktau-river_sea')).toBeGreaterThan(1e3);
  });

  it('02 of China and Europe do not cross the Caspian to Makhachkala', () => {
    const tonnes = boxTonnes();
    const ofPort = model.tables.link.filter(
      ({ modeId, fromNodeId, toNodeId }) =>
        modeId === 'river_sea' && [fromNodeId, toNodeId].includes('makhachkala' as NodeId),
    );
    expect(ofPort.length).toBeGreaterThan(0);
    expect(ofPort.map(({ linkId }) => tonnes.get(linkId) ?? 0)).toEqual(ofPort.map(() => 0));
  });

  it('03 have a way by rail from China to Europe, on trains that cross every border', () => {
    const answer = findRoutes(network, {
      from: ['xian' as NodeId],
      to: ['hamburg' as NodeId],
      depart: '2023-02-14',
      avoid: ['mode:sea', 'mode:road'],
      criteria: ['time'],
    });
    if (isRefusal(answer)) throw new Error(answer.message);
    const [route] = answer.routes;
    const services = new Set(route?.legs.flatMap(({ service }) => service ?? []));
    expect([...services].some((id) => id.startsWith('china-europe-trains'))).toBe(true);
  });

  it('04 have a way in nearly every trade', () => {
    expect(winter.unservedTonnes / winter.demandTonnes).toBeLessThan(0.01);
  });
});

import { fileURLToPath } from 'node:url';
import { compile, findRoutes, isRefusal, parseChange } from '@meridian/engine';
import type { Leg, Model, Network, NodeId } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-files/disk';
import { beforeAll, describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('instc', import.meta.url));
const canal = 'suez-port_said-sea';
let model: Model;
let network: Network;
/** The same model without ships that sail on no line, as far as a wait of half a year keeps cargo off them. */
let byLine: Network;

beforeAll(async () => {
  const loaded = await loadModelFolder(folder);
  if (loaded.model === undefined) throw new Error('the model does not load');
  model = loaded.model;
  network = compile(model);
  const isShip = (modeId: string): boolean => modeId === 'sea' || modeId === 'river_sea';
  const mode = model.tables.mode.map((row) => (isShip(row.modeId) ? { ...row, waitHours: 4400 } : row));
  byLine = compile({ ...model, tables: { ...model.tables, mode } });
});

/** The legs of the fastest way by water. */
function fastest(on: Network, from: string, to: string, depart: string, change?: string): readonly Leg[] {
  const parsed = change === undefined ? undefined : parseChange(change);
  if (parsed !== undefined && isRefusal(parsed)) throw new Error(parsed.message);
  const answer = findRoutes(on, {
    from: [from as NodeId],
    to: [to as NodeId],
    depart,
    criteria: ['time'],
    avoid: ['mode:rail', 'mode:road'],
    alternatives: 1,
    changes: parsed === undefined ? [] : [parsed],
  });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer.routes[0]?.legs ?? [];
}

const servicesOf = (legs: readonly Leg[]): readonly string[] => [
  ...new Set(legs.flatMap(({ service }) => (service === null ? [] : [service]))),
];

describe('lines at sea of the INSTC model', () => {
  // on short legs, calls at ports that the model does not have are most of the hours
  it('sail between distant calls as fast as ships do, and take the canal’s hours', () => {
    const slowOrFast = network.arcs.flatMap(({ ride }) => {
      const service = ride === undefined ? undefined : model.tables.service[ride.service];
      if (ride === undefined || service?.modeId !== 'sea' || ride.lengthKm < 1500) return [];
      const speed = ride.lengthKm / ride.hours;
      return speed > 8 && speed < 40 ? [] : [`${service.serviceId}: ${speed.toFixed(1)} km/h`];
    });
    expect(slowOrFast).toEqual([]);
    const passage = model.tables.link.find(({ linkId }) => linkId === canal)?.freeFlowHours ?? 0;
    expect(passage).toBeGreaterThanOrEqual(16);
    expect(passage).toBeLessThanOrEqual(24);
  });

  it.each([
    ['nhava_sheva', 'st_petersburg', '2021-06-01'],
    ['nhava_sheva', 'novorossiysk', '2021-06-01'],
    ['nhava_sheva', 'novorossiysk', '2025-06-01'],
    ['mundra', 'hamburg', '2023-03-01'],
    ['mundra', 'hamburg', '2024-06-01'],
    ['chennai', 'rotterdam', '2024-06-01'],
    ['chennai', 'vladivostok', '2024-06-01'],
    ['jebel_ali', 'nhava_sheva', '2021-06-01'],
    ['nhava_sheva', 'bandar_abbas', '2023-06-01'],
    ['bandar_abbas', 'nhava_sheva', '2023-06-01'],
    ['nhava_sheva', 'chabahar', '2023-06-01'],
    ['shanghai', 'hamburg', '2022-06-01'],
    ['shanghai', 'ambarli', '2025-06-01'],
    ['shanghai', 'bandar_abbas', '2022-06-01'],
    ['jebel_ali', 'umm_qasr', '2023-06-01'],
    ['ambarli', 'poti', '2024-06-01'],
    ['rotterdam', 'helsinki', '2021-06-01'],
    ['aktau', 'baku_alat', '2023-06-01'],
    ['turkmenbashi', 'baku_alat', '2023-06-01'],
    ['amirabad', 'astrakhan', '2023-06-01'],
    ['anzali', 'astrakhan', '2023-08-01'],
  ])('carry boxes from %s to %s on %s where no ship sails without one', (from, to, depart) => {
    const legs = fastest(byLine, from, to, depart);
    expect(legs.length).toBeGreaterThan(0);
    expect(
      legs.filter(({ mode, service, operation }) => operation === 'move' && service === null && mode === 'sea'),
    ).toEqual([]);
  });

  it('tranship what has no direct line: India to St Petersburg in 2021 by a string and a feeder', () => {
    const legs = fastest(byLine, 'nhava_sheva', 'st_petersburg', '2021-06-01');
    const lines = servicesOf(legs);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.at(-1)).toMatch(/spb|rfs4/);
    // from the first departure to the last arrival; published 30 to 45 days
    const sails = legs.filter(({ operation }) => operation === 'ride');
    const days =
      (Date.parse(`${sails.at(-1)?.arrival ?? ''}Z`) - Date.parse(`${sails[0]?.departure ?? ''}Z`)) / 86_400_000;
    expect(days).toBeGreaterThan(25);
    expect(days).toBeLessThan(45);
  });

  it('go round the Cape since December 2023, and before where Suez is shut', () => {
    const links = (depart: string, change?: string): readonly string[] =>
      fastest(byLine, 'nhava_sheva', 'rotterdam', depart, change).flatMap((leg) => leg.links);
    expect(links('2023-03-01')).toContain(canal);
    expect(links('2024-03-01')).toContain('wp_agulhas-wp_cape-sea');
    expect(links('2023-03-01', 'close:passage:suez')).toContain('wp_agulhas-wp_cape-sea');
  });
});

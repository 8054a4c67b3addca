import { fileURLToPath } from 'node:url';
import { checkModel, compile, findRoutes, isRefusal } from '@meridian/engine';
import type { Model, NodeId, Route, RoutesQuery } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-files/disk';
import { beforeAll, describe, expect, it } from 'vitest';

let model: Model;

beforeAll(async () => {
  const loaded = await loadModelFolder(fileURLToPath(new URL('instc', import.meta.url)));
  if (loaded.model === undefined) throw new Error('the model does not load');
  model = loaded.model;
});

/** The fastest way by the modes that are left, of cargo that waits for no service. */
function fastest(from: string, to: string, query: Partial<RoutesQuery>): Route | undefined {
  const places = { from: [from as NodeId], to: [to as NodeId] };
  const answer = findRoutes(compile(model), { ...places, commodity: 'general_cargo', criteria: ['time'], ...query });
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer.routes[0];
}

/** Hours from the departure of the first vehicle to the arrival of the last. */
function hoursUnderWay({ legs }: Route): number {
  const first = legs.findIndex(({ operation }) => operation === 'move' || operation === 'ride');
  return legs
    .slice(first, -1)
    .reduce((sum, { hours, waitHours, dwellHours }) => sum + hours + waitHours + dwellHours, 0);
}

describe('hours of the built-in corridor', () => {
  it('are in no row twice, and no service runs over links that never open', () => {
    const codes = ['hours-counted-twice', 'holds-out-of-place', 'rows-overlap', 'service-without-open-link'];
    expect(checkModel(model).filter(({ code }) => codes.includes(code))).toEqual([]);
  });

  it('from Baku to Kars are those of the speed that was derived from them, border and gauge included', () => {
    const route = fastest('baku', 'kars', { depart: '2023-06-01', avoid: ['mode:road'] });
    if (route === undefined) throw new Error('no route');
    // 845 km at 21.4 km/h
    expect(hoursUnderWay(route)).toBeCloseTo(845 / 21.4, 0);
    const crossed = route.legs.filter(({ operation }) => operation === 'cross' || operation === 'gauge-change');
    expect(crossed.map(({ dwellHours }) => dwellHours)).toEqual([0, 0, 0]);
    expect(crossed.every(({ heldIn }) => heldIn !== null)).toBe(true);
  });

  it('wait at a port of India within the stay from gate to ship', () => {
    const route = fastest('nhava_sheva', 'bandar_abbas', { depart: '2023-06-01' });
    const [stay, wait] = route?.legs ?? [];
    expect(stay?.dwellHours).toBe(74.5);
    expect(wait).toMatchObject({ operation: 'wait', heldIn: 'transfer.nhava_sheva-load-sea' });
  });

  it('stand longer for wagons at Sarakhs in 2023 than before or after', () => {
    const change = (depart: string) =>
      fastest('ashgabat', 'bandar_abbas', {
        depart,
        avoid: [
          'mode:road',
          'mode:sea',
          'mode:river_sea',
          'mode:ferry',
          'node:incheh_borun',
          'country:GEO',
          'country:AFG',
        ],
      })?.legs.find(({ operation }) => operation === 'gauge-change');
    expect(change('2022-06-01')).toMatchObject({ dwellHours: 0, heldIn: 'crossing.x-sarakhs-sarahs_tm-rail' });
    expect(change('2023-06-01')?.row).toBe('transfer.gauge-sarakhs-1435-1520-2022');
    expect(change('2025-06-01')?.row).toBe('transfer.gauge-sarakhs-1435-1520-2024');
    expect(change('2023-06-01')?.dwellHours).toBeGreaterThan(change('2025-06-01')?.dwellHours ?? Infinity);
  });

  it('go by rail through Finland until the border closed, and not after', () => {
    const onRail = { avoid: ['mode:road', 'mode:sea'] };
    expect(fastest('helsinki', 'astara_az', { depart: '2021-06-21', ...onRail })?.countries).toContain('FIN');
    expect(fastest('helsinki', 'astara_az', { depart: '2023-06-21', ...onRail })).toBeUndefined();
  });
});

import { expect, test } from 'vitest';
import { createModel } from '../model/model.ts';
import type { ModelDraft } from '../model/model.ts';
import { checkHeldHours } from './held-hours.ts';
import { checkServices } from './services.ts';

const base = {
  node: [
    { nodeId: 'a', name: 'A', xCoord: 0, yCoord: 0, nodeType: 'city', country: 'XAA' },
    { nodeId: 'b', name: 'B', xCoord: 1, yCoord: 0, nodeType: 'city', country: 'XBB' },
    { nodeId: 'c', name: 'C', xCoord: 2, yCoord: 0, nodeType: 'city', country: 'XBB' },
  ],
  mode: [{ modeId: 'rail', name: 'Rail', way: 'rail', speedKmh: 20, holds: ['border'] }],
  link: [
    { linkId: 'ab', fromNodeId: 'a', toNodeId: 'b', modeId: 'rail', lengthKm: 100, gaugeMm: 1520 },
    { linkId: 'bc', fromNodeId: 'b', toNodeId: 'c', modeId: 'rail', lengthKm: 100, gaugeMm: 1435 },
  ],
  crossing: [{ crossingId: 'x', name: 'Post', linkId: 'ab', dwellMedianHours: 40 }],
} as const satisfies ModelDraft;

function codesOf(change: ModelDraft, check = checkHeldHours): readonly string[] {
  return check(createModel('test', { ...base, ...change })).map(
    ({ code, severity, file, row }) => `${severity} ${code} ${file}:${String(row)}`,
  );
}

test('finds nothing where rows say what they hold', () => {
  expect(codesOf({})).toEqual([]);
});

test('dated rows of one place may not hold on the same days', () => {
  const row = { nodeId: 'a', toModeId: 'rail', dwellMedianHours: 5 };
  const transfer = [
    { ...row, transferId: 'one', validFrom: '2022-07', validTo: '2023-12' },
    { ...row, transferId: 'two', validFrom: '2023-12-31' },
    { ...row, transferId: 'always' },
  ];
  expect(codesOf({ transfer })).toEqual(['error rows-overlap transfer.csv:3']);
  expect(codesOf({ transfer: [transfer[0]!, { ...transfer[1]!, validFrom: '2024' }] })).toEqual([]);
  const crossing = [
    { ...base.crossing[0], validTo: '2023' },
    { ...base.crossing[0], crossingId: 'y', validFrom: '2023-06' },
  ];
  expect(codesOf({ crossing })).toEqual(['error rows-overlap crossing.csv:3']);
});

test('the same stay with and without the wait', () => {
  const transfer = [
    { transferId: 'load', nodeId: 'a', toModeId: 'rail', dwellMedianHours: 74.5, holds: ['wait'] },
    { transferId: 'road', nodeId: 'a', fromModeId: 'rail', toModeId: 'rail', dwellMedianHours: 74.5 },
  ];
  expect(codesOf({ transfer })).toEqual(['warning hours-counted-twice transfer.csv:3']);
});

test('a reloading that holds the stay to release, and a word that takes nothing off', () => {
  const transfer = [
    { transferId: 't', nodeId: 'a', fromModeId: 'rail', toModeId: 'rail', dwellMedianHours: 60, holds: ['release'] },
    { transferId: 'u', nodeId: 'a', fromModeId: 'rail', dwellMedianHours: 60, holds: ['border'] },
  ];
  expect(codesOf({ transfer })).toEqual([
    'warning holds-out-of-place transfer.csv:3',
    'warning hours-counted-twice transfer.csv:2',
  ]);
});

test('a change of gauge beside a border that holds it', () => {
  const crossing = [{ ...base.crossing[0], holds: ['gauge'] }];
  const change = { nodeId: 'b', fromModeId: 'rail', toModeId: 'rail', fromGaugeMm: 1435, toGaugeMm: 1520 };
  const transfer = [{ ...change, transferId: 'g', dwellMedianHours: 8 }];
  expect(codesOf({ crossing, transfer })).toEqual([]);
  const link = [...base.link, { ...base.link[0], linkId: 'ab2' }, { ...base.link[1], linkId: 'bc2' }];
  expect(codesOf({ crossing, transfer, link })).toEqual(['warning hours-counted-twice crossing.csv:2']);
});

test('one speed that holds borders in one row and not in another', () => {
  const mode_country = [{ modeId: 'rail', country: 'XBB', speedKmh: 20 }];
  expect(codesOf({ mode_country })).toEqual(['warning hours-counted-twice mode_country.csv:2']);
  const link = [{ ...base.link[0], freeSpeedKmh: 20 }, base.link[1]];
  expect(codesOf({ link })).toEqual(['warning hours-counted-twice link.csv:2']);
  expect(codesOf({ link: [{ ...base.link[0], holds: ['border'] }, base.link[1]] })).toEqual([
    'warning holds-out-of-place link.csv:2',
  ]);
});

test('a status without a date stops a service on every day of its validity', () => {
  const running: ModelDraft = {
    service: [{ serviceId: 's', name: 'S', modeId: 'rail', validFrom: '2021', validTo: '2022' }],
    service_stop: [
      { serviceId: 's', stopSequence: 1, nodeId: 'a' },
      { serviceId: 's', stopSequence: 2, nodeId: 'b' },
    ],
  };
  const found = ['warning service-without-open-link service_stop.csv:3'];
  expect(codesOf(running, checkServices)).toEqual([]);
  expect(codesOf({ ...running, link: [{ ...base.link[0], status: 'suspended' }] }, checkServices)).toEqual(found);
  expect(codesOf({ ...running, link: [{ ...base.link[0], validFrom: '2023' }] }, checkServices)).toEqual(found);
  expect(codesOf({ ...running, link: [{ ...base.link[0], validFrom: '2022' }] }, checkServices)).toEqual([]);
});

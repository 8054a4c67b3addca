import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../src/terminal/terminal.ts';
import { meridian, newFolder } from './meridian.ts';

describe('meridian route', () => {
  it('shows routes, legs and what was left out, within the width of the terminal', async () => {
    const { status, out } = await meridian(['route', '--from', 'Nhava Sheva', '--to', 'Moscow'], 120);
    expect(status).toBe(0);
    expect(out).toContain('Nhava Sheva (JNPA) to Moscow: 1 TEU');
    for (const branch of ['western', 'eastern', 'trans_caspian', 'suez']) expect(out).toContain(branch);
    expect(out).toContain('Route 1, leg by leg');
    expect(out).toContain('Left out');
    for (const line of out.split('\n'))
      if (/^ *(#|\d+|what|load|wait|rail) /.test(line)) expect(displayWidth(line)).toBeLessThanOrEqual(120);
  });

  it('says how many routes there are, how near others may be, and marks the same best ones with and without --exact', async () => {
    const ask = ['route', '--from', 'Mumbai', '--to', 'Moscow', '--depart', '2024-03-15'];
    const { out } = await meridian(ask, 160);
    expect(out).toMatch(/12 of \d+ routes shown; none of them beats another in time, cost, CO2e, risk together/);
    expect(out).toContain('differ from one found by less than 2.0 % in each; --exact searches all');
    expect((await meridian([...ask, '--exact'], 160)).out).toContain('nothing beats any of them');
    const bestFigures = async (more: readonly string[]): Promise<readonly (number | undefined)[]> => {
      const { best, routes } = JSON.parse((await meridian([...ask, '--json', ...more])).out) as {
        readonly best: Readonly<Record<string, readonly string[]>>;
        readonly routes: readonly (Readonly<Record<'costUsd' | 'co2eKg' | 'risk', number>> & {
          readonly id: string;
          readonly hours: { readonly planned: number };
        })[];
      };
      const of = (criterion: string) => routes.find(({ id }) => best[criterion]?.includes(id) === true);
      return [of('time')?.hours.planned, of('cost')?.costUsd, of('co2')?.co2eKg, of('risk')?.risk];
    };
    const found = await bestFigures([]);
    expect(found).not.toContain(undefined);
    expect(found).toEqual(await bestFigures(['--exact']));
    expect((await meridian([...ask, '--alternatives', '1'], 160)).out).toMatch(
      /The best in .* is not among those shown/,
    );
  });

  it('prints one object of the agreed form with --json', async () => {
    const { out, err } = await meridian([
      'route',
      '--from',
      'INNSA',
      '--to',
      'moskva',
      '--depart',
      '2023-03-01',
      '--teu',
      '20',
      '--json',
    ]);
    expect(err).toBe('');
    const answer = JSON.parse(out) as { routes: { legs: Record<string, unknown>[]; hours: Record<string, number> }[] };
    expect(answer).toMatchObject({ schema: 'meridian.routes/1', query: { teu: 20, depart: '2023-03-01T00:00' } });
    const [route] = answer.routes;
    expect(Object.keys(route?.hours ?? {})).toEqual(['planned', 'p10', 'p50', 'p90']);
    const fields = [
      'from',
      'to',
      'mode',
      'link',
      'service',
      'distanceKm',
      'departure',
      'arrival',
      'hours',
      'waitHours',
      'dwellHours',
      'heldIn',
      'costUsd',
      'co2eKg',
      'risk',
      'regimes',
      'sources',
    ];
    expect(Object.keys(route?.legs[0] ?? {})).toEqual(expect.arrayContaining(fields));
  });

  it('takes a name that several places share for any of them', async () => {
    const { out } = await meridian(['route', '--from', 'Astara', '--to', 'Moscow', '--json']);
    const { query, routes } = JSON.parse(out) as { query: { from: string[] }; routes: { from: string }[] };
    expect(query.from.length).toBeGreaterThan(1);
    for (const { from } of routes) expect(query.from).toContain(from);
  });

  it('ends with 0 and the rules that closed it when no way is left, with 1 when the question is at fault', async () => {
    const none = await meridian(['route', '--from', 'Tehran', '--to', 'Moscow', '--avoid', 'country:IRN']);
    expect(none.status).toBe(0);
    expect(none.out).toContain('No way is left');
    expect(none.out).toContain('country:IRN is left out as asked');
    const fault = await meridian(['route', '--from', 'Nowhere', '--to', 'Moscow']);
    expect(fault.status).toBe(1);
    expect(fault.err).toContain('No place is called “Nowhere”.');
    const date = await meridian(['route', '--from', 'Mumbai', '--to', 'Moscow', '--depart', '2023-02-31']);
    expect(date.status).toBe(1);
    expect(date.err).toContain('not “2023-02-31”');
  });
});

describe('meridian reach and explain', () => {
  it('lists the great cities of the Volga as a computed list', async () => {
    const { out } = await meridian([
      'reach',
      '--from',
      'Astrakhan',
      '--group',
      'volga',
      '--least-population',
      '1000000',
      '--json',
    ]);
    const { cities } = JSON.parse(out) as { cities: { name: string; population: number; hours: number }[] };
    expect(cities.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Kazan', 'Nizhny Novgorod', 'Samara', 'Volgograd']),
    );
    for (const { population, hours } of cities) expect(population >= 1_000_000 && hours > 0).toBe(true);
  });

  it('explains a figure with its rivals', async () => {
    const { out } = await meridian(['explain', 'link.bafq-yazd-rail.length']);
    expect(out).toContain('link.bafq-yazd-rail.length = 117 km');
    expect(out).toMatch(/→ +117 +\w\d/);
  });
});

describe('meridian export', () => {
  it('writes a map and GeoJSON', async () => {
    const file = await newFolder();
    expect((await meridian(['export', 'map', '--depart', '2023-01-15', '--out', file])).status).toBe(0);
    expect(await readFile(file, 'utf8')).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[\s\S]*network of 2023-01-15/,
    );
    const picture = `${await newFolder()}.png`;
    const size = ['--width', '600', '--height', '500', '--theme', 'dark'];
    expect((await meridian(['export', 'map', ...size, '--out', picture])).status).toBe(0);
    const bytes = await readFile(picture);
    // a PNG states its width and height, twice those asked for, after its signature
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 1000]);
    expect(bytes.length).toBeGreaterThan(50_000);
    const { out } = await meridian(['export', 'geojson']);
    expect((JSON.parse(out) as { features: unknown[] }).features.length).toBeGreaterThan(600);
  });
});

describe('what acts cover', () => {
  it.each([
    ['reach', '--from', 'Astrakhan'],
    ['route', '--from', 'Mumbai', '--to', 'Astrakhan', '--depart', '2025-06-01'],
    ['assign', '--period', '2023-Q1', '--gap', '1e-3'],
  ])('%s says it of those that are obeyed, and of nobody else', async (...question) => {
    const { out } = await meridian([...question, '--comply', 'EU']);
    expect(out).toContain('What acts cover and do not (no legal advice):');
    expect(out).toMatch(/^- .*European Union/m);
    if (question[0] !== 'route') expect((await meridian(question)).out).not.toContain('What acts cover');
  });
});

describe('a new model', () => {
  it('can be routed from its first place to its last', async () => {
    const folder = await newFolder();
    await meridian(['new', folder]);
    const { status, out } = await meridian(['route', '--model', folder, '--from', 'Alpha', '--to', 'Echo']);
    expect(status).toBe(0);
    expect(out).toContain('Route 1, leg by leg');
  });
});

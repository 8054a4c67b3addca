import { describe, expect, it } from 'vitest';
import { meridian } from './meridian.ts';

describe('meridian regimes', () => {
  it('lists every regime of the built-in model on a date, and why those that are not open are not', async () => {
    const { status, out } = await meridian(['regimes', '--on', '2026-03-06']);
    expect(status).toBe(0);
    expect(out).toContain('Regimes on 2026-03-06');
    expect(out).toMatch(/az_ir_border +Azerbaijan-Iran land border \(freight\) +border +closed +2026-03-05/);
    expect(out).toMatch(/- Azerbaijan-Iran land border \(freight\) \[az_ir_border\]: closed since 2026-03-05/);
    expect(out).not.toMatch(/- Suez Canal/);
  });

  it('shows the rates and the outlook of one', async () => {
    const { status, out } = await meridian(['regimes', '--regime', 'suez_canal', '--on', '2023-06-01']);
    expect(status).toBe(0);
    for (const words of ['Suez Canal (suez_canal) on 2023-06-01', 'Rates per year', 'Where it may be', '2021-03-23'])
      expect(out).toContain(words);
  });

  it('prints one object of the agreed form with --json', async () => {
    const { out, err } = await meridian(['regimes', '--on', '2026-03-06', '--json']);
    expect(err).toBe('');
    const answer = JSON.parse(out) as {
      readonly regimes: readonly {
        readonly id: string;
        readonly outlook: { readonly quarter: Record<string, number> };
      }[];
      readonly changes: readonly string[];
    };
    expect(answer).toMatchObject({ schema: 'meridian.regimes/1', date: '2026-03-06' });
    expect(answer.changes).toContain('2026-03-05');
    for (const { outlook } of answer.regimes) {
      const { open = 0, restricted = 0, closed = 0 } = outlook.quarter;
      expect(open + restricted + closed).toBeCloseTo(1, 12);
    }
    const hormuz = answer.regimes.find(({ id }) => id === 'hormuz');
    for (const field of ['name', 'kind', 'state', 'since', 'until', 'effect', 'links', 'events', 'rates', 'outlook'])
      expect(hormuz).toHaveProperty(field);
  });

  it('says what of the question makes no sense', async () => {
    const unknown = await meridian(['regimes', '--regime', 'hormus']);
    expect(unknown).toMatchObject({ status: 1, out: '' });
    expect(unknown.err).toMatch(/--regime: The model has no regime “hormus”\.\n +Nearest: hormuz/);
    expect((await meridian(['regimes', '--on', 'tomorrow'])).err).toContain('not “tomorrow”');
  });
});

describe('meridian route', () => {
  it('says under which regimes the routes pass, since when', async () => {
    const { out } = await meridian(['route', '--from', 'Nhava Sheva', '--to', 'Moscow', '--depart', '2026-03-06']);
    expect(out).toContain('Under these regimes:');
    expect(out).toMatch(/- Bab el-Mandeb and the Red Sea \[red_sea\]: restricted since 2026-03-01/);
  });
});

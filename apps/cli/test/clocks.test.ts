import { beforeEach, describe, expect, it } from 'vitest';
import { meridian, newFolder } from './meridian.ts';

let folder: string;

beforeEach(async () => {
  folder = await newFolder();
  await meridian(['new', folder]);
});

interface Hours {
  readonly planned: number;
}

describe('--clock', () => {
  const route = ['route', '--from', 'alpha', '--to', 'echo'];
  const reach = ['reach', '--from', 'alpha'];

  it('sorts routes by either clock; both are columns', async () => {
    const { out } = await meridian([...route, '--model', folder]);
    expect(out).toContain('gate, door to release; departure, departure to arrival');
    expect(out).toMatch(/ gate +p10-p90 +departure +p10-p90 /);
    for (const [clock, field] of [
      ['gate', 'hours'],
      ['departure', 'hoursFromDeparture'],
    ] as const) {
      const { out: text } = await meridian([...route, '--model', folder, '--clock', clock, '--json']);
      const { routes, query } = JSON.parse(text) as {
        readonly routes: readonly Readonly<Record<typeof field, Hours>>[];
        readonly query: object;
      };
      const hours = routes.map((each) => each[field].planned);
      expect(hours).toEqual([...hours].sort((a, b) => a - b));
      expect(query).toMatchObject({ clock });
    }
  });

  it('counts and sorts what is within reach; both are columns', async () => {
    const { out } = await meridian([...reach, '--model', folder, '--hours', '400', '--clock', 'departure']);
    expect(out).toContain('within 16.7 days from departure to arrival');
    expect((await meridian(['reach', '--from', 'Bandar Abbas', '--hours', '90'])).out).toMatch(
      /door to release, days +departure to arrival, days/,
    );
  });

  it.each([route, reach])('of %s is in its help, and another is refused', async (...asked) => {
    expect((await meridian([String(asked[0]), '--help'])).out).toContain('--clock');
    const { err, status } = await meridian([...asked, '--model', folder, '--clock', 'noon']);
    expect(err).toContain('--clock knows gate, departure, not “noon”');
    expect(status).not.toBe(0);
  });
});

import { relationProfileSchema } from '@meridian/api-contract';
import { describe, expect, it } from 'vitest';
import { meridian } from './meridian.ts';

describe('meridian relation', () => {
  it('prints a pair of the built-in model in sections, each with what it rests on', async () => {
    const { status, out } = await meridian(['relation', 'IRN-AZE', '--on', '2023-06-30']);
    expect(status).toBe(0);
    expect(out).toContain('IRN-AZE on 2023-06-30: all events, Goldstein scores, every event in full');
    for (const section of ['Convergence', 'Alignment of bonds', 'Hedging', 'Who needs whom more', 'Breaks', 'Drivers'])
      expect(out).toContain(section);
    expect(out).toMatch(/2022-\d\d-01 +20\d\d-Q\d to 2022-Q\d .* 0\.001/);
    expect(out).toMatch(/on \d+ events, 19\d\d-\d\d-\d\d to 2023-/);
  });

  it('says what is not known rather than 0', async () => {
    const { out } = await meridian(['relation', 'AFG-PAK', '--on', '2026-06-30']);
    expect(out).toContain('By trade: not known. No turnover of the pair is on record.');
    expect(out).toMatch(/obligations of alliance +not known/);
    expect(out).toContain('Only 1 event counts here');
  });

  it('prints one object of the agreed form with --json', async () => {
    const { out, err } = await meridian([
      'relation',
      'IRN>RUS',
      '--on',
      '2022',
      '--scores',
      'plover',
      '--confidence',
      '--json',
    ]);
    expect(err).toBe('');
    const profile = relationProfileSchema.parse(JSON.parse(out));
    expect(profile).toMatchObject({
      dyad: 'IRN>RUS',
      date: '2022-12-31',
      settings: { scores: 'plover', confidence: true, level: 'structural', seed: 1 },
    });
    expect(profile.drivers.map(({ driver }) => driver)).toContain('shared_isolation');
  });

  it('prints the partners and blocs of one actor', async () => {
    const { out } = await meridian(['relation', 'TUR', '--on', '2024-12-31', '--blocs', 'NATO,CSTO']);
    expect(out).toContain('Turkiye (TUR) on 2024-12-31');
    expect(out).toMatch(/Blocs of TUR: diversity \d\.\d\d/);
    expect((await meridian(['relation', 'TUR'])).out).toContain('Name rival blocs with --blocs');
  });

  it.each([
    [['relation', 'IRN-XXX'], 1, 'no actor “XXX”'],
    [['relation', 'IRN-RUS', '--on', 'soon'], 1, 'not “soon”'],
    [['relation', 'IRN-RUS', '--blocs', 'WARSAW'], 1, 'no format “WARSAW”'],
    [['relation', 'IRN-RUS', '--scores', 'mine'], 2, '--scores knows goldstein, plover'],
    [['relation'], 2, 'who'],
  ])('answers %j with status %i', async (args, expected, words) => {
    const { status, err } = await meridian(args);
    expect(status).toBe(expected);
    expect(err).toContain(words);
  });
});

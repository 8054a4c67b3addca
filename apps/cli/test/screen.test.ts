import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { meridian, newFolder } from './meridian.ts';

const csv = `id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen,last_change
Q1,Vessel,TOUSKA,Adalia;Sabalan,,ir,,IMO9187629,US SDN: IRAN,,,us_ofac_sdn,,,
Q2,Person,"KIM, Jong Man",,,kp,,,US SDN: DPRK,,,us_ofac_sdn,,,
Q3,Person
`;

async function listFile(text = csv): Promise<string> {
  const path = await newFolder();
  await writeFile(path, text);
  return path;
}

interface Answer {
  readonly schema: string;
  readonly verdict: string | null;
  readonly matches: readonly {
    readonly id: string;
    readonly score: number;
    readonly because: readonly { readonly text: string }[];
  }[];
  readonly decisions: readonly { readonly verdict: string }[];
  readonly notice: string;
}

describe('meridian screen NAME --list', () => {
  it('01 prints one object with the matches, their reasons and what was skipped', async () => {
    const { status, out, err } = await meridian([
      'screen',
      'Kim Jong Un',
      '--method',
      'ofac',
      '--list',
      await listFile(),
      '--json',
    ]);
    expect([status, err]).toEqual([0, '']);
    const answer = JSON.parse(out) as Answer;
    expect(answer).toMatchObject({
      schema: 'meridian.screening/1',
      query: { name: 'Kim Jong Un', compared: ['KIM JONG UN'], method: 'ofac', threshold: 85 },
      list: {
        format: 'targets',
        sha256: createHash('sha256').update(csv).digest('hex'),
        entities: 2,
        skipped: { 'the row has another number of cells than the header': 1 },
      },
      found: 1,
      matches: [{ id: 'Q2', score: 100, sanctions: [{ program: 'US SDN: DPRK' }] }],
      verdict: null,
    });
    expect(answer.matches[0]?.because.at(-1)?.text).toContain('UN is not compared');
    expect(answer.notice).toContain('no legal advice');
  });

  it('02 shows the same as text, says what was skipped, and gives the notice', async () => {
    const { status, out, err } = await meridian([
      'screen',
      'imo 9187629',
      '--list',
      await listFile(),
      '--schema',
      'vessel',
    ]);
    expect(status).toBe(0);
    expect(out).toContain('100.0  TOUSKA  Q1 (Vessel, ir)');
    expect(out).toContain('its IMO number is IMO9187629');
    expect(out).toContain('sanction US SDN: IRAN');
    expect(out).toContain('no legal advice');
    expect(err).toContain('skipped 1, the first at line 4');
  });

  it('03 ends with 1 for a file that is no list, with 2 for a wrong use', async () => {
    const wrong = await meridian(['screen', 'x', '--list', await listFile('{"type":"FeatureCollection"}')]);
    expect(wrong.status).toBe(1);
    expect(wrong.err).toContain('is no list of persons, firms and ships: none of its records can be read');
    expect((await meridian(['screen', 'x', '--list', '/nowhere/list.json'])).err).toContain('there is no such file');
    for (const args of [[], ['--list', 'x'], ['x', '--schema', 'Boat'], ['x', '--threshold', '101']])
      expect((await meridian(['screen', ...args])).status, args.join(' ')).toBe(2);
  });
});

describe('meridian screen --port and --carrier', () => {
  it('04 decides on a port, and says which act and until when', async () => {
    const { status, out } = await meridian([
      'screen',
      '--port',
      'IRBND',
      '--mode',
      'sea',
      '--date',
      '2020-01-01',
      '--comply',
      'US',
    ]);
    expect(status).toBe(0);
    expect(out).toMatch(/bandar_abbas, by sea, containers on 2020-01-01, by the acts of US: forbidden/);
    expect(out).toContain('in force since 2018-11-05, names Bandar Abbas');
    expect(out).toContain('no legal advice');
  });

  it('05 prints the same as JSON, for a carrier too', async () => {
    const { out } = await meridian([
      'screen',
      '--carrier',
      'irisl',
      '--date',
      '2024-12-01',
      '--comply',
      'EU',
      '--json',
    ]);
    const answer = JSON.parse(out) as Answer;
    expect(answer).toMatchObject({
      verdict: 'forbidden',
      decidedBy: { act: 'eu-irn-irisl-2024' },
      matches: [],
      list: null,
    });
    expect(answer.decisions.filter(({ verdict }) => verdict === 'forbidden')).toHaveLength(1);
  });

  it('06 looks for a name without a list in what the acts name', async () => {
    const { out } = await meridian(['screen', 'IRISL', '--date', '2024-12-01', '--json']);
    const ids = (JSON.parse(out) as Answer).matches.filter(({ score }) => score === 100).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['carrier:IRISL', 'sanction:us-irisl-2018']));
  });

  it('07 says in words what makes no sense', async () => {
    for (const [args, words] of [
      [['--port', 'Atlantis'], 'No place is called “Atlantis”.'],
      [['--port', 'chabahar', '--comply', 'XX'], 'no sanctions by “XX”'],
      [['--port', 'chabahar', '--date', '2025-02-30'], 'not “2025-02-30”'],
      [['--port', 'chabahar', '--mode', 'balloon'], 'no mode “balloon”'],
    ] as const) {
      const { status, err } = await meridian(['screen', ...args]);
      expect(status).toBe(1);
      expect(err).toContain(words);
    }
  });
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { meridian, newFolder } from './meridian.ts';

const bin = fileURLToPath(new URL('../bin/meridian.mjs', import.meta.url));
const commands = ['check', 'new', 'route', 'reach', 'assign', 'explain', 'import', 'export', 'serve', 'completion'];

describe('usage', () => {
  it('lists every command, and each has help with an example', async () => {
    const help = await meridian(['--help']);
    expect(help.status).toBe(0);
    for (const command of commands) {
      expect(help.out).toContain(`  ${command} `);
      const own = await meridian([command, '--help']);
      expect(own.out).toMatch(/Examples?:\n {2}\S*.*meridian /);
    }
  });

  it.each([
    [['rout'], /unknown command 'rout'.*\(Did you mean route\?\)/s],
    [['route', '--from', 'A'], /required option '--to <place>' not specified/],
    [['route', '--from', 'A', '--to', 'B', '--teu', 'many'], /--teu takes a number from 0.01 to 100,000, not “many”/],
    [['route', '--from', 'A', '--to', 'B', '--legs', '1.5'], /--legs takes a whole number, not “1.5”/],
    [['route', '--from', 'A', '--to', 'B', '--alternatives', '2.5'], /--alternatives takes a whole number/],
    [['serve', '--port', '7700.5'], /--port takes a whole number/],
    [['completion', 'fish'], /completion knows bash and zsh, not “fish”/],
    [['import', 'shapefile', 'x', '--to', 'y'], /import knows gmns, csv, tntp, geojson, od, not “shapefile”/],
    [['export', 'csv', '--table', 'links'], /There is no table “links”/],
  ])('ends with 2 on %j', async (args, message) => {
    const { status, err } = await meridian(args);
    expect(err).toMatch(message);
    expect(status).toBe(2);
  });

  it('runs as a command, and says its version', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [bin, '--version']);
    expect(stdout).toBe('0.1.0\n');
  });

  it('ends with 1 where there is no model, and says what to do', async () => {
    const folder = await newFolder();
    const { status, err } = await meridian(['check', folder]);
    expect(status).toBe(1);
    expect(err).toContain('there is no such folder');
    expect(err).toContain('meridian new');
  });

  it.each([
    ['geojson', 'lines.geojson'],
    ['map', 'map.png'],
  ])('ends with 1 where export %s cannot write its file', async (format, file) => {
    const target = join(await newFolder(), file);
    const { status, err } = await meridian(['export', format, '--out', target]);
    expect(err).toContain('--out: there is no folder');
    expect(status).toBe(1);
  });

  it.each([
    [['reach', '--from', 'Astrakhan', '--commodity', 'ice'], 1, '--commodity: The model has no commodity “ice”.'],
    [['route', '--from', 'Mumbai', '--to', 'Moskow'], 1, '--to: No place is called “Moskow”.\n    Nearest: Moscow'],
    [['route', '--from', 'Mumbai', '--to', 'Moscow', '--avoid', 'suez'], 1, '--avoid: “suez” cannot be avoided'],
    [['export', 'map', '--depart', '2023-02-30'], 1, '--depart: “2023-02-30” is no date.\n    Write YYYY-MM-DD'],
    [['calibrate', '--hold-out', 'link:nowhere', '--out', 'none'], 1, '--hold-out: The model has no link “nowhere”.'],
    [['assign', '--period', '1999-Q1'], 1, '--period: The model has demand for'],
    [['assign', '--change', 'close'], 2, '--change: “close” does not begin with one of'],
    [['relations', '--dyad', 'IRN-AZE', '--dimension', 'love'], 1, '--dimension: The model has no dimension “love”.'],
    [['relation', 'IRN-XQX'], 1, 'WHO: The model has no actor “XQX”.'],
    [['explain', 'link.nowhere.length'], 1, 'CELL: No cell is called “link.nowhere.length”.'],
    [['screen', '?!'], 1, 'NAME: “?!” holds no letter or number to look for.'],
  ])('names the option and the command that was asked: %j', async (args, ends, words) => {
    const { status, out, err } = await meridian(args);
    expect(err).toContain(`error ${words}`);
    expect(err).toContain(`See meridian ${args[0] ?? ''} --help.`);
    expect([status, out]).toEqual([ends, '']);
  });

  it('prints findings as JSON where JSON was asked for', async () => {
    const { status, out } = await meridian(['route', '--from', 'Atlantis', '--to', 'Moscow', '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'meridian.fault/1',
      refusal: { code: 'place-unknown', field: 'from', message: 'No place is called “Atlantis”.' },
      findings: [{ code: 'place-unknown', found: 'Atlantis' }],
    });
  });

  it('prints a refusal as JSON where an option cannot be read at all', async () => {
    const { status, out } = await meridian(['assign', '--change', 'halve:link:x', '--json']);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toEqual({
      schema: 'meridian.fault/1',
      refusal: {
        code: 'value-invalid',
        field: 'change',
        message: expect.stringContaining('“halve:link:x” does not begin with one of close') as string,
        remedy: 'Write close:link:ID, or capacity:link:ID=0.5. See meridian assign --help.',
      },
      findings: [expect.objectContaining({ code: 'query-invalid', column: 'change', found: 'halve:link:x' })],
    });
  });
});

describe('completion', () => {
  it('gives bash a script that completes commands and options', async () => {
    const { out } = await meridian(['completion', 'bash']);
    const complete = (words: string, at: number): Promise<string> =>
      promisify(execFile)('bash', [
        '-c',
        `${out}\nCOMP_WORDS=(${words}); COMP_CWORD=${at}; _meridian; echo "\${COMPREPLY[@]}"`,
      ]).then(({ stdout }) => stdout.trim());
    expect(await complete('meridian ro', 1)).toBe('route');
    expect(await complete('meridian route --fr', 2)).toBe('--from');
  });

  it('gives zsh a script with descriptions', async () => {
    const { out } = await meridian(['completion', 'zsh']);
    expect(out).toContain('#compdef meridian');
    expect(out).toContain("'--from[origin - id, name, alias or UN/LOCODE]:value:_files'");
  });
});

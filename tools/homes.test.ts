import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = globSync(['{packages,apps}/*/src/**/*.{ts,tsx}', 'apps/*/bin/*', 'bench/**/*.ts'], {
  cwd: root,
  exclude: (path) => path.includes('node_modules') || path.endsWith('.test.ts'),
});

/** Lines of the sources that a pattern finds, but for those of files that may have it. */
function linesWith(pattern: RegExp, isHome: (path: string) => boolean): readonly string[] {
  return sources
    .filter((path) => !isHome(path))
    .flatMap((path) =>
      readFileSync(`${root}/${path}`, 'utf8')
        .split('\n')
        .flatMap((line, at) => (pattern.test(line) ? [`${path}:${String(at + 1)} ${line.trim()}`] : [])),
    );
}

describe('one home for each concept', () => {
  test('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(600);
    expect(linesWith(/new Date\(/, () => false)).toHaveLength(1);
  });

  test('dates are made in the calendar alone', () => {
    const isCalendar = (path: string): boolean => path.startsWith('packages/engine/src/calendar/');
    expect(linesWith(/Date\.UTC|Date\.parse|new Date\b/, isCalendar)).toEqual([]);
  });

  test('the clock is read in one place of each program', () => {
    const clocks = linesWith(/Date\.now|performance\.timeOrigin/, () => false).map((line) => line.split(':')[0]);
    expect(clocks.toSorted()).toEqual([
      'apps/cli/src/clock.ts',
      'apps/web/src/clock.ts',
      'packages/server/src/clock.ts',
    ]);
  });

  test('rows are looked up by id in one place', () => {
    const isHome = (path: string): boolean => path === 'packages/engine/src/model/rows-by-id.ts';
    // `{ nodeId }` or `each.nodeId` of a table compared to an id, or put into a map as its key
    const byHand = [
      /tables\.\w+\s*\.(?:find|findIndex|some)\(\(\{ \w+Id \}\) => \w+Id === \w/,
      /tables\.\w+\s*\.(?:find|findIndex|some)\(\((\w+)\) => \1\.\w+Id === [\w.]+\)/,
      /\.find\(\(\{ (node|link|mode|transfer|crossing|commodity|corridor|passage|zone|regime|actor|project|source)Id \}\) => \1Id ===/,
      /new Map(?:<.*>)?\((?:\w+\.)*tables\.(?!mode_country|zone\.)\w+\.map\(/,
    ];
    expect(byHand.flatMap((pattern) => linesWith(pattern, isHome))).toEqual([]);
  });
});

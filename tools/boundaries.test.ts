import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
let copy = '';

/** Exit status and output of the boundary check on a copy of the sources. */
function runBoundaries(): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'node_modules/.bin/depcruise'), '--config', '.dependency-cruiser.cjs', 'packages'],
      { cwd: copy },
      (error, stdout, stderr) => resolve({ ok: error === null, output: stdout + stderr }),
    );
  });
}

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'meridian-boundaries-'));
  for (const entry of ['packages', 'package.json', 'tsconfig.json', 'tsconfig.base.json', '.dependency-cruiser.cjs']) {
    await cp(join(root, entry), join(copy, entry), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

describe('boundary check', () => {
  it.each([
    ['model-imports-only-lower', 'packages/engine/src/model/planted.ts', "import '../routing/skim.ts';"],
    ['engine-is-pure', 'packages/engine/src/units/planted.ts', "import 'node:fs';"],
    ['engine-stands-alone', 'packages/engine/src/units/planted.ts', "import '../../../model-files/src/index.ts';"],
    ['files-only-in-disk', 'packages/model-files/src/planted.ts', "import 'node:fs';"],
    ['packages-have-front-doors', 'packages/model-files/src/planted.ts', "import '../../engine/src/units/id.ts';"],
  ])('fails by rule %s when a forbidden import is planted', async (rule, file, line) => {
    await writeFile(join(copy, file), `${line}\n`);
    const { ok, output } = await runBoundaries();
    await rm(join(copy, file));
    expect(output).toContain(rule);
    expect(ok).toBe(false);
  });

  it('passes without it', async () => {
    const { ok, output } = await runBoundaries();
    expect(output).toMatch(/no dependency violations found \(\d{2,} modules/);
    expect(ok).toBe(true);
  });
});

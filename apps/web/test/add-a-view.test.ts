import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestWorkbench, hasChromium, settle } from './workbench.ts';

const web = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(web, '../../docs/guide/extending.md'), 'utf8');

interface Step {
  /** From the folder of the page. */
  readonly path: string;
  /** A whole file, or lines that go into one. */
  readonly kind: 'file' | 'lines';
  readonly text: string;
}

/** What a part of the recipe says to write, in its order. */
function stepsOf(recipe: string): readonly Step[] {
  const blocks = /^(?:`apps\/web\/([^`]+)`(, two lines)?\n\n)?```tsx?\n([\s\S]*?)```$/gm;
  const steps: Step[] = [];
  for (const [, path = steps.at(-1)?.path ?? '', lines, text = ''] of recipe.matchAll(blocks))
    steps.push({ path, kind: lines !== undefined || steps.at(-1)?.path === path ? 'lines' : 'file', text });
  return steps;
}

/** Puts a line into a list: an import among the imports, the list of views in place of the one there, an item at the end. */
function inserted(source: string, line: string): string {
  if (line.startsWith('import ')) return line + source;
  if (line.startsWith('export const')) return source.replace(/^export const views.*\n/m, line);
  return source.replace(/\n\];/, `\n${line}];`);
}

/** The page as it is with the steps done, built; its folder, and the files that were made or changed. */
async function follow(steps: readonly Step[]): Promise<{ readonly folder: string; readonly touched: Set<string> }> {
  mkdirSync(join(web, 'dist'), { recursive: true });
  // below the page, so that its libraries are found
  const folder = mkdtempSync(join(web, 'dist', 'recipe-'));
  for (const part of ['src', 'public', 'index.html', 'vite.config.ts'])
    cpSync(join(web, part), join(folder, part), { recursive: true });
  const touched = new Set<string>();
  for (const { path, kind, text } of steps) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, kind === 'file' ? text : inserted(readFileSync(file, 'utf8'), text));
    touched.add(path);
  }
  await build({ root: folder, configFile: join(folder, 'vite.config.ts'), logLevel: 'error' });
  return { folder, touched };
}

const recipe = page.slice(page.indexOf('## Add a view'), page.indexOf('## Add a command'));
const more = recipe.indexOf('### Its part of the address');

describe('the recipe for a view', () => {
  it('touches a folder and one list for an empty view, and the list of the worker for one that asks', () => {
    const outside = (text: string) =>
      new Set(stepsOf(text).flatMap(({ path }) => (path.startsWith('src/views/passages/') ? [] : [path])));
    expect(stepsOf(recipe.slice(0, more)).map(({ kind }) => kind)).toEqual(['file', 'file', 'lines', 'lines']);
    expect([...outside(recipe.slice(0, more))]).toEqual(['src/views/index.ts']);
    expect([...outside(recipe)]).toEqual(['src/views/index.ts', 'src/views/answerers.ts']);
  });
});

describe.skipIf(!hasChromium)('the recipe for a view, followed, in Chromium', () => {
  let folder: string;
  let workbench: TestWorkbench;
  beforeAll(async () => {
    ({ folder } = await follow(stepsOf(recipe)));
    workbench = await TestWorkbench.start(join(folder, 'dist'));
  });
  afterAll(async () => {
    await workbench.stop();
    rmSync(folder, { recursive: true });
  });

  it('rail, panel, address, answer and drawer take it', async () => {
    const opened = await workbench.open('/');
    await opened.getByRole('button', { name: 'Passages', exact: true }).click();
    await settle(opened);
    expect(await opened.title()).toMatch(/^Passages · /);
    const suez = opened.getByRole('list', { name: 'Passages' }).getByRole('listitem').filter({ hasText: 'Suez' });
    expect(await suez.innerText()).toMatch(/[1-9]\d* values with evidence/);
    await suez.getByRole('button').click();
    await settle(opened);
    expect(new URL(opened.url()).search).toBe('?view=passages&passage=suez');
    expect(await opened.getByRole('tab').allInnerTexts()).toEqual(['Map as a table']);
    await opened.context().close();
  });

  it('an address of it that the model cannot show is told', async () => {
    const opened = await workbench.open('/?view=passages&passage=panama');
    expect(await opened.locator('.panel').innerText()).toContain('passage=panama: The model has no such passage');
    await opened.context().close();
  });
});

describe.skipIf(!hasChromium)('an empty view, in Chromium', () => {
  it('opens by its address', async () => {
    const { folder, touched } = await follow(stepsOf(recipe.slice(0, more)));
    const workbench = await TestWorkbench.start(join(folder, 'dist'));
    try {
      expect(touched.size).toBe(3);
      const opened = await workbench.open('/?view=passages');
      expect(await opened.locator('.panel').innerText()).toContain('Nothing yet.');
      await opened.context().close();
    } finally {
      await workbench.stop();
      rmSync(folder, { recursive: true });
    }
  });
});

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparePictures } from './pictures.ts';
import { views } from './views.ts';
import { TestWorkbench, hasChromium } from './workbench.ts';

const approvedFolder = fileURLToPath(new URL('approved', import.meta.url));
/** Share of pixels that may differ: other versions of a browser draw edges of letters a little otherwise. */
const tolerance = 0.015;

/** APPROVE=1 takes what is drawn now as approved; look at every picture that changes. */
const isApproving = process.env['APPROVE'] === '1';

const looks = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  narrow: { colorScheme: 'light', viewport: { width: 420, height: 800 } },
} as const;

/** These are looked at in every way; the rest in light, since the same parts are in them. */
const inEveryLook = [
  'routes',
  'routes-tradeoff',
  'routes-profile',
  'link',
  'reach',
  'reach-cities',
  'flows',
  'flows-what-if',
  'relations',
  'models',
] as const;

describe.skipIf(!hasChromium)('how each view looks, in Chromium', () => {
  let workbench: TestWorkbench;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
  });
  afterAll(() => workbench.stop());

  const cases = Object.entries(views).flatMap(([view, path]) =>
    Object.entries(looks)
      .filter(([look]) => look === 'light' || (inEveryLook as readonly string[]).includes(view))
      .map(([look, options]) => [view, look, path, options] as const),
  );
  it.each(cases)('%s, %s, is as approved', async (view, look, path, options) => {
    const page = await workbench.open(path, options);
    // how long the engine took is not the same twice
    await page.addStyleTag({ content: '.timing { visibility: hidden }' });
    await page.mouse.move(0, 0);
    const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await page.context().close();
    const file = join(approvedFolder, `${view}-${look}.png`);
    if (isApproving) {
      mkdirSync(approvedFolder, { recursive: true });
      writeFileSync(file, shot);
      return;
    }
    expect(existsSync(file), `${view}-${look}.png is not approved yet: look at it with APPROVE=1`).toBe(true);
    const { share, where } = comparePictures(readFileSync(file), shot);
    if (share > tolerance) {
      const seen = join(tmpdir(), `meridian-${view}-${look}`);
      writeFileSync(`${seen}.png`, shot);
      writeFileSync(`${seen}-difference.png`, where);
    }
    expect(share, `see meridian-${view}-${look}*.png among the temporary files`).toBeLessThanOrEqual(tolerance);
  });
});

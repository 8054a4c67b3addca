import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { views } from './views.ts';
import { TestWorkbench, hasChromium } from './workbench.ts';

describe.skipIf(!hasChromium)('accessibility, in Chromium', () => {
  let workbench: TestWorkbench;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
  });
  afterAll(() => workbench.stop());

  const narrow = { viewport: { width: 420, height: 800 } } as const;
  it.each([
    ...Object.entries(views).map(([name, path]) => [name, 'light', path, {}] as const),
    ...(['routes-tradeoff', 'link', 'reach-cities'] as const).map((name) => [name, 'dark', views[name], {}] as const),
    ...(['routes', 'models'] as const).map((name) => [name, 'light', views[name], narrow] as const),
  ])('axe finds no violation in %s (%s)', async (_, colorScheme, path, options) => {
    const page = await workbench.open(path, { ...options, colorScheme });
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { TestWorkbench, hasChromium, settle } from './workbench.ts';

const choose = async (page: Page, words: string): Promise<void> => {
  await page.locator('.panel').getByText(words, { exact: true }).click();
  await settle(page);
};

describe.skipIf(!hasChromium)('the clocks by which times count, in Chromium', () => {
  let workbench: TestWorkbench;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
  });
  afterAll(() => workbench.stop());

  it('sort the routes and plot them, and stand in the address', async () => {
    const page = await workbench.open('/?drawer=tradeoff');
    const list = page.getByRole('list', { name: 'Routes' });
    const before = await list.innerText();
    expect(before).toContain('departure to arrival');
    expect(await page.locator('.drawer').innerText()).toContain('Planned days, door to release');
    await choose(page, 'departure to arrival');
    expect(new URL(page.url()).searchParams.get('clock')).toBe('departure');
    expect(await list.innerText()).not.toBe(before);
    expect(await list.innerText()).toContain('door to release');
    expect(await page.locator('.drawer').innerText()).toContain('Planned days, departure to arrival');
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('say how far cargo gets', async () => {
    const page = await workbench.open('/?view=reach&drawer=cities');
    const cities = async (): Promise<number> =>
      Number(/(\d+) cities with/.exec(await page.locator('.panel').innerText())?.[1]);
    const gate = await cities();
    await choose(page, 'departure to arrival');
    expect(await cities()).toBeGreaterThan(gate);
    expect(await page.locator('.panel').innerText()).toContain('departure to arrival by the fastest way');
    await page.context().close();
  });
});

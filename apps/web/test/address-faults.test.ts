import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestWorkbench, hasChromium, settle } from './workbench.ts';

describe.skipIf(!hasChromium)('an address that cannot be shown as it is written, in Chromium', () => {
  let workbench: TestWorkbench;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
  });
  afterAll(() => workbench.stop());

  it('is answered with a notice, which stays over a reload and goes when the value is taken out', async () => {
    const page = await workbench.open('/?depart=2023-13-45&teu=-5');
    const notice = page.locator('.address-faults');
    expect(await notice.innerText()).toContain('depart=2023-13-45');
    expect(await notice.innerText()).toContain('teu=-5');
    await page.reload();
    await settle(page);
    expect(await notice.getByRole('listitem').count()).toBe(2);
    await page.getByRole('button', { name: 'Take depart=2023-13-45 out of the address' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.address-faults li').length === 1);
    await page.getByRole('button', { name: 'Take teu=-5 out of the address' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });

  it('says so in each view: a period without demand, an unknown view, a selector of nothing', async () => {
    const page = await workbench.open('/?view=flows&period=2031-Q1');
    expect(await page.locator('.address-faults').innerText()).toContain('no demand in it');
    await page.context().close();
    const other = await workbench.open('/?view=zzz&avoid=country:ZZZ');
    expect(await other.locator('.address-faults').innerText()).toContain('view=zzz');
    expect(await other.locator('.address-faults').innerText()).toContain('no country “ZZZ”');
    await other.context().close();
  });

  it('shows in Reach what was set for Routes, with a way to take it off by key', async () => {
    const page = await workbench.open('/?view=reach&avoid=country:IRN&to=nowhere');
    const standing = page.getByRole('group', { name: 'Standing conditions' });
    expect(await standing.innerText()).toContain('avoids Iran');
    const cities = page.locator('.panel strong').first();
    const before = await cities.innerText();
    await page.getByRole('button', { name: 'Take off: avoids Iran' }).focus();
    await page.keyboard.press('Enter');
    await standing.waitFor({ state: 'detached' });
    await settle(page);
    expect(await cities.innerText()).not.toBe(before);
    await page.context().close();
  });
});

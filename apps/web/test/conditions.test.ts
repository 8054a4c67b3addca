import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations } from './axe-violations.ts';
import { TestWorkbench, hasChromium, settle } from './workbench.ts';

const parameter = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);
const citiesReached = async (page: Page): Promise<number> =>
  Number(/(\d+) cities/.exec(await page.locator('.panel').innerText())?.[1]);

describe.skipIf(!hasChromium)('what a view obeys, in Chromium', () => {
  let workbench: TestWorkbench;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
  });
  afterAll(() => workbench.stop());

  it('a bad value in the address is told with its name and what is shown instead, until it is taken out', async () => {
    const page = await workbench.open('/?depart=2023-13-45&teu=-4&avoid=country:XXX');
    const notice = page.getByText('Not everything in the address can be shown').locator('..');
    const text = await notice.innerText();
    for (const bad of ['depart=2023-13-45', 'teu=-4', 'avoid=country:XXX']) expect(text).toContain(bad);
    expect(await axeViolations(page)).toEqual([]);
    await page.reload();
    await settle(page);
    expect(await notice.innerText()).toContain('teu=-4');
    // by keyboard
    await page.getByRole('button', { name: 'Take it out: teu=-4' }).focus();
    await page.keyboard.press('Enter');
    await settle(page);
    expect(parameter(page, 'teu')).toBeNull();
    expect(await notice.innerText()).not.toContain('teu=-4');
    for (const bad of ['depart=2023-13-45', 'avoid=country:XXX'])
      await page.getByRole('button', { name: `Take it out: ${bad}` }).click();
    await settle(page);
    expect(await page.getByText('Not everything in the address can be shown').count()).toBe(0);
    await page.context().close();
  });

  it('a setting, a view and a period that there is none of are told too', async () => {
    const page = await workbench.open('/?view=nowhere&colour=red');
    const notice = page.getByText('Not everything in the address can be shown').locator('..');
    expect(await notice.innerText()).toContain('view=nowhere');
    expect(await notice.innerText()).toContain('colour=red');
    await page.context().close();
    const flows = await workbench.open('/?view=flows&period=2031-Q1');
    expect(await flows.locator('.panel').innerText()).toContain('The model has no demand in it');
    await flows.context().close();
  });

  it('a place that is asked for and avoided at once is told', async () => {
    const page = await workbench.open('/?from=INNSA&to=Moscow&avoid=country:IND');
    expect(await page.locator('.panel').innerText()).toMatch(/is asked for and avoided at once/);
    await page.context().close();
  });

  it('conditions set in Routes stand in Reach, which obeys them, and can be taken off there', async () => {
    const page = await workbench.open('/?view=reach&avoid=country:AZE&comply=EU');
    const standing = page.getByRole('group', { name: 'Standing conditions' });
    expect(await standing.innerText()).toContain('avoids Azerbaijan');
    expect(await standing.innerText()).toContain('obeys the sanctions of EU');
    const held = await citiesReached(page);
    await standing.getByRole('button', { name: 'Take off: avoids Azerbaijan' }).click();
    await settle(page);
    await standing.getByRole('button', { name: 'Take off: obeys the sanctions of EU' }).focus();
    await page.keyboard.press('Enter');
    await settle(page);
    expect([parameter(page, 'avoid'), parameter(page, 'comply')]).toEqual([null, null]);
    expect(await standing.count()).toBe(0);
    expect(await citiesReached(page)).toBeGreaterThan(held);
    await page.context().close();
  });

  it('a view that does not obey a condition says so', async () => {
    const page = await workbench.open('/?view=flows&period=2023-Q1&avoid=country:AZE');
    expect(await page.getByRole('group', { name: 'Standing conditions' }).innerText()).toContain(
      'Holds in Routes and Reach, not here: avoids Azerbaijan',
    );
    await page.context().close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparePictures } from './pictures.ts';
import { TestWorkbench, hasChromium, settle } from './workbench.ts';

describe.skipIf(!hasChromium)('the address, in Chromium', () => {
  let workbench: TestWorkbench;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
  });
  afterAll(() => workbench.stop());

  it('reproduces what was on the page in another browser, and goes back step by step', async () => {
    const page = await workbench.open('/');
    await page.getByLabel('Leaving').fill('2024-02-01');
    await settle(page);
    await page.getByRole('button', { name: 'Exchange origin and destination' }).click();
    await settle(page);
    await page.getByRole('list', { name: 'Routes' }).getByRole('listitem').nth(2).getByRole('button').first().click();
    await page.getByRole('tab', { name: 'Legs' }).click();
    await page.getByRole('button', { name: 'E Eastern branch', exact: true }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForFunction(() => new URL(location.href).searchParams.has('map'));
    await settle(page);
    const shown = {
      panel: await page.locator('.panel').innerText(),
      drawer: await page.locator('.drawer').innerText(),
    };

    const address = new URL(page.url());
    const copy = await workbench.open(address.pathname + address.search);
    // how long the engine took is no part of the state
    const timeless = (text: string): string => text.replace(/; [\d,]+ ms/, '');
    expect(timeless(await copy.locator('.panel').innerText())).toBe(timeless(shown.panel));
    expect(await copy.locator('.drawer').innerText()).toBe(shown.drawer);
    expect(await copy.getByRole('button', { name: 'E Eastern branch', exact: true }).getAttribute('aria-pressed')).toBe(
      'false',
    );
    const [map, same] = await Promise.all([page, copy].map((each) => each.locator('.map').screenshot()));
    // the position in the address is rounded, so edges may lie a part of a pixel elsewhere
    expect(map === undefined || same === undefined ? 1 : comparePictures(map, same).share).toBeLessThan(0.02);

    await page.goBack();
    await page.waitForFunction(() => !new URL(location.href).searchParams.has('hide'));
    expect(await page.getByRole('button', { name: 'E Eastern branch', exact: true }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await page.context().close();
    await copy.context().close();
  });

  it('says so when it names a model that never left another machine', async () => {
    const page = await workbench.open('/?model=own&view=models');
    expect(await page.getByRole('alert').innerText()).toContain('drop it here once more');
    await page.context().close();
  });
});

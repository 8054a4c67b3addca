import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savedText } from './saved-text.ts';
import { TestWorkbench, hasChromium, settle } from './workbench.ts';

describe.skipIf(!hasChromium)('from a question to a picture, in Chromium', () => {
  let workbench: TestWorkbench;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
  });
  afterAll(() => workbench.stop());

  const download = async (
    page: Page,
    act: () => Promise<void>,
  ): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
    const [file] = await Promise.all([page.waitForEvent('download'), act()]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const routes = (page: Page) => page.getByRole('list', { name: 'Routes' }).getByRole('listitem');

  it('by mouse: asks, chooses a route, reads its source, saves map, chart and table', async () => {
    const page = await workbench.open('/');
    await page.getByRole('combobox', { name: 'To', exact: true }).fill('petersb');
    await page.getByRole('option', { name: 'St Petersburg' }).click();
    await settle(page);
    expect(new URL(page.url()).searchParams.get('to')).toBe('st_petersburg');
    expect(await routes(page).count()).toBeGreaterThan(2);
    await routes(page).nth(1).getByRole('button').first().click();
    // the address is written some moments later, so that it does not change with every key
    await page.waitForURL(/[?&]route=/);
    expect(new URL(page.url()).searchParams.get('route')).toMatch(/^r\d+$/);
    expect(await routes(page).nth(1).getAttribute('data-chosen')).toBe('true');

    await page.getByRole('button', { name: 'Network of 1 June 2023' }).click();
    await page.getByRole('button', { name: '2021-03-23 Suez Canal: closed' }).click();
    await settle(page);
    expect(new URL(page.url()).searchParams.get('depart')).toBe('2021-03-23');
    expect(await page.getByLabel('Left out').innerText()).toContain('Suez Canal is closed since 2021-03-23');
    await page.getByLabel('Date of the network, and of departure').fill('2023-06-01');
    await page.keyboard.press('Escape');
    await settle(page);

    await page.getByRole('tab', { name: 'Time against cost' }).click();
    const dots = page.locator('.chart [role="button"]');
    await dots.first().waitFor();
    expect(await dots.count()).toBe(await routes(page).count());
    await page.getByRole('tab', { name: 'Legs' }).click();
    await page.locator('table.data tbody .figure').filter({ hasText: /\d/ }).first().click();
    await page.getByRole('heading', { name: 'It rests on', exact: true }).waitFor();
    expect(await page.locator('.panel').innerText()).toMatch(/Grade\s+\S+/);
    await page.getByRole('button', { name: 'Back' }).click();

    await page.getByRole('button', { name: 'Save the map' }).click();
    const png = await download(page, () => page.getByRole('menuitem', { name: 'Map as PNG' }).click());
    const picture = PNG.sync.read(png.bytes);
    expect(png.name).toBe('meridian-map.png');
    expect(picture.width).toBeGreaterThan(1500);
    expect(png.bytes.toString('latin1')).toContain('iTXtmeridian:receipt');
    // a picture of one color would be a blank one
    const colors = new Set<number>();
    for (let at = 0; at < picture.data.length; at += 4 * 997) colors.add(picture.data.readUInt32BE(at));
    expect(colors.size).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Save the map' }).click();
    const svg = await download(page, () => page.getByRole('menuitem', { name: 'Map as SVG' }).click());
    expect(svg.bytes.toString()).toContain(
      'International North-South Transport Corridor and its rivals, network of 1 June 2023',
    );

    expect(svg.bytes.toString()).toContain('<metadata id="meridian:receipt">{"meridian":');

    await page.getByRole('tab', { name: 'Time against cost' }).click();
    const chart = await download(page, () => page.getByRole('button', { name: 'Save chart as SVG' }).click());
    expect(chart.bytes.toString()).toContain('What time costs from Nhava Sheva (JNPA) to St Petersburg');
    const table = await download(page, () => page.getByRole('button', { name: 'Save chart as CSV' }).click());
    expect(table.name).toMatch(/[.]zip$/);
    expect(savedText(table.bytes).trim().split('\n').length - 1).toBe(await routes(page).count());
    await page.context().close();
  });

  it('by keyboard alone: search, date, question, route, drawer, picture', async () => {
    const page = await workbench.open('/');
    const { keyboard } = page;
    const focusOn = async (accept: (text: string) => boolean): Promise<void> => {
      for (let step = 0; step < 80; step += 1) {
        await keyboard.press('Tab');
        const text = await page.evaluate(() => {
          const element = document.activeElement;
          const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : '';
          return `${element?.getAttribute('aria-label') ?? ''} ${label ?? ''} ${element?.textContent ?? ''}`.trim();
        });
        if (accept(text)) return;
      }
      throw new Error('the focus never came there');
    };
    await page.locator('body').press('/');
    await keyboard.type('astrakhan');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Astrakhan', exact: true }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('selected')).toBe('node:astrakhan');
    await keyboard.press('Escape');
    await page.waitForFunction(() => !new URL(location.href).searchParams.has('selected'));

    await page.locator('body').press('?');
    await page.getByRole('dialog').waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    await focusOn((text) => text.startsWith('To'));
    await keyboard.type('samara');
    await keyboard.press('Enter');
    await settle(page);
    expect(new URL(page.url()).searchParams.get('to')).toBe('samara');
    await focusOn((text) => /days, 10–90 %/.test(text));
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.waitForFunction(() => new URL(location.href).searchParams.has('route'));

    await focusOn((text) => text.startsWith('Map of'));
    await keyboard.press('+');
    await keyboard.press('ArrowLeft');
    await page.waitForFunction(() => new URL(location.href).searchParams.has('map'));
    await keyboard.press('0');
    await page.waitForFunction(() => !new URL(location.href).searchParams.has('map'));

    await focusOn((text) => text === 'Save the map');
    await keyboard.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    await keyboard.press('ArrowDown');
    const png = await download(page, () => keyboard.press('Enter'));
    expect(PNG.sync.read(png.bytes).height).toBeGreaterThan(800);

    await focusOn((text) => text === 'Time against cost');
    await keyboard.press('Enter');
    await keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Time and distance', selected: true }).waitFor();
    await page.context().close();
  });

  it('on the map: hover explains, click selects, a closed link says why', async () => {
    const page = await workbench.open('/?depart=2026-03-15&map=56.3_26.6_8');
    const canvas = page.locator('canvas');
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('the map has no size');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const seen: string[] = [];
    for (let step = -12; step <= 12 && !seen.some((text) => text.includes('Closed')); step += 1) {
      await page.mouse.move(x + step * 12, y + 10);
      const text = await page.locator('.tooltip').allInnerTexts();
      seen.push(...text);
    }
    expect(seen.join('\n')).toContain('Closed: Strait of Hormuz is closed since 2026-03-01');
    await page.mouse.down();
    await page.mouse.up();
    await page.getByText('Closed on 15 March 2026').waitFor();
    expect(new URL(page.url()).searchParams.get('selected')).toMatch(/^link:/);
    await page.context().close();
  });

  it('answers what makes no sense in words, and keeps the page alive', async () => {
    const page = await workbench.open('/?from=atlantis&depart=2023-99-99&map=1_2&view=foo&teu=-4');
    expect(await page.getByRole('alert').innerText()).toContain('No place is called “atlantis”');
    const from = page.getByRole('combobox', { name: 'From', exact: true });
    expect(await from.getAttribute('aria-invalid')).toBe('true');
    const told = page.locator(`[id="${(await from.getAttribute('aria-describedby')) ?? ''}"]`);
    expect(await told.innerText()).toContain('No place is called “atlantis”. Use a node id');
    expect(await page.getByRole('combobox', { name: 'To', exact: true }).getAttribute('aria-invalid')).not.toBe('true');
    await from.fill('Mundra');
    await page.getByRole('option', { name: 'Mundra' }).click();
    await settle(page);
    expect(await routes(page).count()).toBeGreaterThan(0);
    expect(await from.getAttribute('aria-invalid')).not.toBe('true');
    await page.context().close();
  });
});

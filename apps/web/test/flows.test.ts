import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savedText } from './saved-text.ts';
import { axeViolations } from './axe-violations.ts';
import { TestWorkbench, hasChromium, settle } from './workbench.ts';

const flows = '/?view=flows&period=2023-Q1';

function parameter(page: Page, name: string): string | null {
  return new URL(page.url()).searchParams.get(name);
}

async function download(page: Page, act: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return savedText(await readFile(await file.path()));
}

describe.skipIf(!hasChromium)('flows, in Chromium', () => {
  let workbench: TestWorkbench;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
  });
  afterAll(() => workbench.stop());

  it('by mouse: a link on the map, who uses it, closed and reopened, the table', async () => {
    const page = await workbench.open(`${flows}&map=56.3_26.6_8`);
    const canvas = page.locator('canvas').first();
    const box = await canvas.boundingBox();
    if (box === null) throw new Error('the map has no size');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const seen: string[] = [];
    for (let step = -12; step <= 12 && !seen.some((text) => text.includes('Load ')); step += 1) {
      await page.mouse.move(x + step * 12, y + 10);
      seen.push(...(await page.locator('.tooltip').allInnerTexts()));
    }
    expect(seen.join('\n')).toMatch(/\d (t|kt|Mt) to /);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForFunction(() => new URL(location.href).searchParams.get('select')?.startsWith('link:'));
    await settle(page);
    const chosen = page.getByRole('region', { name: 'Selected' });
    expect(await chosen.innerText()).toMatch(/use it, by the model/);

    await chosen.getByRole('button', { name: 'Close', exact: true }).click();
    await settle(page);
    expect(parameter(page, 'changes')).toBe(`close:${parameter(page, 'select') ?? ''}`);
    expect(await chosen.innerText()).toContain('Nothing uses it in the model');
    expect(await page.getByRole('radio', { name: 'Difference' }).isChecked()).toBe(true);
    expect(await page.getByRole('region', { name: 'Key of the map' }).innerText()).toContain('more than without');
    await page.getByRole('button', { name: 'Undo' }).click();
    await settle(page);
    expect(parameter(page, 'changes')).toBeNull();

    await chosen.getByRole('button', { name: 'All pairs' }).click();
    await page.getByRole('columnheader', { name: 'Share' }).waitFor();
    const pairs = Papa.parse<Record<string, string>>(
      await download(page, () => page.getByRole('button', { name: 'CSV', exact: true }).click()),
      { header: true, skipEmptyLines: true },
    ).data;
    expect(pairs.length).toBeGreaterThan(0);
    for (const { tonnes } of pairs) expect(Number(tonnes)).toBeGreaterThanOrEqual(0);

    await page.getByRole('tab', { name: 'Links' }).click();
    const table = page.locator('.drawer table.data');
    const first = table.locator('tbody tr').first();
    const load = table.getByRole('columnheader', { name: 'Load' });
    const heaviest = await first.innerText();
    await load.getByRole('button').click();
    expect(await load.getAttribute('aria-sort')).toBe('descending');
    expect(await first.innerText()).not.toBe(heaviest);
    const rows = Papa.parse<Record<string, string>>(
      await download(page, () => page.getByRole('button', { name: 'CSV', exact: true }).click()),
      { header: true, skipEmptyLines: true },
    ).data;
    expect(rows.length).toBeGreaterThan(0);
    for (const { tonnes_forward, tonnes_backward, tonnes } of rows)
      expect(Number(tonnes_forward) + Number(tonnes_backward)).toBeCloseTo(Number(tonnes), 6);
    const map = JSON.parse(await download(page, () => page.getByRole('button', { name: 'GeoJSON' }).click())) as {
      readonly features: readonly { readonly properties: { readonly tonnes: number } }[];
      readonly receipt: { readonly model: { readonly name: string }; readonly question: object };
    };
    expect(map.receipt).toMatchObject({ model: { name: 'instc' }, question: { ask: 'assign', view: 'flows' } });
    expect(map.features.length).toBe(rows.length);
    expect(map.features[0]?.properties.tonnes).toBeTypeOf('number');

    await first.getByRole('button').first().click();
    await page.getByRole('heading', { name: 'What it rests on' }).waitFor();
    expect(parameter(page, 'selected')).toMatch(/^link:/);
    await page.context().close();
  });

  it('by keyboard: quarter, what-if on a branch, how much of it, undo, the chart', async () => {
    const page = await workbench.open(flows);
    const { keyboard } = page;
    await page.getByRole('slider', { name: 'Quarter' }).focus();
    await keyboard.press('ArrowRight');
    await settle(page);
    expect(parameter(page, 'period')).toBe('2023-Q2');
    expect(await page.locator('.date-button').innerText()).toMatch(/^Flows of 2023 Q2, network of \d+ \w+ 2023$/);

    await page.getByRole('combobox', { name: 'What is changed' }).focus();
    await keyboard.type('western branch');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    while ((await page.evaluate(() => document.activeElement?.textContent)) !== 'Halve the capacity')
      await keyboard.press('Tab');
    await keyboard.press('Enter');
    await settle(page);
    expect(parameter(page, 'changes')).toBe('capacity:corridor:western=0.5');
    const change = page.getByRole('list', { name: 'Changes' });
    expect(await change.innerText()).toContain('Western branch: half the capacity');
    await change.getByRole('slider').focus();
    await keyboard.press('ArrowLeft');
    await settle(page);
    expect(parameter(page, 'changes')).toBe('capacity:corridor:western=0.45');
    await page.getByRole('button', { name: 'Undo' }).focus();
    await keyboard.press('Enter');
    await settle(page);
    expect(parameter(page, 'changes')).toBeNull();

    await page.getByRole('tab', { name: 'Model and observed' }).focus();
    await keyboard.press('Enter');
    await page.locator('.chart svg[role="img"]').first().waitFor();
    expect(await page.locator('.chart svg[role="img"]').first().getAttribute('aria-label')).toContain('observed');
    await keyboard.press('Escape');
    await page.waitForFunction(() => !new URL(location.href).searchParams.has('drawer'));
    await page.context().close();
  });

  it('the address reproduces a what-if with what is selected in it', async () => {
    const path = `${flows}&changes=close:corridor:eastern,capacity:link:baku-yarag_kazmalyar-road=0.5&select=corridor:western&commodity=general_cargo&color=branch&drawer=volumes`;
    const page = await workbench.open(path);
    const copy = await workbench.open(new URL(page.url()).pathname + new URL(page.url()).search);
    const shownOn = async (each: Page): Promise<string> => {
      await each.addStyleTag({ content: '.timing { display: none }' });
      return `${await each.locator('.panel').innerText()}\n${await each.locator('.drawer').innerText()}`;
    };
    const shown = await shownOn(page);
    expect(await shownOn(copy)).toBe(shown);
    expect(shown).toContain('Eastern branch: closed');
    expect(shown).toMatch(/use it, by the model/);
    expect(shown).toContain('Of the cargo');
    expect(await page.getByRole('radio', { name: 'Branch' }).isChecked()).toBe(true);
    await page.context().close();
    await copy.context().close();
  });

  it('a later change takes the place of one that is being solved, and the last one stands', async () => {
    const page = await workbench.open(`${flows}&changes=capacity:corridor:western=0.5`);
    const slider = page.getByRole('list', { name: 'Changes' }).getByRole('slider');
    await slider.focus();
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
    expect(await page.locator('.totals').isVisible()).toBe(true);
    await settle(page);
    expect(parameter(page, 'changes')).toBe('capacity:corridor:western=0.75');
    const totals = await page.locator('.totals').innerText();
    const fresh = await workbench.open(`${flows}&changes=capacity:corridor:western=0.75`);
    expect(await fresh.locator('.totals').innerText()).toBe(totals);
    await page.context().close();
    await fresh.context().close();
  });

  it('by mouse: flows are drawn while a slider is dragged, and the address follows when it is let go', async () => {
    const page = await workbench.open(`${flows}&changes=capacity:corridor:western=1`);
    const changes = page.getByRole('list', { name: 'Changes' });
    const box = await changes.getByRole('slider').boundingBox();
    const results = page.locator('.flow-results');
    const top = (await results.boundingBox())?.y;
    if (box === null || top === undefined) throw new Error('there is no slider');
    const shown = (): Promise<number> => page.evaluate(() => performance.getEntriesByName('flows-shown').length);
    await page.evaluate(() => {
      const seen = { stale: false, blank: false };
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const at = document.querySelector('.flow-results');
        seen.blank ||= at === null;
        seen.stale ||= at?.getAttribute('data-stale') === 'true';
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    const before = await shown();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    const moves = 20;
    for (let step = 1; step <= moves; step += 1) await page.mouse.move(x - step * 4, y);
    await settle(page);
    // the last value stands while the button is still down, and nothing has moved
    const held = await page.locator('.totals').innerText();
    const words = await changes.innerText();
    expect(parameter(page, 'changes')).toBe('capacity:corridor:western=1');
    expect((await results.boundingBox())?.y).toBe(top);
    const drawn = (await shown()) - before;
    expect(drawn).toBeGreaterThan(0);
    expect(drawn).toBeLessThanOrEqual(moves);
    expect(await page.evaluate(() => (window as unknown as { seen: object }).seen)).toEqual({
      stale: true,
      blank: false,
    });
    await page.mouse.up();
    await settle(page);
    const kept = parameter(page, 'changes');
    expect(kept).toMatch(/^capacity:corridor:western=0\.\d+$/);
    expect(await changes.innerText()).toBe(words);
    const fresh = await workbench.open(`${flows}&changes=${kept ?? ''}`);
    expect(await fresh.locator('.totals').innerText()).toBe(held);
    await changes.getByRole('textbox').fill('0.25');
    await settle(page);
    expect(parameter(page, 'changes')).toBe('capacity:corridor:western=0.25');
    await changes.getByRole('slider').focus();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowRight');
    await settle(page);
    expect(parameter(page, 'changes')).toBe('capacity:corridor:western=0.55');
    await page.context().close();
    await fresh.context().close();
  });

  it('dashes move where motion is wanted, and can be switched off', async () => {
    const page = await workbench.open(flows, { reducedMotion: 'no-preference' });
    const overlay = page.locator('canvas.flow-overlay');
    await overlay.waitFor({ state: 'attached' });
    const painted = (): Promise<string> =>
      overlay.evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));
    // ends only when the picture moves: one that stands still hangs
    const paintsOtherThan = async (picture: string): Promise<void> => {
      while ((await painted()) === picture) await frames(1);
    };
    const frames = (count: number): Promise<void> =>
      page.evaluate(async (many) => {
        for (let frame = 0; frame < many; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      }, count);
    const before = await painted();
    await paintsOtherThan(before);
    // a tab that nobody sees costs nothing
    const setHidden = (hidden: boolean): Promise<void> =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await setHidden(true);
    await frames(2);
    const stopped = await painted();
    await frames(20);
    expect(await painted()).toBe(stopped);
    await setHidden(false);
    await paintsOtherThan(stopped);
    await page.getByText('Moving direction').click();
    await overlay.waitFor({ state: 'detached' });
    expect(parameter(page, 'animate')).toBe('false');
    await page.context().close();

    const still = await workbench.open(flows);
    expect(await still.locator('canvas.flow-overlay').count()).toBe(0);
    expect(await still.getByRole('checkbox', { name: 'Moving direction' }).isDisabled()).toBe(true);
    await still.context().close();
  });

  it('answers what makes no sense in words, and goes on', async () => {
    const page = await workbench.open(
      `${flows}&changes=close:link:nowhere,melt:x,capacity:link:y=&select=foo&color=red`,
    );
    expect(await page.getByRole('alert').innerText()).toContain('nowhere');
    await page.getByRole('button', { name: 'Undo' }).click();
    await settle(page);
    expect(await page.getByRole('region', { name: 'Branches' }).innerText()).toContain('Western branch');
    await page.context().close();
  });

  it('says what a model without demand needs', async () => {
    const page = await workbench.open('/?view=flows&model=northern-corridor');
    expect(await page.locator('.panel').innerText()).toContain('demand.csv');
    await page.context().close();
  });

  it.each([
    ['light', { width: 1280, height: 800 }, ''],
    ['dark', { width: 1280, height: 800 }, '&changes=capacity:corridor:western=0.5&drawer=branches'],
    ['light', { width: 1280, height: 800 }, '&select=corridor:western&drawer=bottlenecks'],
    ['dark', { width: 420, height: 800 }, '&drawer=volumes'],
    ['light', { width: 420, height: 800 }, '&changes=close:corridor:western'],
  ] as const)('axe finds no violation (%s, %o, %s)', async (colorScheme, viewport, rest) => {
    const page = await workbench.open(flows + rest, { colorScheme, viewport });
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });
});

import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savedText } from './saved-text.ts';
import { axeViolations } from './axe-violations.ts';
import { TestWorkbench, hasChromium, settle } from './workbench.ts';

const relations = '/?view=relations';

function parameter(page: Page, name: string): string | null {
  return new URL(page.url()).searchParams.get(name);
}

function waitForParameter(page: Page, name: string, value: string | null): Promise<unknown> {
  return page.waitForFunction(([key, wanted]) => new URL(location.href).searchParams.get(key) === wanted, [
    name,
    value,
  ] as const);
}

async function download(page: Page, act: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return savedText(await readFile(await file.path()));
}

/** What a chart says to those who cannot see it: it has the values that are drawn. */
async function chartWords(page: Page): Promise<string> {
  return (
    (await page.locator('.chart svg[role="group"], .chart svg[role="img"]').first().getAttribute('aria-label')) ?? ''
  );
}

describe.skipIf(!hasChromium)('relations, in Chromium', () => {
  let workbench: TestWorkbench;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
  });
  afterAll(() => workbench.stop());

  it('by mouse: a pair in the matrix, one of its acts with source and effect, and back', async () => {
    const page = await workbench.open('/');
    await page.getByRole('button', { name: 'Relations', exact: true }).click();
    await settle(page);
    expect(parameter(page, 'drawer')).toBe('timeline');
    const matrix = page.getByRole('region', { name: 'Matrix of pairs' });
    await matrix.getByRole('button', { name: /^Iran and Azerbaijan: / }).click();
    await settle(page);
    expect(parameter(page, 'dyad')).toBe('IRN-AZE');
    expect(await matrix.getByRole('button', { pressed: true }).count()).toBe(2);
    expect(await page.getByRole('region', { name: 'What hangs on it' }).innerText()).toContain('land border');
    expect(await page.getByRole('region', { name: 'Key of the map' }).innerText()).toContain('hangs on IRN–AZE');

    const beside = page.getByRole('region', { name: 'Beside the index' });
    await beside.waitFor();
    expect(await beside.innerText()).toMatch(/trade: (Iran|Azerbaijan) needs more/);

    const chart = page.locator('.chart svg[role="group"]');
    const dot = chart.getByRole('button', { name: /27 January 2023: Gunman attacks/ });
    await dot.click({ force: true });
    await settle(page);
    await page.getByRole('heading', { name: 'What it rests on' }).waitFor();
    const panel = page.locator('.panel');
    const words = await panel.innerText();
    expect(words).toContain('CAMEO 182');
    expect(words).toMatch(/−9\.5 Goldstein/);
    expect(words).toMatch(/grade [A-F][1-6]/);
    expect(words).toMatch(/All events\s+−0\.\d/);
    expect(await panel.getByRole('region', { name: 'Sources' }).getByRole('link').first().getAttribute('href')).toMatch(
      /^https?:/,
    );
    await page.keyboard.press('Escape');
    await waitForParameter(page, 'event', null);
    await page.getByRole('region', { name: 'Chosen pair' }).waitFor();
    await page.context().close();
  });

  it('by keyboard: through the matrix, along the acts of the chart, month by month', async () => {
    const page = await workbench.open(`${relations}&drawer=timeline&depart=2023-03-31`);
    const { keyboard } = page;
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await page
      .getByRole('button', { name: /^Iran and Russia: / })
      .first()
      .focus();
    await keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^Iran and Azerbaijan: [+−]\d/);
    await keyboard.press('ArrowDown');
    expect(await focused()).toMatch(/^Russia and Azerbaijan: /);
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await settle(page);
    expect(parameter(page, 'dyad')).toBe('IRN-AZE');

    // the acts are one stop: from the last one backwards
    expect(await page.locator('.chart [role="button"][tabindex="0"]').count()).toBe(1);
    await page.locator('.chart [role="button"][tabindex="0"]').focus();
    const last = await focused();
    await keyboard.press('ArrowLeft');
    expect(await focused()).not.toBe(last);
    await keyboard.press('Home');
    expect(await focused()).toMatch(/^25 December 1991/);
    await keyboard.press('Enter');
    await settle(page);
    expect(parameter(page, 'event')).toBe('EV0002');
    await keyboard.press('Escape');

    await page.getByRole('slider', { name: 'Month of map' }).focus();
    await keyboard.press('ArrowRight');
    await waitForParameter(page, 'depart', '2023-04-30');
    await settle(page);
    expect(await page.locator('.date-button').innerText()).toBe('Network of 30 April 2023');
    expect(await page.getByRole('region', { name: 'Matrix of pairs' }).innerText()).toContain('30 April 2023');
    await page.context().close();
  });

  it('other scores, another half-life and another level move the curve at once', async () => {
    const page = await workbench.open(`${relations}&dyad=IRN-AZE&drawer=timeline&depart=2023-06-30`);
    const seen = new Set([await chartWords(page)]);
    const changed = async (): Promise<void> => {
      await settle(page);
      const words = await chartWords(page);
      expect(seen.has(words)).toBe(false);
      seen.add(words);
    };
    await page.getByText('PLOVER', { exact: true }).click();
    await waitForParameter(page, 'scores', 'plover');
    await changed();
    await page.getByRole('slider', { name: 'Half-life of an act' }).focus();
    await page.keyboard.press('ArrowLeft');
    await waitForParameter(page, 'halflife', '540');
    await changed();
    await page.getByText('Zero', { exact: true }).click();
    await waitForParameter(page, 'level', 'none');
    await changed();
    expect(await page.getByRole('region', { name: 'Chosen pair' }).innerText()).toMatch(/structural level\s+0\.0/);
    await page.getByText('Count acts by the confidence').click();
    await waitForParameter(page, 'confidence', 'true');
    await changed();
    await page.getByText('Azerbaijan acts').click();
    await waitForParameter(page, 'dyad', 'AZE>IRN');
    await changed();
    await page.getByRole('button', { name: 'back to 730 days' }).click();
    await waitForParameter(page, 'halflife', null);
    await changed();
    await page.context().close();
  });

  it('the month slider moves closures, and what hangs on the pair says so', async () => {
    const page = await workbench.open(`${relations}&dyad=IRN-USA&drawer=closures&depart=2026-02-28`);
    const closed = page.getByRole('region', { name: 'Closed on the date' });
    const hangs = page.getByRole('region', { name: 'What hangs on it' });
    expect(await closed.innerText()).not.toContain('Strait of Hormuz');
    expect(await hangs.locator('li[data-state]', { hasText: 'Strait of Hormuz' }).getAttribute('data-state')).toBe(
      'open',
    );
    await page.getByRole('button', { name: 'Month after' }).click();
    await waitForParameter(page, 'depart', '2026-03-31');
    await settle(page);
    expect(await closed.innerText()).toContain('Strait of Hormuz');
    expect(await hangs.locator('li[data-state]', { hasText: 'Strait of Hormuz' }).getAttribute('data-state')).toBe(
      'closed',
    );
    await hangs.getByRole('button', { name: 'Show Strait of Hormuz on the map' }).click();
    await page.waitForFunction(() => new URL(location.href).searchParams.has('map'));
    // what brought the state about opens from there
    await hangs.locator('.event-buttons button').first().click();
    await settle(page);
    expect(await page.locator('.panel').innerText()).toContain('Strait of Hormuz: closed');
    await page.context().close();
  });

  it('steps to the days on which a regime changes, which ends of months would miss', async () => {
    const page = await workbench.open(`${relations}&dyad=IRN-AZE&drawer=closures&depart=2026-03-04`);
    const hangs = page.getByRole('region', { name: 'What hangs on it' });
    const border = hangs.locator('li[data-state]', { hasText: 'Azerbaijan-Iran land border' });
    expect(await border.getAttribute('data-state')).toBe('open');
    await page.getByRole('button', { name: 'Change of a regime after' }).click();
    await waitForParameter(page, 'depart', '2026-03-05');
    await settle(page);
    expect(await border.getAttribute('data-state')).toBe('closed');
    await page.getByRole('button', { name: 'Change of a regime before' }).click();
    await waitForParameter(page, 'depart', '2026-03-03');
    await page.context().close();
  });

  it('charts save their figures: a series whose parts sum, acts that sum to the part of events, all pairs', async () => {
    const page = await workbench.open(
      `${relations}&dyad=IRN-RUS&pairs=IRN-AZE,ARM-AZE&drawer=timeline&depart=2023-03-31`,
    );
    const rowsOf = async (tab: string): Promise<readonly Record<string, string>[]> => {
      await page.getByRole('tab', { name: tab }).click();
      await settle(page);
      await page.locator('.chart svg').first().waitFor();
      const text = await download(page, () => page.getByRole('button', { name: 'Save chart as CSV' }).click());
      return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
    };
    // the timeline is open already: its tab would close it
    await page.getByRole('tab', { name: 'All pairs' }).click();
    const series = await rowsOf('Timeline');
    expect(series.length).toBeGreaterThan(100);
    for (const { index, level, lag, events, p10, p90 } of series) {
      expect(Math.abs(Number(level) + Number(lag) + Number(events) - Number(index))).toBeLessThan(0.003);
      expect(Number(p10)).toBeLessThanOrEqual(Number(p90));
    }
    const acts = await rowsOf('What moved it');
    const march = series.find(({ date }) => date === '2023-03-31');
    const sum = acts.reduce((total, { contribution }) => total + Number(contribution), 0);
    // acts are the part of events: the lag of the level is none of it
    expect(Math.abs(sum - Number(march?.['events']))).toBeLessThan(0.05);
    const compared = await rowsOf('Pairs compared');
    expect(new Set(compared.map(({ dyad }) => dyad))).toEqual(new Set(['IRN-RUS', 'IRN-AZE', 'ARM-AZE']));
    const all = await rowsOf('All pairs');
    expect(all.length).toBeGreaterThan(40);
    const svg = await download(page, () => page.getByRole('button', { name: 'Save chart as SVG' }).click());
    expect(svg).toMatch(/^<svg [\s\S]*Iran – Russia[\s\S]*<\/svg>$/);
    await page.context().close();
  });

  it('the address reproduces the view', async () => {
    const path = `${relations}&dyad=RUS-AZE&pairs=IRN-AZE&scores=plover&halflife=365&confidence=true&level=none&dimension=diplomatic&drawer=pairs&depart=2024-12-31`;
    const [page, copy] = [await workbench.open(path), await workbench.open(path)];
    // breaks are looked for once the curves stand
    for (const each of [page, copy]) {
      await each
        .locator('.chart svg[aria-label*="Iran – Azerbaijan"][aria-label*="; breaks at 1 January 1993"]')
        .waitFor();
      await each.getByRole('region', { name: 'Beside the index' }).waitFor();
    }
    const panel = await page.locator('.panel').innerText();
    expect(panel).toContain('31 December 2024');
    expect(await copy.locator('.panel').innerText()).toBe(panel);
    expect(await chartWords(copy)).toBe(await chartWords(page));
    await Promise.all([page, copy].map((each) => each.context().close()));
  });

  it('says what a model without acts needs, and which pair or dimension it does not have', async () => {
    const empty = await workbench.open(`${relations}&model=northern-corridor&drawer=timeline`);
    expect(await empty.locator('.panel').innerText()).toContain('event.csv');
    expect(await empty.getByRole('slider').count()).toBe(0);
    await empty.context().close();
    const stranger = await workbench.open(`${relations}&dyad=IRN-XYZ&drawer=timeline`);
    expect(await stranger.locator('.panel').getByRole('alert').innerText()).toContain('XYZ');
    await stranger
      .getByRole('button', { name: /^Iran and Russia: / })
      .first()
      .click();
    await settle(stranger);
    expect(await stranger.locator('.panel').getByRole('alert').count()).toBe(0);
    await stranger.context().close();
    const unknown = await workbench.open(`${relations}&dimension=weather&event=EV9999`);
    expect(await unknown.locator('.panel').innerText()).toContain('EV9999');
    await unknown.context().close();
  });

  it.each([
    ['light', { width: 1280, height: 800 }, '&dyad=IRN-AZE&drawer=timeline'],
    ['dark', { width: 1280, height: 800 }, '&dyad=IRN-USA&drawer=acts&depart=2026-03-31'],
    ['light', { width: 1280, height: 800 }, '&pairs=IRN-AZE,RUS-AZE&drawer=pairs'],
    ['dark', { width: 1280, height: 800 }, '&drawer=matrix'],
    ['light', { width: 1280, height: 800 }, '&event=EV0224&drawer=timeline'],
    ['light', { width: 420, height: 800 }, '&dyad=IRN-AZE'],
    ['dark', { width: 420, height: 800 }, '&drawer=timeline'],
    ['light', { width: 1280, height: 800 }, '&model=northern-corridor'],
  ] as const)('axe finds no violation (%s, %o, %s)', async (colorScheme, viewport, rest) => {
    const page = await workbench.open(relations + rest, { colorScheme, viewport });
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });
});

import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Harness } from './harness/view-answers.ts';
import { TestWorkbench, hasChromium } from './workbench.ts';

declare const harness: Harness;

/** The harness with all that it needs, as one script. */
async function scriptOf(file: string): Promise<string> {
  const output = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'error',
    // as the tests run: no part of the harness is drawn twice for it
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL(file, import.meta.url)), formats: ['iife'], name: 'unused' },
    },
  });
  const [{ output: chunks } = { output: [] }] = Array.isArray(output) ? output : [];
  const code = chunks.flatMap((chunk) => ('code' in chunk ? [chunk.code] : []));
  return code.join('\n');
}

describe.skipIf(!hasChromium)('answers of the views, in Chromium', () => {
  let workbench: TestWorkbench;
  let page: Page;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
    page = await (await workbench.browser.newContext()).newPage();
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.addScriptTag({ content: await scriptOf('./harness/view-answers.ts') });
  });
  afterAll(() => workbench.stop());

  const rest = () => page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve, 50)));
  /** What is drawn anew by something, and how often. */
  const drawnBy = async (act: () => Promise<void>): Promise<Record<string, number>> => {
    await rest();
    await page.evaluate(() => Object.keys(harness.drawn).forEach((name) => (harness.drawn[name] = 0)));
    await act();
    await rest();
    const drawn = await page.evaluate(() => harness.drawn);
    return Object.fromEntries(Object.entries(drawn).filter(([, times]) => times > 0));
  };

  it('only the view that is open asks, and the state of the network after it', async () => {
    await rest();
    expect(await page.evaluate(() => harness.asked)).toEqual(['one', 'states']);
  });

  it('one answer draws anew what shows it, and nothing else', async () => {
    const answered = await drawnBy(() => page.evaluate(() => harness.answer('one', { text: 'first' })));
    expect(answered).toEqual({ 'shows one': 1, 'shows open': 1 });
    const states = { date: '2020-01-01', states: new Map() };
    const known = await drawnBy(() => page.evaluate((output) => harness.answer('states', output), states));
    expect(known).toEqual({ 'shows network': 1 });
  });

  it('a view that is left keeps its answer, asks nothing, and asks again when it is opened', async () => {
    await drawnBy(() => page.evaluate(() => harness.open('two')));
    const answered = await drawnBy(() => page.evaluate(() => harness.answer('two', { text: 'second' })));
    expect(answered).toEqual({ 'shows two': 1, 'shows open': 1 });
    await drawnBy(() => page.evaluate(() => harness.open('one')));
    expect(await page.evaluate(() => harness.asked)).toEqual(['one', 'states', 'two', 'one']);
  });
});

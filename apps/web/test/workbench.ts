import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createServer } from '@meridian/server';
import type { App } from '@meridian/server';
import type { Model } from '@meridian/engine';
import { loadModelFolder } from '@meridian/model-files/disk';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));

/** Whether there is a browser to test in: Debian's Chromium, which the checks of the project install. */
export const hasChromium = executable !== undefined;

/** What takes so long hangs; a slow machine is no fault. */
const hangMs = 10 * 60_000;

/** A page at rest changes nothing for so long; any change begins it anew. */
const quietMs = 120;

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

const pageFolder = fileURLToPath(new URL('../dist', import.meta.url));
const folderOf = (name: string): string => fileURLToPath(new URL(`../../../models/${name}`, import.meta.url));

async function load(name: string): Promise<Model> {
  const { model } = await loadModelFolder(folderOf(name));
  if (model === undefined) throw new Error(`models/${name} does not read`);
  return model;
}

/** The built page on the built-in models, and a browser to open it in. */
export class TestWorkbench {
  readonly address: string;
  readonly browser: Browser;
  readonly #app: App;

  private constructor(app: App, address: string, browser: Browser) {
    this.#app = app;
    this.address = address;
    this.browser = browser;
  }

  /** With the page of the project, or one that was built elsewhere. */
  static async start(page = pageFolder): Promise<TestWorkbench> {
    if (!existsSync(`${page}/index.html`)) throw new Error('The page is not built: npm run setup builds it.');
    const other = { name: 'northern-corridor', title: 'Northern Corridor', folder: folderOf('northern-corridor') };
    const app = await createServer({ model: await load('instc'), others: [other], pageFolder: page });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    if (executable === undefined) throw new Error('there is no Chromium');
    return new TestWorkbench(
      app,
      address,
      await chromium.launch({ executablePath: executable, args: flags, timeout: hangMs }),
    );
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.#app.close();
  }

  /**
   * Opens an address of the page and waits until its first answer stands. Errors of the page fail the test. `before` runs in
   * the page ahead of its own script.
   */
  async open(path: string, options: BrowserContextOptions = {}, before?: () => void): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
      acceptDownloads: true,
      ...options,
    });
    context.setDefaultTimeout(hangMs);
    const page = await context.newPage();
    if (before !== undefined) await page.addInitScript(before);
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`${this.address}${path}`);
    await settle(page);
    return page;
  }
}

/** Waits until the model is open, no answer is awaited, and the map has been drawn. */
export async function settle(page: Page): Promise<void> {
  await page.locator('.panel header h2').waitFor({ state: 'attached' });
  await answered(page);
  await page.evaluate(() => document.fonts.ready);
  // the map is drawn at once and refined after that
  await page.locator('canvas[data-base="fine"], canvas[data-base="near"]').waitFor();
  // what follows an answer (a second answer, a chart, the map's labels) has come when nothing changes any more
  await rest(page);
  // a chart may have been asked for since
  await answered(page);
  await rest(page);
}

/** Waits until no answer is awaited, and no chart or table, which come when they are first opened. */
async function answered(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('[data-busy="true"]') === null && !document.body.innerText.includes('One moment …'),
  );
}

/** Waits until nothing has changed for a moment. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(
    (ms) =>
      new Promise<void>((resolve) => {
        const rest = (): void => {
          watcher.disconnect();
          // no frame comes to a page that lies behind another one
          setTimeout(resolve, 1000);
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        };
        let timer = setTimeout(rest, ms);
        const watcher = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(rest, ms);
        });
        watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    quietMs,
  );
  await page.waitForFunction(() => document.querySelector('[data-busy="true"]') === null);
}

import type { Page } from 'playwright-core';
import { median, quantile } from '../../../bench/src/measure.ts';
import type { Measurement, Suite } from '../../../bench/src/measure.ts';
import { measureDrag } from './measure-drag.ts';
import { collectScripts, scriptBudgetKb } from './script-size.ts';
import { TestWorkbench, hasChromium, settle } from './workbench.ts';

const loads = 5;
const size = { width: 1440, height: 900 } as const;

/** Budgets of the page: milliseconds, frames a second. */
const budgets = { mapMs: 1000, readyMs: 2000, answerMs: 100, fps: 50 } as const;

/** The page in headless Chromium on the built-in model; wall clock, since it is what a reader waits for. */
export const page: Suite = {
  name: 'page',
  async run() {
    if (!hasChromium) return [{ kernel: 'page: skipped, there is no Chromium', cpuMs: [] }];
    const workbench = await TestWorkbench.start();
    try {
      return [
        ...(await measureLoads(workbench)),
        ...(await measureAnswers(workbench)),
        ...(await measureFrames(workbench)),
        ...(await measureDrag(workbench)),
      ];
    } finally {
      await workbench.stop();
    }
  },
};

async function measureLoads(workbench: TestWorkbench): Promise<readonly Measurement[]> {
  const [drawn, ready]: [number[], number[]] = [[], []];
  let bytes = 0;
  // the first load warms the server and is not counted
  for (let load = 0; load <= loads; load += 1) {
    const context = await workbench.browser.newContext({ viewport: size });
    const opened = await context.newPage();
    const scripts = collectScripts(opened);
    await opened.goto(`${workbench.address}/`);
    const marks = await opened.waitForFunction(() => {
      const times = ['map-drawn', 'routes-shown'].map((name) => performance.getEntriesByName(name)[0]?.startTime);
      return times.every((time) => time !== undefined) ? times : undefined;
    });
    const [map = 0, routes = 0] = (await marks.jsonValue()) ?? [];
    if (load > 0) {
      drawn.push(map);
      ready.push(Math.max(map, routes));
    }
    await settle(opened);
    bytes = await scripts();
    await context.close();
  }
  return [
    goal('page, first map', drawn, budgets.mapMs),
    goal('page, first answer and map', ready, budgets.readyMs),
    {
      kernel: 'page, script of the first view',
      cpuMs: [],
      note: `${(bytes / 1000).toFixed(0)} kB after gzip`,
      goal: `${String(scriptBudgetKb)} kB`,
      met: bytes / 1000 <= scriptBudgetKb,
    },
  ];
}

function goal(kernel: string, cpuMs: readonly number[], budget: number): Measurement {
  return { kernel, cpuMs, goal: `${String(budget)} ms`, met: median(cpuMs) <= budget, share: median(cpuMs) / budget };
}

/** Controls as a reader uses them, one change each; the answer counts when it stands on the page. */
const changes: readonly (readonly [string, (page: Page, round: number) => Promise<void>])[] = [
  ['cost off', (each) => each.getByText('cost', { exact: true }).first().click()],
  ['cost on', (each) => each.getByText('cost', { exact: true }).first().click()],
  ['exchange', (each) => each.getByLabel('Exchange origin and destination').click()],
  ['exchange back', (each) => each.getByLabel('Exchange origin and destination').click()],
  ['more TEU', (each, round) => each.getByLabel('TEU').fill(String(4 + round))],
  ['a day later', (each) => each.getByLabel('Leaving').fill('2023-06-02')],
  ['in winter', (each) => each.getByLabel('Leaving').fill('2024-01-15')],
  ['risk off', (each) => each.getByText('risk', { exact: true }).first().click()],
  ['in 2026', (each) => each.getByLabel('Leaving').fill('2026-03-15')],
  ['risk on', (each) => each.getByText('risk', { exact: true }).first().click()],
];

async function measureAnswers(workbench: TestWorkbench): Promise<readonly Measurement[]> {
  const opened = await workbench.open('/', { viewport: size });
  const times: number[] = [];
  const notes: string[] = [];
  for (const round of [0, 1]) {
    for (const [name, change] of changes) {
      await opened.evaluate(() => {
        performance.clearMarks('routes-shown');
        for (const type of ['click', 'input', 'change'])
          document.addEventListener(type, () => performance.mark('changed'), { capture: true, once: true });
        performance.clearMarks('changed');
      });
      await change(opened, round);
      const spent = await opened.waitForFunction(() => {
        const [shown, changed] = ['routes-shown', 'changed'].map(
          (mark) => performance.getEntriesByName(mark).at(-1)?.startTime,
        );
        return shown !== undefined && changed !== undefined && shown >= changed ? shown - changed : undefined;
      });
      const ms = (await spent.jsonValue()) ?? 0;
      if (round > 0) times.push(ms);
      if (round > 0) notes.push(`${name} ${ms.toFixed(0)}`);
      await settle(opened);
    }
    await opened.getByLabel('Leaving').fill('2023-06-01');
    await settle(opened);
  }
  await opened.context().close();
  return [
    {
      kernel: 'page, a control changed until the answer stands',
      cpuMs: times,
      goal: `${String(budgets.answerMs)} ms`,
      met: median(times) <= budgets.answerMs,
      share: median(times) / budgets.answerMs,
      note: `90 % within ${quantile(times, 0.9).toFixed(0)} ms: ${notes.join(', ')}`,
    },
  ];
}

/** Frames while the map is moved. Each is timed with its pixels read back, so that the drawing itself is in it. */
async function measureFrames(workbench: TestWorkbench): Promise<readonly Measurement[]> {
  const opened = await workbench.open('/', { viewport: size, reducedMotion: 'no-preference' });
  await opened.evaluate(() => {
    const frames: number[] = [];
    Object.assign(globalThis, { frames });
    const request = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (draw) =>
      request((time) => {
        const start = performance.now();
        draw(time);
        document.querySelector('canvas')?.getContext('2d')?.getImageData(4, 4, 1, 1);
        frames.push(performance.now() - start);
      });
  });
  const take = (): Promise<readonly number[]> =>
    opened.evaluate(() => (globalThis as unknown as { frames: number[] }).frames.splice(0));
  const measure = async (kernel: string, move: () => Promise<void>): Promise<Measurement> => {
    await take();
    await move();
    const frames = await take();
    const mean = frames.reduce((sum, each) => sum + each, 0) / Math.max(1, frames.length);
    const fps = 1000 / Math.max(mean, 1000 / 60);
    return {
      kernel,
      cpuMs: frames,
      goal: `${String(budgets.fps)} frames a second`,
      met: frames.length > 10 && fps >= budgets.fps,
      share: frames.length > 10 ? budgets.fps / fps : Infinity,
      note: `${fps.toFixed(0)} frames a second at most 60, 95 % of frames within ${quantile(frames, 0.95).toFixed(0)} ms`,
    };
  };
  const drag = async (): Promise<void> => {
    await opened.mouse.move(900, 420);
    await opened.mouse.down();
    for (let step = 0; step < 90; step += 1)
      await opened.mouse.move(900 + 160 * Math.sin(step / 9), 420 + 120 * Math.cos(step / 9));
    await opened.mouse.up();
  };
  const wheel = async (by: number): Promise<void> => {
    for (let step = 0; step < 45; step += 1) {
      await opened.mouse.wheel(0, by);
      await opened.waitForTimeout(16);
    }
  };
  const results = [
    await measure('page, panning the whole map', drag),
    await measure('page, zooming in', () => wheel(-60)),
    await measure('page, panning near by', drag),
    await measure('page, zooming out', () => wheel(60)),
  ];
  await opened.context().close();
  return results;
}

import type { Page } from 'playwright-core';
import { quantile } from '../../../bench/src/measure.ts';
import type { Measurement } from '../../../bench/src/measure.ts';
import { settle } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

/** Moves that are measured, and those before them that warm the engine. */
const moves = 60;
const warming = 10;

/** From a move of the slider until the flows are drawn, at 95 %: a frame. */
const budgetMs = 16;

const parts = ['asked', 'worker', 'way', 'read', 'commit', 'draw'] as const;
/** Milliseconds of one move, by part and together. */
type Spent = Readonly<Record<(typeof parts)[number] | 'all', number>>;

const what: Readonly<Record<keyof Spent, string>> = {
  all: 'the slider moved until flows are drawn',
  asked: 'from the move to the question',
  worker: 'the worker solves and describes',
  way: 'the way there and back',
  read: 'the answer is read from its message',
  commit: 'panel and map content are made',
  draw: 'the frame with the map is drawn',
};

/** A what-if that is dragged, one move after another, each part by the clock of the page. */
export async function measureDrag(workbench: TestWorkbench): Promise<readonly Measurement[]> {
  const page = await workbench.open(
    '/?view=flows&period=2023-Q1&changes=capacity:corridor:western=1',
    {
      viewport: { width: 1440, height: 900 },
    },
    watchAnswers,
  );
  const slider = await page.getByRole('list', { name: 'Changes' }).getByRole('slider').boundingBox();
  if (slider === null) throw new Error('the slider has no size');
  const [x, y] = [slider.x + slider.width / 2, slider.y + slider.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const spent: Spent[] = [];
  for (let step = 1; step <= warming + moves; step += 1) {
    const found = await moveTo(page, x - 100 + ((step * 17) % 200), y);
    if (found !== undefined && step > warming) spent.push(found);
  }
  await page.mouse.up();
  await settle(page);
  await page.context().close();
  return (['all', ...parts] as const).map((part) => {
    const cpuMs = spent.map((each) => each[part]);
    const late = quantile(cpuMs, 0.95);
    const note = `95 % within ${late.toFixed(1)} ms, ${String(cpuMs.length)} moves`;
    const goal = part === 'all' ? { goal: `${String(budgetMs)} ms at 95 %`, met: late <= budgetMs } : {};
    return { kernel: `page, dragged: ${what[part]}`, cpuMs, note, ...goal };
  });
}

interface Watched {
  moved: number;
  asked: number;
  received: number;
  read: number;
  worker: number;
  spent: Spent | undefined;
}

/** Runs in the page before its own script: when questions of flows go out and answers come in. */
function watchAnswers(): void {
  const watched: Watched = { moved: 0, asked: 0, received: 0, read: 0, worker: 0, spent: undefined };
  Object.assign(globalThis, { watched });
  let id: number | undefined;
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener(
        'message',
        (event: MessageEvent<{ readonly id?: number; readonly milliseconds?: number }>) => {
          const received = performance.now();
          const { data } = event;
          if (id === undefined || data.id !== id) return;
          Object.assign(watched, { received, read: performance.now(), worker: data.milliseconds ?? 0 });
        },
      );
    }
    override postMessage(message: { readonly kind?: string; readonly id?: number }): void {
      if (message.kind === 'flows') {
        id = message.id;
        watched.asked = performance.now();
      }
      super.postMessage(message);
    }
  };
  document.addEventListener('mousemove', () => (watched.moved = performance.now()), { capture: true });
  const mark = performance.mark.bind(performance);
  performance.mark = (name, options) => {
    if (name === 'flows-shown' && watched.received > watched.moved) {
      const { moved, asked, received, read, worker } = watched;
      const shown = performance.now();
      requestAnimationFrame(() =>
        setTimeout(() => {
          document.querySelector('canvas')?.getContext('2d')?.getImageData(4, 4, 1, 1);
          const drawn = performance.now();
          watched.spent = {
            all: drawn - moved,
            asked: asked - moved,
            worker,
            way: received - asked - worker,
            read: read - received,
            commit: shown - read,
            draw: drawn - shown,
          };
        }),
      );
    }
    return mark(name, options);
  };
}

/** One move, until its flows are drawn; undefined where it is too small to change the value. */
async function moveTo(page: Page, x: number, y: number): Promise<Spent | undefined> {
  await page.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: Watched };
    watched.spent = undefined;
    watched.asked = 0;
  });
  await page.mouse.move(x, y);
  const found = await page.waitForFunction(() => {
    const { watched } = globalThis as unknown as { watched: Watched };
    const isIdle = watched.asked === 0 && performance.now() - watched.moved > 300;
    return watched.spent ?? (isIdle ? 'none' : undefined);
  });
  const spent = await found.jsonValue();
  return spent === 'none' || spent === undefined ? undefined : spent;
}

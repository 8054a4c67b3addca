import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectScripts, scriptBudgetKb } from './script-size.ts';
import { TestWorkbench, hasChromium, settle } from './workbench.ts';

describe.skipIf(!hasChromium)('the script of the first view', () => {
  let workbench: TestWorkbench;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
  });
  afterAll(() => workbench.stop());

  it('is within its budget', async () => {
    const context = await workbench.browser.newContext();
    const page = await context.newPage();
    const bytes = collectScripts(page);
    await page.goto(workbench.address);
    await settle(page);
    const kilobytes = (await bytes()) / 1000;
    expect(kilobytes).toBeGreaterThan(50);
    expect(kilobytes).toBeLessThanOrEqual(scriptBudgetKb);
    await context.close();
  });
});

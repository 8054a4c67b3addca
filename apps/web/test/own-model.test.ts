import { newModelFiles } from '@meridian/model-files';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestWorkbench, hasChromium, settle } from './workbench.ts';

const bytesOf = (content: Uint8Array | string): Buffer => Buffer.from(content);
const example = newModelFiles();

describe.skipIf(!hasChromium)('a corridor of one’s own, in Chromium', () => {
  let workbench: TestWorkbench;
  beforeAll(async () => {
    workbench = await TestWorkbench.start();
  });
  afterAll(() => workbench.stop());

  const choose = async (page: Page, files: ReadonlyMap<string, Uint8Array | string>): Promise<void> => {
    await page
      .getByLabel('Files of a model')
      .setInputFiles([...files].map(([name, content]) => ({ name, mimeType: 'text/csv', buffer: bytesOf(content) })));
  };

  it('shows what is wrong by row, with a jump to the place, and leaves the model that was open', async () => {
    const page = await workbench.open('/?view=models');
    const link = String(example.get('link.csv'));
    const [header = '', first = '', ...rest] = link.split('\n');
    const to = first.split(',')[header.split(',').indexOf('to_node_id')] ?? '';
    await choose(
      page,
      new Map([...example, ['link.csv', [header, first.replace(`,${to},`, ',nowhere,'), ...rest].join('\n')]]),
    );
    await page.getByText(/error: the model did not open|errors: the model did not open/).waitFor();
    const row = page.locator('table.data tbody tr').filter({ hasText: 'to_node_id' }).first();
    expect(await row.innerText()).toMatch(/Error\s+link\.csv\s+2\s+to_node_id/);
    expect(await page.locator('.panel header').innerText()).toContain('International North-South');
    await row.getByRole('button', { name: 'Show' }).click();
    await page.waitForFunction(() => new URL(location.href).searchParams.has('map'));
    await page.context().close();
  });

  it('opens a clean folder and a zip at once, and answers questions on it', async () => {
    const page = await workbench.open('/?view=models');
    await choose(page, example);
    await page.getByText('The model is open').waitFor();
    await settle(page);
    expect(new URL(page.url()).searchParams.get('model')).toBe('own');
    await page.getByRole('button', { name: 'Routes', exact: true }).click();
    await settle(page);
    expect(await page.getByRole('list', { name: 'Routes' }).getByRole('listitem').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Models', exact: true }).click();
    const zip = zipSync(
      Object.fromEntries([...example].map(([path, content]) => [`mine/${path}`, new Uint8Array(bytesOf(content))])),
    );
    await choose(page, new Map([['mine.zip', zip]]));
    await page.getByText('The model is open').waitFor();
    await page.getByRole('radio', { name: /Northern Corridor/ }).click();
    await settle(page);
    await page.waitForFunction(() =>
      document.querySelector('.panel header')?.textContent.includes('Northern Corridor'),
    );
    expect(new URL(page.url()).searchParams.get('model')).toBe('northern-corridor');
    await page.context().close();
  });

  it('takes a file that is dropped on the page', async () => {
    const page = await workbench.open('/');
    const files = [...example].map(([name, content]) => ({ name, text: content }));
    const transfer = await page.evaluateHandle((list) => {
      const dropped = new DataTransfer();
      for (const { name, text } of list) dropped.items.add(new File([text], name));
      return dropped;
    }, files);
    await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
    await page.getByText('It is checked on this machine and sent nowhere.').first().waitFor();
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await page.getByText('The model is open').waitFor();
    await page.context().close();
  });
});

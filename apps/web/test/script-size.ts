import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Most script that the first view may load, in kilobytes after gzip. */
export const scriptBudgetKb = 450;

/** Counts the script that a page loads from now on; the answer gives its bytes after gzip so far. */
export function collectScripts(page: Page): () => Promise<number> {
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js'))
      scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  return async () => (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
}

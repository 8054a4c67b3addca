import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadBuiltIn } from '../suites/model.ts';
import { formatPage } from './page.ts';

writeFileSync(
  fileURLToPath(new URL('../../../docs/method/published-figures.md', import.meta.url)),
  formatPage(await loadBuiltIn()),
);

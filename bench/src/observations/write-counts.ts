import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadBuiltIn } from '../suites/model.ts';
import { countedOverAll, withCounts } from './counts.ts';

const page = fileURLToPath(new URL('../../../docs/method/assignment.md', import.meta.url));
writeFileSync(page, withCounts(readFileSync(page, 'utf8'), countedOverAll(await loadBuiltIn())));

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatGuidePage } from '../guide-page.ts';

// Writes docs/guide/model-format.md: node packages/model-files/src/disk/write-reference.ts
const page = fileURLToPath(new URL('../../../../docs/guide/model-format.md', import.meta.url));
writeFileSync(page, formatGuidePage());

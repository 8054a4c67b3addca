import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatQuestionsPage } from './questions-page.ts';

// Writes docs/guide/questions.md: node tools/write-questions-page.ts
writeFileSync(fileURLToPath(new URL('../docs/guide/questions.md', import.meta.url)), formatQuestionsPage());

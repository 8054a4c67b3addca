import { fileURLToPath } from 'node:url';
import { findingCodes, refusalCodes } from '@meridian/engine';
import { expect, it } from 'vitest';

const line = (code: string, words: string): string => `- \`${code}\`: ${words}`;

const page = `# Findings and refusals

This page is made from the code: \`npx vitest run --project unit tools/codes-page.test.ts -u\` writes it anew.

## Findings

What is wrong with the rows of a model or of a file that is read. An error stops work with a model; a warning and an info
do not. Each names file, row and column, what was found and what would be right.

${Object.entries(findingCodes)
  .map(([code, [severity, words]]) => line(code, `${severity}. ${words}`))
  .join('\n')}

## Refusals

What of a question makes no sense: \`{code, field, message, remedy}\`. \`field\` is the part of the question at fault, as the
query of the API spells it (\`halfLife\` is \`--half-life\` on a command line). A command ends with 1 or 2 and names the option;
the API answers with status 400, as problem details with the member \`refusal\`; the page marks the field.

${Object.entries(refusalCodes)
  .map(([code, words]) => line(code, words))
  .join('\n')}
`;

it('the page of codes has every code of the engine, with what it means', async () => {
  await expect(page).toMatchFileSnapshot(fileURLToPath(new URL('../docs/guide/codes.md', import.meta.url)));
});

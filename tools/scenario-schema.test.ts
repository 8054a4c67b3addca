import { fileURLToPath } from 'node:url';
import { scenarioSchema } from '@meridian/engine';
import { expect, test } from 'vitest';

test('docs/guide/scenario.schema.json is the schema of the engine (else: run this test with -u)', async () => {
  const file = fileURLToPath(new URL('../docs/guide/scenario.schema.json', import.meta.url));
  await expect(`${JSON.stringify(scenarioSchema, null, 2)}\n`).toMatchFileSnapshot(file);
});

import { readFileSync } from 'node:fs';
import { createModel } from '@meridian/engine';
import { questions } from '@meridian/engine/questions';
import { createServer } from '@meridian/server';
import { expect, it } from 'vitest';
import { commands } from '../apps/cli/src/commands/index.ts';
import { flagOf } from '../apps/cli/src/option.ts';
import { formatQuestionsPage } from './questions-page.ts';

const page = readFileSync(new URL('../docs/guide/questions.md', import.meta.url), 'utf8');

it('the page of questions is up to date (else: node tools/write-questions-page.ts)', () => {
  expect(page).toBe(formatQuestionsPage());
});

it('has every field of every question and every option of every command', () => {
  for (const question of Object.values(questions))
    for (const { name } of question.fields) expect(page).toContain(`| \`${name}\` |`);
  for (const { fields, positional } of commands)
    for (const { name } of fields.filter((field) => !positional.includes(field.name)))
      expect(page).toMatch(new RegExp(`\`${flagOf(name).replace('--', '--(no-)?')}\``));
});

it('names each resource of the API that takes a question', async () => {
  const app = await createServer({ model: createModel('empty', {}) });
  const { paths } = (await app.inject('/api/openapi.json')).json<{
    paths: Record<string, { get?: { parameters?: { in: string }[] } }>;
  }>();
  const asking = Object.entries(paths).filter(([, { get }]) => get?.parameters?.some((each) => each.in === 'query'));
  expect(asking.length).toBeGreaterThan(10);
  for (const [path] of asking) expect(page).toContain(`GET ${path.replace('{table}', ':table')}\``);
  await app.close();
});

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n');
const bin = join(root, 'apps/cli/bin/meridian.mjs');

/** Commands of a page's console blocks, each with the lines that its output has to hold. */
function commandsOf(page: string): readonly { readonly command: string; readonly expected: readonly string[] }[] {
  const commands: { command: string; expected: string[] }[] = [];
  for (const [, block = ''] of readFileSync(join(root, page), 'utf8').matchAll(/```console\n([\s\S]*?)```/g)) {
    for (const line of block.trim().split('\n')) {
      if (line.startsWith('$ ')) commands.push({ command: line.slice(2), expected: [] });
      else commands.at(-1)?.expected.push(line.trim());
    }
  }
  return commands;
}

/** Files that a page's commands read: blocks that name one, such as ```yaml file=name.yaml. */
function filesOf(page: string): readonly { readonly name: string; readonly text: string }[] {
  const blocks = readFileSync(join(root, page), 'utf8').matchAll(/```\w+ file=(\S+)\n([\s\S]*?)```/g);
  return [...blocks].map(([, name = '', text = '']) => ({ name, text }));
}

describe('examples in the documents', () => {
  const withCommands = pages.filter((page) => commandsOf(page).length > 0);
  it.each(withCommands)('%s: every command runs and prints what it says', async (page) => {
    const folder = await mkdtemp(join(tmpdir(), 'meridian-docs-'));
    try {
      for (const { name, text } of filesOf(page)) writeFileSync(join(folder, name), text);
      for (const { command, expected } of commandsOf(page)) {
        const shell = command.replace(/^npx meridian/, `"${process.execPath}" "${bin}"`);
        const out = execFileSync('bash', ['-c', `${shell} 2>&1`], { cwd: folder, encoding: 'utf8' });
        for (const line of expected) expect(out, command).toContain(line);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('covers the README', () => {
    expect(withCommands).toContain('README.md');
    expect(commandsOf('README.md').length).toBeGreaterThan(8);
  });
});

describe('links between the documents', () => {
  it.each(pages)('%s leads nowhere that is not there', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target));
    expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });
});

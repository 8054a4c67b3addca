import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Files of the repository below some folders, without tests. */
function sources(...folders: readonly string[]): readonly string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...folders], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/test\//.test(file) && existsSync(join(root, file)));
}

/** Files in whose code, comments and texts apart, a name is used as `pattern` says. */
function users(pattern: RegExp, ...folders: readonly string[]): readonly string[] {
  return sources(...folders).filter((file) => pattern.test(codeOf(readFileSync(join(root, file), 'utf8'))));
}

/** A program without its comments and the contents of its texts, which may speak of anything. */
function codeOf(text: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.JSX, text);
  const parts: string[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan())
    parts.push(token === ts.SyntaxKind.StringLiteral ? "''" : scanner.getTokenText());
  return parts.join('');
}

describe('the house', () => {
  it('runs steps in one file', () => {
    expect(users(/\.next\(\)/, 'packages', 'apps', 'bench')).toEqual(['packages/engine/src/steps/pump.ts']);
  });

  it('leaves no answer of the contract open', () => {
    expect(users(/\blooseObject\b/, 'packages/api-contract')).toEqual([]);
  });

  it('writes figures in words in one package', () => {
    expect(users(/\.toFixed\(/, 'apps/cli')).toEqual([]);
  });

  it('coerces the texts of a query in one file', () => {
    expect(users(/\bz\.coerce\b|\bz\.stringbool\b/, 'packages', 'apps').length).toBeLessThan(2);
  });

  it('has a command line that is a list of commands', () => {
    const file = join(root, 'apps/cli/src/program.ts');
    const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const made = tree.statements.filter(ts.isFunctionDeclaration).find(({ name }) => name?.text === 'createProgram');
    const lines = made?.getText().split('\n').length ?? Infinity;
    expect(lines).toBeLessThan(60);
  });
});

describe('a README', () => {
  const folders = ['packages', 'apps', 'packages/engine/src'].flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${parent}/${name}`),
  );
  it.each(folders)('is in %s', (folder) => {
    expect(existsSync(join(root, folder, 'README.md'))).toBe(true);
  });
});

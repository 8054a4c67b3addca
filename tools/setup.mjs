// Installs what the lock file names and builds the page and the command, each only if that was not done already. Plain
// JavaScript for any Node from 18.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isOfTheseSources } from '../apps/cli/bin/bundle-state.mjs';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shell = process.platform === 'win32';

/** Runs a step unless its stamp says that it was run on the same inputs. */
function once(stamp, wanted, message, args, remedy) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write(`${message} ...\n`);
  const npm = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell });
  if (npm.status !== 0) {
    process.stderr.write(`npm ${args[0]} did not succeed: see its message above. ${remedy}\n`);
    process.exit(npm.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name === 'test') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

const lock = readFileSync(join(root, 'package-lock.json'));
const libraries = createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
once(
  join(root, 'node_modules', '.setup-stamp'),
  libraries,
  'Installing the libraries that package-lock.json names',
  ['ci', '--no-fund', '--no-audit', '--loglevel=error'],
  'Meridian needs the npm registry once.',
);

const sources = createHash('sha256').update(libraries);
for (const folder of [
  'apps/web',
  ...['engine', 'model-files', 'words', 'cartography', 'charts'].map((name) => `packages/${name}`),
])
  for (const file of filesBelow(join(root, folder))) sources.update(file.slice(root.length)).update(readFileSync(file));
once(
  // beside what was built, so that a page that was taken away is built again
  join(root, 'apps', 'web', 'dist', '.stamp'),
  sources.digest('hex'),
  'Building the page',
  ['run', '--silent', 'build', '-w', 'apps/web'],
  'The command line works without the page.',
);

const bundle = join(root, 'apps', 'cli', 'dist');
// a copy of the folder has other times than its bundle knows
if (!isOfTheseSources(root, join(bundle, 'inputs.json'))) rmSync(join(bundle, '.stamp'), { force: true });
once(
  join(bundle, '.stamp'),
  createHash('sha256')
    .update(libraries)
    .update(readFileSync(join(root, 'tools', 'build-command.mjs')))
    .digest('hex'),
  'Bundling the command',
  ['run', '--silent', 'bundle'],
  'The command runs from its sources, which takes longer.',
);

// Installs what the lock file names, unless that was done already. Plain JavaScript for any Node from 18.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.setup-stamp');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) process.exit(0);
process.stderr.write('Installing the libraries that package-lock.json names ...\n');
const npm = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
});
if (npm.status !== 0) {
  process.stderr.write('npm ci did not succeed: see its message above. Meridian needs the npm registry once.\n');
  process.exit(npm.status ?? 1);
}
writeFileSync(stamp, wanted);

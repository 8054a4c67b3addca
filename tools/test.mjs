// Runs every check and every test, and closes with "N passed, N failed". Each check counts as one test. Nothing here
// depends on the machine's speed: that is measured by `npm run bench`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const shell = process.platform === 'win32';
const checks = ['format:check', 'lint', 'types', 'boundaries', 'unused'];
let passed = 0;
let failed = 0;
let skipped = 0;

for (const check of checks) {
  const run = spawnSync('npm', ['run', '--silent', check], { cwd: root, encoding: 'utf8', shell });
  const ok = run.status === 0;
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${check}\n`);
  if (ok) passed += 1;
  else {
    failed += 1;
    process.stdout.write(`${run.stdout}${run.stderr}\n`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'meridian-test-'));
const report = join(folder, 'report.json');
const unit = spawnSync(
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell,
  },
);
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  skipped += counts.numPendingTests + counts.numTodoTests;
  if (unit.status !== 0 && counts.numFailedTests === 0) failed += 1;
} catch {
  process.stdout.write('vitest wrote no report\n');
  failed += 1;
}
rmSync(folder, { recursive: true });
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exit(failed === 0 ? 0 : 1);

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds that COIN-OR's Clp needs for a program in CPLEX LP format, by its own clock and without reading it, and the optimum; undefined where it is not installed. */
export function measureClp(program: string): { readonly cpuMs: number; readonly objective: number } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-bench-'));
  const path = join(folder, 'arcs.lp');
  writeFileSync(path, program);
  try {
    const out = execFileSync('clp', [path, '-solve'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    const found = /^Optimal objective (\S+) - \d+ iterations time ([\d.]+)/m.exec(out);
    if (found === null) throw new Error(`clp says nothing that is understood: ${out.slice(-300)}`);
    return { cpuMs: 1000 * Number(found[2]), objective: Number(found[1]) };
  } catch (fault) {
    if ((fault as { readonly code?: string }).code === 'ENOENT') return undefined;
    throw fault;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

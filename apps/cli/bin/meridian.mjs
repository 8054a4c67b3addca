#!/usr/bin/env node
// Plain JavaScript, so that an old Node can still read it: under Node below 24 it runs itself again with the
// repository's own Node, or says what to do. Runs the bundle that set-up makes where it is made of the sources as they are
// now, else the sources.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { isOfTheseSources } from './bundle-state.mjs';

const major = Number(process.versions.node.split('.')[0]);
if (major >= 24) {
  // keeps stripped and compiled modules between runs, in the user's own temporary folder
  nodeModule.enableCompileCache();
  const [root, list] = ['../../../', '../dist/inputs.json'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const isBundled = process.env.MERIDIAN_FROM_SOURCE !== '1' && isOfTheseSources(root, list);
  const { main } = await import(isBundled ? '../dist/main.js' : '../src/main.ts');
  await main(process.argv.slice(2));
} else {
  const own = fileURLToPath(
    new URL(`../../../node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`, import.meta.url),
  );
  if (!existsSync(own)) {
    process.stderr.write(
      `Meridian needs Node 24 or newer; this is ${process.version}. Run "npm run setup" in its folder, or install Node 24.\n`,
    );
    process.exit(3);
  }
  const run = spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exit(run.status ?? 3);
}

// npm run mutate -- FOLDER [FILE]: changes the files of a folder of the engine one sign at a time, and counts the changes that
// no test notices. It runs for minutes a file, so it is no part of npm test; `npm run bench -- mutation` prints what the last
// runs found.
import { Stryker } from '@stryker-mutator/core';

const engine = 'packages/engine/src';
const folders = {
  network: `${engine}/network/**/*.ts`,
  flows: `${engine}/flows/**/*.ts`,
  routing: `${engine}/routing/**/*.ts`,
  relations: `${engine}/relations/kernels/*.ts`,
};
const [folder = '', file] = process.argv.slice(2);
if (!Object.hasOwn(folders, folder)) {
  process.stderr.write(`npm run mutate -- FOLDER [FILE]; folders are ${Object.keys(folders).join(', ')}.\n`);
  process.exit(2);
}
const name = file === undefined ? folder : `${folder}-${file.replace(/\W+/g, '-')}`;
await new Stryker({
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // tests that import what is changed, and of these only those that run it
  vitest: { configFile: 'packages/engine/vitest.mutation.config.mjs', related: true },
  coverageAnalysis: 'perTest',
  ignorePatterns: ['models', 'docs', 'apps', 'bench', 'packages/*', '!packages/engine'],
  mutate: [file === undefined ? folders[folder] : `${engine}/${folder}/${file}`, '!**/*.test.ts'],
  concurrency: 1,
  // what a run before has decided stands where neither the file nor its tests have changed
  incremental: true,
  incrementalFile: `reports/incremental/${name}.json`,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: `reports/mutation/${name}.json` },
  tempDirName: 'reports/stryker',
}).runMutationTest();

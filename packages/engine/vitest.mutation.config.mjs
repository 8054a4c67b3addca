import { defineConfig } from 'vitest/config';

// what the mutation tester runs: the engine's own tests, since models, pictures and whole programs are too slow by the hundred
const include = ['packages/engine/{src,test}/**/*.test.ts'];
export default defineConfig({ test: { include, testTimeout: 60_000 } });

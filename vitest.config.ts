import { defineConfig } from 'vitest/config';

// machines differ in speed by more than ten times: only a hang ends a test, never its time
const hangMs = 30 * 60_000;
const timeouts = { testTimeout: hangMs, hookTimeout: hangMs };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/*/{src,test}/**/*.test.ts',
            'apps/cli/{src,test}/**/*.test.ts',
            'apps/web/src/**/*.test.ts',
            'tools/**/*.test.ts',
            'models/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          ...timeouts,
        },
      },
      // a browser takes a whole core: one file after the other, once the rest is done
      {
        test: {
          name: 'browser',
          include: ['apps/web/test/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          ...timeouts,
        },
      },
    ],
  },
});

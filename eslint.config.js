import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const clocksAndChance = [
  { object: 'Math', property: 'random', message: 'Numbers come from (seed, draw index): see engine/src/random.' },
  { object: 'Date', property: 'now', message: 'The clock is an argument.' },
];

export default tseslint.config(
  {
    ignores: ['**/node_modules/', '**/dist/', 'coverage/', '**/*.cjs', '**/*.mjs', 'eslint.config.js'],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './packages/charts/tsconfig.json',
          './apps/web/tsconfig.json',
          './apps/web/test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      // names of places are cut by code point, which is what a terminal counts
      '@typescript-eslint/no-misused-spread': 'off',
      eqeqeq: 'error',
    },
  },
  { files: ['apps/web/src/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  {
    files: ['packages/engine/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', ...clocksAndChance],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The date is an argument.' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines': ['error', { max: 400, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['packages/engine/src/**/kernels/**/*.ts', '**/*.test.ts', 'packages/engine/test/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['**/vitest.config.ts', '**/vite.config.ts'], rules: { 'no-restricted-exports': 'off' } },
);

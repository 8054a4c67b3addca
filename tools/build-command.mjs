// Bundles the command line and its workers into apps/cli/dist, so that a command reads a few files in place of some hundred.
// Plain JavaScript for the Node that the repository brings.
import { createHash } from 'node:crypto';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'apps', 'cli', 'dist');

const workers = {
  'answer-worker': 'packages/server/src/answer-worker.ts',
  'job-worker': 'packages/jobs/src/runners/job-worker.ts',
  'tree-search-worker': 'packages/jobs/src/tree-search-worker.ts',
};
/** Pure JavaScript that most commands load; the rest is looked up where it is installed, if a command needs it. */
const bundled = new Set(['commander', 'zod', 'papaparse', 'yaml', 'fflate']);

/** The package of a bare import: `@scope/name/deep` is `@scope/name`. */
function packageOf(id) {
  return id.split('/', id.startsWith('@') ? 2 : 1).join('/');
}

/** What a module reads beside itself is where the module is, not where the bundle is; but workers, and what the bundle was made of. */
const ownPlaces = {
  name: 'own-places',
  transform: {
    filter: { code: /import\.meta\.url/ },
    handler(code, id) {
      const place = relative(dist, id).split(sep).join('/');
      return {
        code: code
          .replace(
            /new URL\('\.\/([a-z-]+-worker)\.ts', import\.meta\.url\)/g,
            "new URL('./$1.js', import.meta.url$own)",
          )
          .replace("new URL('./version.txt', import.meta.url)", "new URL('./version.txt', import.meta.url$$own)")
          .replace(/import\.meta\.url(?!\$own)/g, () => `new URL(${JSON.stringify(place)}, import.meta.url).href`)
          .replaceAll('import.meta.url$own', 'import.meta.url'),
      };
    },
  },
};

rmSync(dist, { recursive: true, force: true });
const { output } = await build({
  cwd: root,
  input: { main: 'apps/cli/src/main.ts', ...workers },
  platform: 'node',
  external: (id) =>
    /^[a-z@]/i.test(id) && !id.startsWith('@meridian/') && !id.startsWith(root) && !bundled.has(packageOf(id)),
  plugins: [ownPlaces],
  // what is replaced stays on its line, so that maps are right by line
  onLog: (level, log, report) => (log.code === 'SOURCEMAP_BROKEN' ? undefined : report(level, log)),
  output: {
    dir: dist,
    format: 'esm',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    minify: false,
  },
});

// what the bundle was made of, as bin/meridian.mjs looks at it before it trusts the bundle
const inputs = new Set(output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])));
const files = [...inputs]
  .filter((id) => !id.startsWith('\0') && !id.includes(`${sep}node_modules${sep}`))
  // the libraries in it are those of the lock file
  .concat(join(root, 'package-lock.json'), fileURLToPath(import.meta.url))
  .sort()
  .map((id) => {
    const { size, mtimeMs } = statSync(id);
    return [relative(root, id).split(sep).join('/'), size, mtimeMs];
  });
writeFileSync(join(dist, 'inputs.json'), JSON.stringify(files));

// what the bundle is, to the bit, libraries included: one version of the code from another
const version = createHash('sha256');
for (const chunk of output) if (chunk.type === 'chunk') version.update(chunk.fileName).update('\0').update(chunk.code);
writeFileSync(join(dist, 'version.txt'), version.digest('hex'));

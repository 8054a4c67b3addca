// Lowest first: a folder or package may import those to its left, never right.
const layers = [
  'units',
  'memo',
  'steps',
  'findings',
  'random',
  'event-codes',
  'names',
  'grades',
  'calendar',
  'model',
  'evidence',
  'checks',
  'questions',
  'scenario',
  'relations',
  'sanctions',
  'regimes',
  'network',
  'routing',
  'assignment',
  'demand',
  'flows',
  'calibration',
  'criticality',
  'screening',
  'report',
  'answers',
];
const packages = ['engine', 'api-contract', 'model-files', 'words', 'jobs', 'cartography', 'charts', 'server'];
const engineLibraries = [];
const disk = '/src/disk(/|[.]ts)';
const forbid = (name, from, to) => ({ name, severity: 'error', from, to });
const upward = (root, names, tail) =>
  names
    .slice(0, -1)
    .map((name, i) =>
      forbid(
        `${name}-imports-only-lower`,
        { path: `^${root}/${name}/` },
        { path: `^${root}/(${names.slice(i + 1).join('|')})${tail}` },
      ),
    );
const nodeFree = (root, except) => ({ path: `^${root}/src/`, pathNot: ['[.]test[.]ts$', ...except] });

module.exports = {
  forbidden: [
    forbid('no-circular', {}, { circular: true }),
    forbid('no-unresolvable', {}, { couldNotResolve: true }),
    ...upward('packages/engine/src', layers, '/'),
    ...upward('packages', packages, '/'),
    forbid(
      'engine-stands-alone',
      { path: '^packages/engine/' },
      { path: '^(packages|apps)/', pathNot: '^packages/engine/' },
    ),
    forbid('engine-is-pure', nodeFree('packages/engine', []), { dependencyTypes: ['core'] }),
    forbid('engine-libraries-are-listed', nodeFree('packages/engine', []), {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'],
      pathNot: ['^packages/', ...engineLibraries.map((library) => `node_modules/${library}/`)],
    }),
    forbid('files-only-in-disk', nodeFree('packages/model-files', [disk]), { dependencyTypes: ['core'] }),
    forbid('disk-is-a-door-apart', nodeFree('packages/model-files', [disk]), { path: `^packages/[^/]+${disk}` }),
    forbid('packages-never-import-apps', { path: '^packages/' }, { path: '^apps/' }),
    forbid('apps-stand-apart', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
    forbid(
      'web-stays-in-the-browser',
      { path: '^apps/web/src/', pathNot: '[.]test[.]ts$' },
      {
        path: '^packages/',
        pathNot:
          '^packages/(engine|api-contract|model-files|words|cartography|charts)/src/(index|questions/index)[.]ts$',
      },
    ),
    forbid(
      'packages-have-front-doors',
      { path: '^(packages|apps)/([^/]+)/' },
      { path: '^packages/([^/]+)/src/', pathNot: ['^$1/$2/', '/src/(index|disk|questions/index)[.]ts$'] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};

/** The import table: which folder of src may use which. Each row names all that a folder may import of ours. */
const table = {
  protocol: [],
  evidence: ['protocol'],
  catalogue: ['protocol', 'evidence'],
  classify: ['protocol', 'evidence', 'catalogue'],
  report: ['protocol', 'evidence', 'catalogue', 'classify'],
  capture: ['protocol', 'evidence'],
  store: ['protocol', 'evidence'],
  locales: ['protocol', 'evidence', 'catalogue', 'classify', 'report'],
  view: ['protocol', 'evidence', 'catalogue', 'classify', 'report', 'locales'],
};
const entryPoints = ['background', 'devtools', 'content', 'panel', 'popup', 'cli', 'library'];
const pure = ['protocol', 'evidence', 'catalogue', 'classify', 'report'];
const src = process.env.CRUISED_SRC ?? 'src';

const rows = Object.entries(table).map(([folder, allowed]) => ({
  name: `${folder}-imports`,
  comment: `${folder} may import ${allowed.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${src}/${folder}/` },
  to: { path: `^${src}/`, pathNot: `^${src}/(${[folder, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...rows,
    {
      name: 'messages-imports',
      severity: 'error',
      from: { path: `^${src}/messages\\.ts$` },
      to: { path: `^${src}/`, pathNot: `^${src}/(protocol|evidence)/` },
    },
    {
      name: 'entry-points-imported-by-nobody',
      severity: 'error',
      from: { path: `^${src}/([^/]+)` },
      to: { path: `^${src}/(${entryPoints.join('|')})/`, pathNot: `^${src}/$1/` },
    },
    {
      name: 'background-carries-no-catalogue',
      comment: 'The worker wakes for every event: no texts in it, not even through others.',
      severity: 'error',
      from: { path: `^${src}/background/` },
      to: { path: `^${src}/(catalogue|locales|report|view)/`, reachable: true },
    },
    {
      name: 'pure-core',
      comment: 'No browser API, DOM library or Node built-in in the core.',
      severity: 'error',
      from: { path: `^${src}/(${pure.join('|')})/` },
      to: { path: 'webextension-polyfill|node_modules/preact|^(node:)?(fs|path|crypto|os|process|child_process)$' },
    },
    {
      name: 'view-knows-no-browser-api',
      severity: 'error',
      from: { path: `^${src}/(view|locales)/` },
      to: { path: 'webextension-polyfill' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};

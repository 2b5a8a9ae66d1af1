// Who may import whom (docs/architecture.md). Each lib lists the libs it may see; a lib that is not in the
// table may see nothing, so that a new lib has to be placed here before it can import anything.
const BELOW_DOMAIN = [
  'contracts',
  'tabular',
  'kernel',
  'persistence',
  'journal',
  'identity',
  'messaging',
  'lists',
];
const GEO = [...BELOW_DOMAIN, 'geo'];
const FACILITIES = [...GEO, 'facilities'];
const MAPDATA = [...GEO, 'mapdata'];
const FLEET = [...FACILITIES, 'fleet'];
const DISPATCH = [...FLEET, 'mapdata', 'roads', 'dispatch'];
const CALLS = [...DISPATCH, 'calls'];
const DOMAIN = [...CALLS, 'handover', 'records', 'monitoring', 'booking', 'jkn'];

const MAY_IMPORT = {
  contracts: [],
  tabular: ['contracts'],
  kernel: ['contracts'],
  persistence: ['contracts', 'kernel'],
  journal: ['contracts', 'kernel', 'persistence'],
  identity: ['contracts', 'kernel', 'persistence', 'journal'],
  messaging: ['contracts', 'kernel', 'persistence', 'journal', 'identity'],
  lists: ['contracts', 'tabular', 'kernel', 'persistence', 'journal', 'identity'],
  geo: BELOW_DOMAIN,
  facilities: GEO,
  mapdata: GEO,
  roads: MAPDATA,
  fleet: FACILITIES,
  dispatch: [...FLEET, 'roads'],
  calls: DISPATCH,
  handover: CALLS,
  records: CALLS,
  monitoring: [...CALLS, 'booking'],
  booking: [...FACILITIES, 'simulation'],
  jkn: [...FACILITIES, 'booking'],
  realtime: ['contracts', 'kernel', 'persistence', 'journal', 'identity'],
  integrations: DOMAIN,
  simulation: ['contracts', 'tabular'],
  client: ['contracts'],
  'web-kit': ['contracts', 'client'],
};

// Inside a lib its folders import in one direction: from a folder to itself and to those in its list. Files beside the folders
// (the module, the facade) see all and are seen by none. A folder that is not in the table may see nothing and be seen by none; of one
// whose inner folders are in it, that holds for the files beside those.
const FOLDERS = {
  booking: {
    domain: [],
    store: ['domain'],
    sessions: ['store', 'domain'],
    clinics: ['sessions', 'store', 'domain'],
    stages: ['store', 'domain'],
    tickets: ['stages', 'store', 'domain'],
    templates: ['store', 'domain'],
    voice: ['domain'],
    keeping: ['store', 'domain'],
    figures: ['store'],
    schedule: ['sessions', 'store', 'domain'],
    desk: ['portal', 'tickets', 'stages', 'store', 'domain'],
    channels: ['tickets', 'stages', 'store', 'domain'],
    portal: ['tickets', 'stages', 'store', 'domain'],
    boards: ['portal', 'voice', 'store', 'domain'],
  },
  jkn: {
    domain: [],
    store: ['domain'],
    links: ['store', 'domain'],
    door: ['store', 'domain'],
    told: ['store', 'domain'],
    disputes: ['told', 'store', 'domain'],
  },
  monitoring: {
    domain: [],
    store: ['domain'],
    programs: ['store', 'domain'],
    cases: ['store', 'domain'],
    flags: ['cases', 'store', 'domain'],
    reports: ['flags', 'cases', 'store', 'domain'],
    alarms: ['flags', 'cases', 'store', 'domain'],
    referrals: ['cases', 'store', 'domain'],
    list: ['cases', 'store', 'domain'],
    asks: ['reports', 'cases', 'store', 'domain'],
    keeping: ['cases', 'store', 'domain'],
    numbers: ['store', 'domain'],
    looks: ['store', 'domain'],
    movement: ['flags', 'cases', 'store', 'domain'],
    own: ['alarms', 'cases', 'movement', 'numbers', 'store', 'domain'],
    entry: ['reports', 'flags', 'cases', 'store', 'domain'],
    area: ['store', 'domain'],
  },
  dispatch: {
    domain: [],
    store: ['domain'],
    alerts: [],
    reports: [],
    search: ['store'],
    'crew-alarm': [],
    recommendation: ['store'],
    inbounds: ['domain', 'store', 'recommendation'],
    arrivals: ['domain', 'recommendation'],
    offers: ['domain', 'store', 'alerts', 'recommendation'],
    assignments: ['domain', 'store', 'inbounds', 'arrivals', 'offers'],
    incidents: ['domain', 'store', 'alerts', 'inbounds', 'assignments'],
    eta: ['store', 'recommendation', 'inbounds', 'assignments'],
    notices: ['domain', 'store', 'alerts', 'recommendation', 'inbounds', 'assignments', 'eta'],
    deadlines: ['store', 'alerts', 'recommendation', 'inbounds', 'offers', 'assignments', 'eta', 'notices'],
  },
  geo: {
    text: [],
    domain: ['text'],
    coordinates: ['domain'],
    'search/names': ['text'],
    'search/entries': ['domain', 'search/names'],
    streets: ['text', 'domain', 'search/names', 'search/entries'],
    gazetteer: ['text', 'domain', 'search/entries'],
    borders: ['text', 'domain', 'gazetteer'],
    regions: ['domain', 'gazetteer', 'borders'],
    reverse: ['coordinates', 'search/entries', 'streets', 'gazetteer', 'borders', 'regions'],
    'search/scoring': ['text', 'domain', 'search/names', 'search/entries', 'streets'],
    'search/answers': ['text', 'domain', 'search/names', 'search/entries', 'search/scoring', 'streets'],
    'search/places': [
      ...['text', 'coordinates', 'search/names', 'search/entries', 'search/scoring', 'search/answers'],
      ...['streets', 'gazetteer', 'borders', 'regions', 'reverse'],
    ],
    adapters: ['text', 'domain', 'regions', 'search/names', 'search/answers', 'search/places'],
    learned: ['regions', 'search/places'],
  },
  'web-kit': {
    styles: [],
    lib: [],
    list: ['styles'],
    store: [],
    api: ['lib'],
    session: ['api', 'store'],
    i18n: ['lib', 'session'],
    ui: ['styles', 'lib', 'store', 'i18n'],
    fetch: ['lib', 'store', 'api', 'session', 'i18n', 'ui'],
    'list-file': ['lib', 'api', 'ui'],
    draft: ['lib', 'session', 'i18n', 'ui'],
    form: ['lib', 'api', 'i18n', 'ui', 'draft'],
    chart: ['styles', 'lib', 'i18n', 'ui', 'list', 'draft'],
    map: ['styles', 'lib', 'store', 'api', 'ui'],
    realtime: ['lib', 'store', 'api', 'session', 'map'],
    manifest: ['lib', 'session', 'i18n', 'ui'],
    version: ['lib'],
    frame: ['styles', 'lib', 'session', 'i18n', 'ui', 'draft', 'form', 'realtime', 'version'],
  },
};

const WEB_APPS = 'console|crew|desk|portal';

const names = (libs) => (libs.length === 0 ? 'nothing' : libs.join(', '));

const layerRules = Object.entries(MAY_IMPORT).map(([lib, allowed]) => ({
  name: `${lib}-imports`,
  comment: `libs/${lib} may import: ${names(allowed)}.`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: '^(libs|apps|migrations)/', pathNot: `^libs/(${[lib, ...allowed].join('|')})/` },
}));

/** One rule a folder: what of its own lib it may see; the lib's settings are open to all. */
const folderRules = (lib, folders) => [
  ...Object.entries(folders).map(([folder, allowed]) => ({
    name: `${lib}-${folder}-imports`,
    comment: `libs/${lib}/src/${folder} may import of its lib: ${names(allowed)}.`,
    severity: 'error',
    from: { path: `^libs/${lib}/src/${folder}/` },
    to: {
      path: `^libs/${lib}/src/`,
      pathNot: `^libs/${lib}/src/((${[folder, ...allowed].join('|')})/|${lib}\\.settings\\.ts$)`,
    },
  })),
  {
    name: `${lib}-placed-folder`,
    comment: `A new folder of libs/${lib} gets its row in FOLDERS of .dependency-cruiser.cjs.`,
    severity: 'error',
    from: {
      path: `^libs/${lib}/src/[^/]+/`,
      pathNot: `^libs/${lib}/src/(${Object.keys(folders).join('|')})/`,
    },
    to: { path: `^libs/${lib}/src/` },
  },
];

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', comment: 'No cycles.', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'Every import leads somewhere.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'lib-facade-only',
      severity: 'error',
      comment: 'Across libs only through index.ts.',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/', pathNot: '^libs/($2/|[^/]+/src/index\\.ts$)' },
    },
    {
      name: 'outside-facade-only',
      severity: 'error',
      comment: 'Tests, benchmarks and migrations use a lib through its index.ts too.',
      from: { path: '^(test|bench|migrations)/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'placed-lib',
      severity: 'error',
      comment: 'A new lib gets its row in MAY_IMPORT of .dependency-cruiser.cjs.',
      from: { path: '^libs/', pathNot: `^libs/(${Object.keys(MAY_IMPORT).join('|')})/` },
      to: { path: '^(libs|apps)/' },
    },
    ...layerRules,
    ...Object.entries(FOLDERS).flatMap(([lib, folders]) => folderRules(lib, folders)),
    {
      name: 'contracts-zod-only',
      severity: 'error',
      comment: 'contracts import zod and nothing else.',
      from: { path: '^libs/contracts/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^(libs/contracts/|node_modules/zod/)' },
    },
    {
      name: 'web-apps',
      severity: 'error',
      comment: 'Front ends import contracts, client and web-kit only.',
      from: { path: `^apps/(${WEB_APPS})/` },
      to: { path: '^(libs|apps)/', pathNot: '^(apps/$1/|libs/(contracts|client|web-kit)/)' },
    },
    {
      name: 'simulator',
      severity: 'error',
      comment: 'The simulator is a client: contracts, client, simulation and tabular only.',
      from: { path: '^apps/simulator/' },
      to: {
        path: '^(libs|apps)/',
        pathNot: '^(apps/simulator/|libs/(contracts|client|simulation|tabular)/)',
      },
    },
    {
      name: 'engine',
      severity: 'error',
      comment: 'The engine process knows nothing of the domain.',
      from: { path: '^apps/engine/' },
      to: { path: '^(libs|apps)/', pathNot: '^apps/engine/' },
    },
    {
      name: 'api-is-the-top',
      severity: 'error',
      comment: 'Nothing imports the API app but tests and benchmarks.',
      from: { path: '^(libs|apps)/', pathNot: '^apps/api/' },
      to: { path: '^apps/api/' },
    },
    {
      name: 'no-test-code',
      severity: 'error',
      comment: 'Product code does not import tests or their fixtures.',
      from: { path: '^(libs|apps|migrations)/', pathNot: '\\.(spec|fixture)\\.tsx?$' },
      to: { path: '^(test|bench)/|\\.(spec|fixture)\\.tsx?$' },
    },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      comment: 'What the server loads at run time is a dependency, not a devDependency.',
      from: {
        path: '^(apps/(api|engine|simulator)|libs|migrations)/',
        pathNot: '\\.spec\\.tsx?$|^libs/web-kit/',
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
  ],
  options: {
    doNotFollow: { path: '^(node_modules|dist)/' },
    exclude: { path: '^dist/|^test/module/|/vite\\.config\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['siaga-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

import { cdk8s, javascript, typescript } from 'projen';

/** TypeScript that is run or tested but never shipped. */
const DEV_FOLDERS = ['test', 'examples', 'bench', 'scripts', 'conformance'];

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-vm-fleet',
  description: 'Compose fleets of virtual machines in code and synthesize the YAML that Hikube, Cozystack and KubeVirt really bring up',
  keywords: ['cdk8s', 'kubernetes', 'kubevirt', 'cozystack', 'hikube', 'virtual-machine', 'gitops'],
  author: 'cdk8s-vm-fleet maintainers',
  authorAddress: 'maintainers@cdk8s-vm-fleet.dev',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet.git',
  license: 'Apache-2.0',
  copyrightOwner: 'cdk8s-vm-fleet maintainers',
  copyrightPeriod: '2026-',
  defaultReleaseBranch: 'main',
  projenrcTs: true,
  runner: typescript.TypeScriptRunner.tsx(),
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.0.0',
  sampleCode: false,

  // Built and released by hand for now: nothing of GitHub's.
  github: false,
  release: false,
  depsUpgrade: false,
  vscode: false,

  cdk8sVersion: '2.70.106',
  constructsVersion: '10.8.1',
  jsiiVersion: '~6.0.13',
  typescriptVersion: '~6.0.0',
  bundledDeps: ['diff@9.0.0', 'yaml@2.9.1'],
  devDeps: ['ajv@^8', 'cdk8s-cli@2.207.60', 'fast-check@^4', 'tsx@^4.23'],

  // The L1s in `imports/` stand beside `src/`, so the compiler's root is the repository.
  entrypoint: 'lib/src/index.js',
  tsconfig: {
    // Maps inside the files would double what is read when the package is loaded.
    compilerOptions: { rootDir: '.', outDir: 'lib', types: ['node'], inlineSourceMap: false, inlineSources: false },
    include: ['src/**/*.ts'],
  },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    compilerOptions: { rootDir: '.', noEmit: true, types: ['jest', 'node'], paths: { 'cdk8s-vm-fleet': ['./src/index.ts'] } },
    // Generated L1s are checked as far as something uses them, not all 100,000 lines at each run.
    include: ['.projenrc.ts'],
    exclude: ['node_modules', 'lib', 'imports'],
  },
  excludeTypescript: DEV_FOLDERS,
  docgenFilePath: 'API.md',

  typecheckTests: true,
  jestOptions: {
    // A snapshot that a test run rewrites by itself can never fail.
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      moduleNameMapper: { '^cdk8s-vm-fleet$': '<rootDir>/src/index.ts' },
    },
  },
  eslintOptions: {
    dirs: ['src', ...DEV_FOLDERS],
    ignorePatterns: ['imports/', 'lib/', '**/dist/'],
    devdirs: DEV_FOLDERS,
    tsconfigPath: './tsconfig.dev.json',
    projectService: false,
    commandOptions: { fix: false, extraArgs: ['--max-warnings', '0'] },
  },
  gitignore: ['/dist/', '/lib/', '/coverage/', '/.jsii', 'tsconfig.tsbuildinfo'],
});

for (const path of [...DEV_FOLDERS.map(folder => `/${folder}/`), '/imports/', '/.ci/', '/ARCHITECTURE.md', '/tsconfig.dev.json']) {
  project.addPackageIgnore(path);
}

// 1.13.0 came without its binaries for some systems, and `npm ci` refuses a lock file that cannot name them all.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

// The jsii component sets this for a compiler root of `src`.
project.package.addField('types', 'lib/src/index.d.ts');

// Addresses of one registry have no place in a lock file that others install from.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

project.eslint?.addRules({
  'import/no-cycle': 'error',
  // Tables of names read best with several entries a line.
  '@stylistic/object-property-newline': 'off',
  '@typescript-eslint/member-ordering': 'off',
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'no-restricted-properties': ['error',
    { property: 'localeCompare', message: 'Output must not depend on the locale: compare code units.' },
    { property: 'toLocaleLowerCase', message: 'Output must not depend on the locale: use toLowerCase.' },
    { property: 'toLocaleUpperCase', message: 'Output must not depend on the locale: use toUpperCase.' }],
});

project.addScripts({
  lint: 'projen eslint',
  synth: 'tsx scripts/synth.ts',
  import: 'tsx scripts/import.ts',
  bench: 'tsx bench/main.ts',
  conformance: 'tsx conformance/run.ts',
  schemas: 'cd imports/generator && go run . ../schemas',
});

project.synth();

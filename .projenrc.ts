import { readFileSync } from 'fs';
import { cdk8s, javascript, JsonFile, typescript, YamlFile } from 'projen';
import { wordList } from './scripts/prose/words';
import { latestVersion } from './scripts/release/changelog';

/** TypeScript that is run or tested but never shipped. */
const DEV_FOLDERS = ['test', 'examples', 'bench', 'scripts', 'conformance', 'website'];

/** What the package exports beside the API of jsii, which has neither functions nor types of plain data. */
const ENTRIES = { model: 'public-model', platform: 'public-platform', jest: 'public-jest' };

/** What the compiler and the linters remember of files that have not changed. `npm ci` removes it: CI looks at all of them. */
const CACHE = 'node_modules/.cache';

/** Where tests, examples and pages find what users import. */
const SOURCES: Record<string, string[]> = {
  'cdk8s-vm-fleet': ['./src/index.ts'],
  ...Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [`cdk8s-vm-fleet/${name}`, [`./src/${file}.ts`]])),
};

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

  // The packages of the other languages, named as cdk8s names its own. Publishing is done by hand.
  publishToPypi: { distName: 'cdk8s-vm-fleet', module: 'cdk8s_vm_fleet' },
  publishToMaven: { javaPackage: 'org.cdk8s.vmfleet', mavenGroupId: 'org.cdk8s', mavenArtifactId: 'cdk8s-vm-fleet' },
  publishToNuget: { dotNetNamespace: 'Org.Cdk8s.VmFleet', packageId: 'Org.Cdk8s.VmFleet' },
  publishToGo: { moduleName: 'github.com/cdk8s-vm-fleet/cdk8s-vm-fleet-go', packageName: 'vmfleet' },

  // Released by hand for now: of GitHub there is one workflow, which is below.
  github: false,
  release: false,
  depsUpgrade: false,
  vscode: false,

  cdk8sVersion: '2.70.106',
  constructsVersion: '10.8.1',
  jsiiVersion: '~6.0.13',
  typescriptVersion: '~6.0.0',
  devDeps: [
    // Libraries of which the package has what it loads: see scripts/bundle/libraries.ts.
    '@dagrejs/dagre@1.1.8', '@xmldom/xmldom@0.9.12', 'diff@9.0.0', 'yaml@2.9.1',
    'ajv@^8', 'axe-core@^4', 'cdk8s-cli@2.207.60', 'esbuild@^0.28', 'fast-check@^4', 'puppeteer-core@^24',
    '@stylistic/eslint-plugin@^6', 'eslint@^10', 'eslint-import-resolver-typescript@^4', 'eslint-plugin-import-x@^4', 'eslint-plugin-regexp@^3',
    'typescript-eslint@^8', 'textlint@15.8.0', 'textlint-rule-terminology@5.2.16', 'tsx@^4.23',
  ],

  // The L1s in `imports/` stand beside `src/`, so the compiler's root is the repository.
  entrypoint: 'lib/src/index.js',
  tsconfig: {
    // Maps inside the files would double what is read when the package is loaded.
    compilerOptions: { rootDir: '.', outDir: 'lib', types: ['node'], inlineSourceMap: false, inlineSources: false },
    include: ['src/**/*.ts'],
  },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    compilerOptions: { rootDir: '.', noEmit: true, types: ['jest', 'node'], paths: SOURCES },
    // Generated L1s are checked as far as something uses them, not all 100,000 lines at each run.
    include: ['.projenrc.ts'],
    exclude: ['node_modules', 'lib', 'imports'],
  },
  excludeTypescript: DEV_FOLDERS,
  // The reference is written by concept: see the task below.
  docgen: false,

  // `npm run lint` does.
  typecheckTests: false,
  jestOptions: {
    // A snapshot that a test run rewrites by itself can never fail.
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    junitReporting: false,
    jestConfig: {
      collectCoverage: false,
      // `--ci` alone leaves one core idle, which are half of them on a small runner.
      maxWorkers: '100%',
      reporters: [new javascript.JestReporter('<rootDir>/test/support/skips.js')],
      testEnvironment: '<rootDir>/test/support/environment.js',
      globalSetup: '<rootDir>/test/support/before-all.ts',
      globalTeardown: '<rootDir>/test/support/after-all.ts',
      setupFilesAfterEnv: ['<rootDir>/test/support/texts.ts'],
      moduleNameMapper: {
        ...Object.fromEntries(Object.entries(SOURCES).map(([name, [file]]) => [`^${name}$`, file.replace('./', '<rootDir>/')])),
        '^typescript$': '<rootDir>/test/support/typescript-of-process.js',
        '^fast-check$': '<rootDir>/test/support/fast-check-of-tests.js',
      },
    },
  },
  // projen writes the configuration of an older ESLint: this one is eslint.config.mjs.
  eslint: false,
  // With and without a slash: a link is no folder.
  gitignore: ['/node_modules', '/.test-build/', '/dist/', '/lib/', '/coverage/', '/.jsii', 'tsconfig.tsbuildinfo', '/website/pages/', '/website/.vitepress/cache/', '/website/.vitepress/dist/', '/website/.vitepress/sidebars.json'],
});

// In a clean checkout, ts-jest takes a minute of each core to compile all files.
project.jest!.config.transform = { '\\.ts$': '<rootDir>/test/support/transform.js' };

for (const path of [...DEV_FOLDERS.map(folder => `/${folder}/`), '/imports/', '/.ci/', '/.test-build/', '/ARCHITECTURE.md', '/CONTRIBUTING.md', '/tsconfig.dev.json', '/docs/python/', '/docs/java/', '/docs/go/']) {
  project.addPackageIgnore(path);
}

// 1.13.0 came without its binaries for some systems, and `npm ci` refuses a lock file that cannot name them all.
project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

// Their binaries come as packages of their own: nothing has to run at an installation.
project.package.addField('allowScripts', { '@parcel/watcher': false, 'esbuild': false, 'unrs-resolver': false });

// `npm run release` writes it to the changelog.
project.package.addVersion(latestVersion(readFileSync('CHANGELOG.md', 'utf8')));

// The jsii component sets this for a compiler root of `src`.
project.package.addField('types', 'lib/src/index.d.ts');

const files = (file: string) => ({ types: `./lib/src/${file}.d.ts`, default: `./lib/src/${file}.js` });
project.package.addField('exports', {
  '.': files('index'),
  ...Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [`./${name}`, files(file)])),
  // jsii reads these two of the packages that it depends on.
  './package.json': './package.json',
  './.jsii': './.jsii',
});

// Addresses of one registry have no place in a lock file that others install from.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

// One file loads faster than hundreds: of what the compiler made, only the files of `ENTRIES` are loaded.
project.compileTask.exec('tsx scripts/bundle/main.ts');
for (const pattern of ['/lib/**/*.js', '!/lib/*.js', '!/lib/libraries/*', ...['index', ...Object.values(ENTRIES), 'cli/main'].map(file => `!/lib/src/${file}.js`)]) {
  project.addPackageIgnore(pattern);
}

const eslint = project.addTask('eslint', {
  description: 'Check all TypeScript with eslint.config.mjs',
  receiveArgs: true,
  exec: `eslint --max-warnings 0 --cache --cache-strategy content --cache-location ${CACHE}/eslint.json $@ ${['src', ...DEV_FOLDERS].join(' ')} .projenrc.ts`,
});
project.addPackageIgnore('/eslint.config.mjs');

// The word list in CONTRIBUTING.md, as textlint reads it. Comments and messages are checked by `scripts/prose`, with the same list.
const words = wordList(readFileSync('CONTRIBUTING.md', 'utf8'));
new JsonFile(project, '.textlintrc.json', {
  obj: {
    rules: {
      terminology: { defaultTerms: false, skip: ['BlockQuote'], terms: words.map(({ pattern, use }) => [pattern, use]) },
    },
  },
});
project.addPackageIgnore('/.textlintrc.json');
const prose = project.addTask('prose', {
  description: 'Check the pages against the word list in CONTRIBUTING.md',
  exec: `textlint --cache --cache-location ${CACHE}/textlint.json README.md ARCHITECTURE.md 'docs/{,api/,decisions/,errors/}*.md'`,
});
const types = project.addTask('types', {
  description: 'Type-check everything',
  exec: `tsc --noEmit -p tsconfig.dev.json --incremental --tsBuildInfoFile ${CACHE}/tsc.json`,
});
const lint = project.addTask('lint', { description: 'Check types, style and words' });
for (const task of [types, eslint, prose]) lint.spawn(task);


const docgen = project.addTask('docgen', { description: 'Write docs/api from the assembly of jsii', exec: 'tsx scripts/api/main.ts' });
project.postCompileTask.spawn(docgen);

for (const language of ['python', 'java', 'go', 'dotnet']) project.tasks.tryFind(`package:${language}`)?.reset(`tsx scripts/languages/package.ts ${language}`);

// The release is a tag: whether the registry has it as well does not matter.
project.tasks.tryFind('compat')?.reset('tsx scripts/release/compare.ts');

// It resets and cleans the work tree: what is not committed would be lost.
project.tasks.removeTask('clobber');
project.removeScript('clobber');

// What has to hold of each change. It runs in the distribution whose packages the messages of `.ci/run` name.
new YamlFile(project, '.github/workflows/ci.yaml', {
  obj: {
    name: 'ci',
    on: { push: { branches: ['main'] }, pull_request: {} },
    permissions: { contents: 'read' },
    jobs: {
      ci: {
        'runs-on': 'ubuntu-latest',
        // Tests mount file systems, and boot a copy of the root.
        'container': { image: 'node:20-bookworm', options: '--privileged' },
        'timeout-minutes': 90,
        'steps': [
          { run: 'apt-get update && apt-get install --yes --no-install-recommends chromium cloud-init default-jdk-headless fish maven python3-venv python3-pip zsh' },
          { uses: 'actions/checkout@v4', with: { 'fetch-depth': 0 } },
          { uses: 'actions/setup-go@v5', with: { 'go-version-file': 'imports/generator/go.mod', 'cache-dependency-path': '**/go.sum' } },
          { run: 'git config --global --add safe.directory "$GITHUB_WORKSPACE"' },
          { run: '.ci/run' },
        ],
      },
    },
  },
});
project.addPackageIgnore('/.github/');

project.addScripts({
  languages: 'tsx scripts/languages/main.ts',
  translate: 'tsx scripts/translate/main.ts',
  release: 'tsx scripts/release/main.ts',
  nodes: 'tsx scripts/nodes.ts',
  website: 'npm --prefix website ci --no-audit --no-fund && npm --prefix website run build && npm --prefix website test',
  synth: 'tsx scripts/synth.ts',
  pictures: 'tsx scripts/pictures/main.ts',
  import: 'tsx scripts/import.ts',
  bench: 'tsx bench/main.ts',
  conformance: 'tsx conformance/run.ts',
  mutation: 'tsx scripts/mutation.ts',
  field: 'tsx scripts/field/main.ts',
  schemas: 'cd imports/generator && go run . ../schemas ../kubernetes',
});

project.synth();

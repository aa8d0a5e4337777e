import { json } from './common';
import { acknowledged, Files, Project } from './project';

/** A program in TypeScript or JavaScript, and its tests by the test runner of Node. */
export function nodeFiles(project: Project): Files {
  const { language, runner } = project;
  const isTyped = language === 'typescript';
  const extension = isTyped ? 'ts' : 'js';
  return {
    [`fleet.${extension}`]: fleet(project, isTyped),
    [`main.${extension}`]: `import { makeFleet } from './fleet.${extension}';\n\nmakeFleet().synth();\n`,
    [`fleet.test.${extension}`]: TEST(extension),
    ...isTyped && { 'tsconfig.json': json(TSCONFIG) },
    'package.json': json(packageJson(project, `${isTyped ? runner : 'node'} --test fleet.test.${extension}`)),
  };
}

/** The entries of package.json. An existing file keeps its own entries. */
function packageJson({ name, version, language, runner }: Project, test: string) {
  const isTyped = language === 'typescript';
  return {
    name,
    private: true,
    type: 'module',
    scripts: { synth: 'vm-fleet synth', check: 'vm-fleet synth --check', diff: 'vm-fleet diff', ...isTyped && { compile: 'tsc' }, test },
    dependencies: { 'cdk8s': '^2.70.106', 'cdk8s-vm-fleet': version === '0.0.0' ? '*' : `^${version}`, 'constructs': '^10.8.1' },
    ...isTyped && { devDependencies: { '@types/node': '^24', ...runner !== 'node' && { tsx: '^4' }, 'typescript': '^6.0.0' } },
  };
}

const TSCONFIG = {
  compilerOptions: {
    module: 'nodenext', target: 'es2022', strict: true, allowImportingTsExtensions: true, erasableSyntaxOnly: true, skipLibCheck: true, noEmit: true, types: ['node'],
  },
  include: ['**/*.ts'],
};

const PLATFORMS = {
  hikube: ['Platform.hikube()', ''],
  cozystack: ['Platform.cozystack({ version: CozystackVersion.V1_6 })', ''],
  kubevirt: ['platform', ', namespace: \'vms\''],
} as const;

const NAMES = { hikube: [], cozystack: ['CozystackVersion'], kubevirt: ['AccessMode', 'ClusterCatalog', 'KubeVirtVersion', 'StorageClass', 'VolumeMode'] };

/** The catalog of the user's own cluster, which the library cannot know. */
const CLUSTER = `
/** The storage class and the golden image of your cluster: correct the names. */
const platform = Platform.kubevirt({
  version: KubeVirtVersion.V1_9,
  defaultStorageClass: StorageClass.fromName('standard'),
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'ubuntu-24-04', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10), namespace: 'golden-images' }],
    storageClasses: [{ name: 'standard', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.BLOCK }],
  }),
});
`;

function fleet(project: Project, isTyped: boolean): string {
  const { platform, sshKey } = project;
  const [value, more] = PLATFORMS[platform];
  const names = ['Exposure', 'FleetApp', 'FleetChart', 'GoldenImage', 'InstanceSeries', 'InstanceSize', 'InstanceType', 'Platform', 'VirtualMachine',
    ...acknowledged(project).length > 0 ? ['Findings'] : [], ...sshKey === undefined ? [] : ['SshKey'], ...NAMES[platform]].sort();
  return `import { Size } from 'cdk8s';
import {
${names.map(name => `  ${name},\n`).join('')}} from 'cdk8s-vm-fleet';
${platform === 'kubevirt' ? CLUSTER : ''}
/** The fleet, for the program and for its tests. */
export function makeFleet()${isTyped ? ': FleetApp' : ''} {
  const app = new FleetApp();
  const prod = new FleetChart(app, 'prod', { platform: ${value}${more} });

  const web = new VirtualMachine(prod, 'web', {
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
    image: GoldenImage.UBUNTU_24_04,
    systemDisk: { size: Size.gibibytes(20) },
    exposure: Exposure.portList([22, 80]),
${sshKey === undefined ? '' : '    sshKeys: [SshKey.fromFile(\'keys/ops.pub\')],\n'}  });
  web.cloudConfig.addPackages('nginx');
  web.addDisk('data', { size: Size.gibibytes(10) });
${sshKey === undefined ? '  // Put your public key into keys/ops.pub, give the machine `sshKeys: [SshKey.fromFile(\'keys/ops.pub\')]`, and remove this comment.\n' : ''}\
${acknowledged(project).map(([code, reason]) => `  Findings.acknowledge(web, '${code}', '${reason}');\n`).join('')}
  return app;
}
`;
}

const TEST = (extension: string) => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Size } from 'cdk8s';
import { FleetAssertions } from 'cdk8s-vm-fleet';
import { makeFleet } from './fleet.${extension}';

const fleet = FleetAssertions.of(makeFleet());

test('there is no error, and each warning is fixed or acknowledged', () => {
  fleet.hasNoFinding();
});

test('names: a changed name is a new, empty machine', () => {
  assert.deepEqual(fleet.machineNames, ['web']);
  assert.deepEqual(fleet.diskNames, ['web-data', 'web-system']);
});

test('the web server is exposed on these ports only', () => {
  fleet.machine('web').isExposedOnExactly([22, 80]);
});

test('its data is kept', () => {
  fleet.disk('web-data').isAtLeast(Size.gibibytes(10));
  fleet.disk('web-data').isKept();
});
`;

import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join, relative } from 'path';
import { stringify } from 'yaml';
import { machine, Tree } from './sides';
import { FleetState, Impact, ImpactEffect, KubeVirtVersion, Platform, RolloutStrategy } from '../../src';
import { FleetError } from '../../src/findings/fleet-error';

const disk = (size: string) => `apiVersion: apps.cozystack.io/v1alpha1\nkind: VMDisk\nmetadata: { name: data }\nspec: { storage: ${size} }\n`;

test('an impact has the results that a test needs', () => {
  const impact = Impact.between(FleetState.fromYaml(disk('20Gi')), FleetState.fromYaml(disk('10Gi'), Platform.cozystack()));
  expect([impact.isEmpty, impact.effects, impact.effectsOn('disk', 'data'), impact.effectsOn('machine', 'data')]).toEqual([
    false, [ImpactEffect.IGNORED], [ImpactEffect.IGNORED], [],
  ]);
  expect(impact.subjects).toMatchObject([{ kind: 'disk', name: 'data', changes: [{ objectKind: 'VMDisk', field: '/spec/storage', valueBefore: '20Gi', valueAfter: '10Gi' }] }]);
  expect(impact.toJson()).toMatchObject({ impactVersion: 1, summary: impact.summary });
  expect([impact.toText(), impact.toMarkdown()].every(text => text.includes('silently ignored'))).toBe(true);
});

test('numbers and words of manifests have the values that kubectl reads', () => {
  const isSame = (...values: readonly string[]) => {
    const [before, after] = values.map(value => FleetState.fromYaml(disk(`20Gi, optical: ${value}`)));
    return Impact.between(before, after).isEmpty;
  };
  expect([isSame('yes', 'true'), isSame('off', 'false'), isSame('0x10', '16'), isSame('0755', '493'), isSame('1_000', '1000')]).toEqual(Array(5).fill(true));
  expect([isSame('yes', '"yes"'), isSame('0755', '755'), isSame('12:30', '750')]).toEqual(Array(3).fill(false));
});

test('the declared settings of the cluster decide which changes are live', () => {
  const plugged = (object: Tree) => object.spec.template.spec.volumes.pop() && object.spec.template.spec.domain.devices.disks.pop();
  const grown = (object: Tree) => { object.spec.template.spec.domain.cpu.sockets = 2; };
  const effects = (props: object, change: (object: Tree) => void) => {
    const [before, after] = [machine(), machine()];
    change(after);
    const [a, b] = [before, after].map(object => FleetState.fromYaml(stringify(object), Platform.kubevirt(props)));
    return Impact.between(a, b).effects;
  };
  const { V1_4, V1_9 } = KubeVirtVersion;
  expect(effects({ version: V1_9 }, grown)).toEqual([ImpactEffect.LIVE]);
  expect(effects({ version: V1_9, rolloutStrategy: RolloutStrategy.STAGE }, grown)).toEqual([ImpactEffect.NEXT_RESTART]);
  expect(effects({ version: V1_4 }, grown)).toEqual([ImpactEffect.NEXT_RESTART]);
  expect(effects({ version: V1_4, rolloutStrategy: RolloutStrategy.LIVE_UPDATE }, grown)).toEqual([ImpactEffect.LIVE]);
  expect(effects({ version: V1_9 }, plugged)).toEqual([ImpactEffect.LIVE]);
  expect(effects({ version: V1_9, disabledFeatureGates: ['DeclarativeHotplugVolumes'] }, plugged)).toEqual([ImpactEffect.NEXT_RESTART]);
});

const codesOf = (work: () => unknown): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof FleetError)) throw error;
    return error.findings.map(({ code }) => code);
  }
};

test('unreadable manifests and an invalid state are findings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-impact-'));
  writeFileSync(join(folder, 'a.yaml'), 'kind: [\n');
  const good = FleetState.fromYaml(disk('1Gi'));
  expect(codesOf(() => FleetState.fromFolder(join(folder, 'none')))).toEqual(['FOLDER_UNREADABLE']);
  expect(codesOf(() => Impact.between(good, FleetState.fromFolder(folder)))).toEqual(['FOLDER_UNREADABLE']);
  expect(codesOf(() => Impact.between(good, undefined as never))).toEqual(['PROPERTY_TYPE']);
  expect(codesOf(() => Impact.between(good, good))).toEqual([]);
});

test('a folder is read by a relative path of any spelling', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-impact-'));
  writeFileSync(join(folder, 'a.yaml'), disk('1Gi'));
  const path = relative(process.cwd(), folder);
  for (const spelt of [folder, path, `./${path}`, `.//${path}/`, `${path}/../${basename(folder)}`]) {
    expect(Impact.between(FleetState.fromFolder(spelt), FleetState.fromYaml(disk('1Gi'))).subjects).toEqual([]);
    expect(Impact.between(FleetState.fromFolder(spelt), FleetState.fromYaml(disk('2Gi'))).subjects).toHaveLength(1);
  }
});

test('links of a folder are not followed, on any version of Node', () => {
  const root = mkdtempSync(join(tmpdir(), 'vm-fleet-impact-'));
  const [folder, elsewhere] = [join(root, 'folder'), join(root, 'elsewhere')];
  for (const each of [join(folder, 'inner'), elsewhere]) mkdirSync(each, { recursive: true });
  writeFileSync(join(folder, 'inner', 'a.yaml'), disk('1Gi'));
  writeFileSync(join(elsewhere, 'b.yaml'), disk('1Gi').replaceAll('data', 'other'));
  symlinkSync(elsewhere, join(folder, 'linked'));
  symlinkSync('..', join(folder, 'inner', 'loop'));
  expect(Impact.between(FleetState.fromFolder(folder), FleetState.fromYaml(disk('1Gi'))).subjects).toEqual([]);
});

test('a missing path is shown as an absolute path', () => {
  const said = (work: () => unknown) => {
    try {
      return work();
    } catch (error) {
      return (error as FleetError).findings[0].got;
    }
  };
  expect(said(() => FleetState.fromFolder('no/such/folder'))).toBe(`"${join(process.cwd(), 'no/such/folder')}"`);
  expect(said(() => FleetState.fromFolder('~/fleet'))).toBe(`"${join(process.cwd(), '~/fleet')}"`);
});

import { Size } from 'cdk8s';
import { Disk, KubeVirtVersion, Platform } from '../../src';
import { findingsOf } from '../support/fleet';

const { V1_7, V1_8, V1_9 } = KubeVirtVersion;

const found = (version: KubeVirtVersion, gates: { readonly featureGates?: string[]; readonly disabledFeatureGates?: string[] }) => (
  findingsOf(chart => new Disk(chart, 'data', { size: Size.gibibytes(1) }), Platform.kubevirt({ version, ...gates }), 'lab')
    .map(({ code, got, fix, message }) => [code, got, fix, message] as const)
);
const codes = (...[version, gates]: Parameters<typeof found>) => found(version, gates).map(([code]) => code);

test('a disabled gate is a beta or alpha gate of the release', () => {
  expect(codes(V1_9, { disabledFeatureGates: ['Snapshot', 'RebootPolicy', 'DeclarativeHotplugVolumes', 'Sidecar'] })).toEqual([]);
  expect(codes(V1_8, { disabledFeatureGates: ['VideoConfig'] })).toEqual([]);
});

test('an unknown name has no effect, and a similar name is suggested', () => {
  const [[code, got, fix]] = found(V1_9, { disabledFeatureGates: ['Snapshots'] });
  expect([code, got]).toEqual(['FEATURE_GATE', '"Snapshots"']);
  expect(fix).toContain('"Snapshot"');
  expect(codes(V1_9, { featureGates: ['HostDevice'] })).toEqual(['FEATURE_GATE']);
  expect(codes(V1_9, { featureGates: ['HostDevices', 'ExperimentalIgnitionSupport', 'Template'] })).toEqual([]);
});

test('a gate that the release always enables cannot be disabled', () => {
  expect(codes(V1_9, { disabledFeatureGates: ['VideoConfig'] })).toEqual(['FEATURE_GATE']);
  expect(codes(V1_9, { disabledFeatureGates: ['LiveMigration'] })).toEqual(['FEATURE_GATE']);
});

test('from 1.9 on, a field of the KubeVirt resource disables persistent reservations, and the list of gates does not', () => {
  const gates = { disabledFeatureGates: ['PersistentReservation'] };
  const [[code, , , message]] = found(V1_9, gates);
  expect([code, message]).toEqual(['FEATURE_GATE', expect.stringContaining('with the field `persistentReservationConfiguration.enabled` of the KubeVirt resource')]);
  expect(message).not.toContain('always');
  expect(found(V1_9, { disabledFeatureGates: ['VideoConfig'] })[0][3]).toContain('always enables the gate');
  expect(codes(V1_8, gates)).toEqual([]);
  expect(codes(V1_9, { featureGates: gates.disabledFeatureGates })).toEqual([]);
});

test('KubeVirt rejects a gate in both lists', () => {
  expect(codes(V1_9, { featureGates: ['Snapshot'], disabledFeatureGates: ['Snapshot'] })).toEqual(['SAID_TWICE']);
});

test('before 1.8 no gate can be disabled', () => {
  expect(codes(V1_7, { disabledFeatureGates: ['Snapshot', 'Passt'] })).toEqual(['FEATURE_GATE']);
  expect(codes(V1_7, { disabledFeatureGates: [] })).toEqual([]);
});

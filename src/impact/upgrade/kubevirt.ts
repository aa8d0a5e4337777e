import { Behaviour } from './behaviour';
import { FIELDS_SINCE } from '../../platforms/kubevirt/fields-since';
import { ApiObjectData } from '../../platforms/reading';
import { valueAt } from '../compare/path';
import { inTemplate, isPluggable, itemsOf, T } from '../rules/kubevirt/values';
import { pathOf } from '../rules/rule';
import { KUBEVIRT } from '../rules/sources';

const at = (version: string) => `https://github.com/kubevirt/kubevirt/blob/v${version}`;
const ADMITTERS = 'pkg/virt-api/webhooks/validating-webhook/admitters';

const has = (object: ApiObjectData, pointer: string) => valueAt(object, pathOf(pointer)) !== undefined;
const those = (object: ApiObjectData, ...pointers: readonly string[]) => pointers.filter(pointer => has(object, pointer));

/** Limits a check to machines that are not in a pool. */
const machine = (concerns: Behaviour['concerns']): Behaviour['concerns'] => object => object.kind === 'VirtualMachine' ? concerns(object) : [];
const pool = (concerns: Behaviour['concerns']): Behaviour['concerns'] => object => object.kind === 'VirtualMachinePool' ? concerns(object) : [];
const kinds = (...names: readonly string[]): Behaviour['concerns'] => ({ kind }) => names.includes(kind) ? [''] : [];

const BINDINGS = ['masquerade', 'bridge', 'sriov', 'passt', 'passtBinding', 'binding', 'slirp', 'macvtap'];
const cards = (object: ApiObjectData, fits: (card: Readonly<Record<string, any>>) => boolean) => itemsOf(object, 'domain', 'devices', 'interfaces').filter(fits)
  .map(({ name }) => `${T}/domain/devices/interfaces/${name}`);
const bindings = (card: Readonly<Record<string, unknown>>) => BINDINGS.filter(binding => (card[binding] ?? undefined) !== undefined).length;
const UUID = `${T}/domain/firmware/uuid`;

/** Behaviours that releases of KubeVirt change, oldest first. */
export const KUBEVIRT_BEHAVIOURS: readonly Behaviour[] = [
  {
    id: 'revision-in-status', since: '1.5',
    what: 'a change of the instance type or preference of a machine is accepted; 1.4 rejected such a change. A machine that was created under 1.4 still has the name of a revision '
      + 'in its object. KubeVirt rejects a new type or preference while the object has the name of the old revision',
    fix: 'remove `/spec/instancetype/revisionName` and `/spec/preference/revisionName` of machines that were created under 1.4, before you change their types or preferences',
    source: `${at('1.5.3')}/pkg/instancetype/find/revision.go#Find`,
    concerns: machine(object => those(object, '/spec/instancetype/name', '/spec/preference/name')),
  },
  {
    id: 'arm-memory-headroom', since: '1.5',
    what: '`maxGuest` of an arm64 machine is rejected; 1.4 accepted it', fix: 'leave `maxGuest` out',
    source: `${at('1.5.3')}/pkg/liveupdate/memory/memory.go#ValidateLiveUpdateMemory`,
    concerns: machine(object => inTemplate(object, 'architecture') === 'arm64' ? those(object, `${T}/domain/memory/maxGuest`) : []),
  },
  {
    id: 'live-update-default', since: '1.6',
    what: 'the default rollout strategy is LiveUpdate instead of Stage: more sockets, more memory, node selectors, affinity and tolerations reach running machines without a restart',
    fix: 'set `vmRolloutStrategy` of the KubeVirt resource to keep the old behavior',
    source: `${at('1.6.6')}/pkg/virt-config/virt-config.go#DefaultVMRolloutStrategy`,
    concerns: machine(object => those(
      object, '/spec/instancetype/name', `${T}/domain/cpu/sockets`, `${T}/domain/memory/guest`, `${T}/nodeSelector`, `${T}/affinity`, `${T}/tolerations`,
    )),
  },
  {
    id: 'missing-type-taken', since: '1.6',
    what: 'a machine whose instance type or preference does not exist is accepted, but does not start; before, KubeVirt rejected the machine', source: `${at('1.9.0')}/pkg/instancetype/webhooks/vm/admitter.go#ApplyToVM`,
    concerns: machine(object => those(object, '/spec/instancetype/name', '/spec/preference/name')),
  },
  {
    id: 'uuid-at-creation', since: '1.6',
    what: 'a new machine without a firmware UUID gets a random UUID. For an existing machine, KubeVirt writes the UUID that is derived from the name of the machine into the object. '
      + 'For this reason, 1.6.0 to 1.6.3 and 1.7.0 report RestartRequired for running machines, although nothing changed',
    fix: 'set `identity` of the machine; skip 1.6.0 to 1.6.3 and 1.7.0',
    source: `${at('1.6.0')}/pkg/virt-api/webhooks/mutating-webhook/mutators/vm-mutator.go#setFirmwareUUIDIfEmpty`,
    concerns: machine(object => has(object, UUID) ? [] : [UUID]),
  },
  {
    id: 'persistent-state-general', since: '1.6',
    what: 'the state of UEFI and TPM no longer needs a feature gate (VMPersistentState)', source: `${at('1.6.6')}/pkg/virt-config/featuregate/inactive.go#VMPersistentState`,
    concerns: machine(object => [`${T}/domain/devices/tpm/persistent`, `${T}/domain/firmware/bootloader/efi/persistent`].filter(pointer => valueAt(object, pathOf(pointer)) === true)),
  },
  {
    id: 'pool-deletes-disks', since: '1.6',
    what: 'a change of the `dataVolumeTemplates` of a pool deletes its machines with their disks; earlier releases did not change the disks',
    fix: 'use the update strategy `opportunistic`, available from 1.7', source: `${at('1.6.6')}/pkg/virt-controller/watch/pool/pool.go#isOutdatedVMI`,
    concerns: pool(object => those(object, '/spec/virtualMachineTemplate/spec/dataVolumeTemplates')),
  },
  {
    id: 'pool-update-strategy', since: '1.7',
    what: '`updateStrategy` of pools has an effect; before, the API server dropped this field, and the pool restarted or recreated its machines after each change of their spec', source: `${at('1.7.4')}/${ADMITTERS}/vmpool-admitter.go#validateUpdateStrategyMutualExclusivity`,
    concerns: pool(object => those(object, '/spec/updateStrategy')),
  },
  {
    id: 'ppc64le-refused', since: '1.7', what: 'the architecture ppc64le is rejected', source: `${at('1.7.4')}/${ADMITTERS}/vmi-create-admitter.go#ValidateVirtualMachineInstancePerArch`,
    concerns: machine(object => inTemplate(object, 'architecture') === 'ppc64le' ? [`${T}/architecture`] : []),
  },
  {
    id: 'pool-keeps-identity', since: '1.8', what: 'machines of a pool keep their firmware UUID when the template changes; in 1.6 and 1.7, the machines got another UUID',
    source: `${at('1.8.4')}/pkg/virt-controller/watch/pool/pool.go#preserveVMIdentityFields`, concerns: pool(() => ['/spec/virtualMachineTemplate']),
  },
  {
    id: 'passt-binding', since: '1.8', what: 'the binding `passt` is removed, and `passtBinding` replaces it', fix: 'use `passtBinding`, whose feature gate PasstBinding is enabled from 1.9',
    source: `${at('1.9.0')}/pkg/virt-config/featuregate/active.go#PasstBinding`, concerns: machine(object => cards(object, card => card.passt !== undefined)),
  },
  {
    id: 'declarative-hotplug', since: '1.9',
    what: 'if `hotpluggable` volumes are added to or removed from the manifest of a running machine, KubeVirt plugs or unplugs them immediately; before, the change waited for a restart, and no message reported this',
    fix: 'unmount a volume in the guest before you remove it from the manifest; the feature gate HotplugVolumes in the KubeVirt resource keeps the old behavior',
    source: `${KUBEVIRT}/pkg/virt-config/featuregate/active.go#DeclarativeHotplugVolumesGate`,
    concerns: machine(object => itemsOf(object, 'volumes').filter(isPluggable).map(({ name }) => `${T}/volumes/${name}`)),
  },
  {
    id: 'empty-cdrom', since: '1.9', gate: 'DeclarativeHotplugVolumes', what: 'a CD-ROM drive may be empty, i.e. have no volume; before, KubeVirt rejected an empty drive unless the feature gate DeclarativeHotplugVolumes was enabled',
    source: `${KUBEVIRT}/pkg/storage/admitters/storagehotplug.go#validateExpectedDisksAndFilesystems`,
    concerns: machine(object => {
      const volumes = new Set(itemsOf(object, 'volumes').map(({ name }) => name));
      return itemsOf(object, 'domain', 'devices', 'disks').filter(({ name, cdrom }) => cdrom !== undefined && !volumes.has(name)).map(({ name }) => `${T}/domain/devices/disks/${name}`);
    }),
  },
  {
    id: 'live-network-change', since: '1.9', gate: 'LiveUpdateNADRef', what: 'a live migration applies a change of `networkName` to a running machine; before, the change waited for a restart',
    source: `${KUBEVIRT}/pkg/network/vmliveupdate/restart.go#IsRestartRequired`,
    concerns: machine(object => itemsOf(object, 'networks').filter(({ multus }) => multus !== undefined).map(({ name }) => `${T}/networks/${name}/multus/networkName`)),
  },
  {
    id: 'one-binding', since: '1.9', what: 'an interface with no binding, or with more than one, is rejected', fix: 'give each interface one binding: `masquerade: {}` on the pod network, `bridge: {}` on others',
    source: `${KUBEVIRT}/pkg/network/admitter/binding.go`, concerns: machine(object => cards(object, card => bindings(card) !== 1)),
  },
  {
    id: 'snapshots-by-default', since: '1.9', gate: 'Snapshot', what: 'snapshots, restores and clones no longer need a feature gate, because beta gates are enabled by default', source: `${KUBEVIRT}/pkg/virt-config/featuregate/feature-gates.go#IsEnabled`,
    concerns: kinds('VirtualMachineSnapshot', 'VirtualMachineRestore', 'VirtualMachineClone'),
  },
  {
    id: 'expand-disks-always', since: '1.9', gate: 'ExpandDisks', what: 'a running guest sees an expanded volume claim; before, this needed the feature gate ExpandDisks', source: `${KUBEVIRT}/pkg/virt-config/featuregate/inactive.go#ExpandDisksGate`,
    concerns: kinds('DataVolume', 'PersistentVolumeClaim'),
  },
  {
    id: 'lun-reservation', since: '1.9', what: 'the field `persistentReservationConfiguration.enabled` of the KubeVirt resource enables persistent reservations. '
      + 'If this field is not set, the feature gate PersistentReservation still enables persistent reservations, although a warning of KubeVirt says that the gate is redundant. '
      + 'KubeVirt rejects the machine if the field is false, or if the KubeVirt resource has neither the field nor the gate',
    fix: 'before you remove the gate from the KubeVirt resource, set the field to true', source: `${KUBEVIRT}/pkg/virt-config/virt-config.go#PersistentReservationEnabled`,
    concerns: machine(object => itemsOf(object, 'domain', 'devices', 'disks').filter(({ lun }) => lun?.reservation === true).map(({ name }) => `${T}/domain/devices/disks/${name}`)),
  },
  ...Object.entries(FIELDS_SINCE).map(([field, since]): Behaviour => ({
    id: `field${field.replace(/\//g, '-').toLowerCase()}`, since, what: `\`${field.slice(field.lastIndexOf('/') + 1)}\` has an effect; the API server of older releases drops this field`,
    source: `${KUBEVIRT}/staging/src/kubevirt.io/api/core/v1/schema.go`, concerns: machine(object => those(object, `${T}${field}`)),
  })),
];

import { T } from './values';
import { FIELDS_SINCE } from '../../../platforms/kubevirt/fields-since';
import { ImpactEffect } from '../../effect';
import { isSince } from '../../target';
import { Rule, RuleSet } from '../rule';
import { KUBEVIRT, TEMPLATE_CHANGE } from '../sources';

const { NEXT_RESTART, IDENTITY, IGNORED } = ImpactEffect;

const RESTART = 'restart the machine at a convenient time: `virtctl restart NAME`';

/** The fields of the template that KubeVirt compares with the template from which the running machine was started. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'accessCredentials', 'architecture', 'dnsConfig', 'dnsPolicy', 'evictionStrategy', 'hostname', 'livenessProbe', 'priorityClassName', 'readinessProbe',
    'resourceClaims', 'schedulerName', 'serviceAccountName', 'startStrategy', 'subdomain', 'terminationGracePeriodSeconds', 'topologySpreadConstraints', 'utilityVolumes',
  ],
  '/domain': ['chassis', 'clock', 'ioThreads', 'ioThreadsPolicy', 'launchSecurity', 'rebootPolicy'],
  '/domain/cpu': ['cores', 'dedicatedCpuPlacement', 'features', 'isolateEmulatorThread', 'model', 'numa', 'realtime', 'threads'],
  '/domain/memory': ['hugepages', 'reservedOverhead'],
  '/domain/resources': ['limits', 'overcommitGuestOverhead', 'requests'],
  '/domain/machine': ['type'],
  '/domain/firmware': ['acpi', 'bootloader', 'kernelBoot'],
  '/domain/features': ['acpi', 'apic', 'hyperv', 'hypervPassthrough', 'kvm', 'pvspinlock', 'smm'],
  '/domain/devices': [
    'autoattachGraphicsDevice', 'autoattachInputDevice', 'autoattachMemBalloon', 'autoattachPodInterface', 'autoattachSerialConsole', 'autoattachVSOCK', 'blockMultiQueue',
    'clientPassthrough', 'disableHotplug', 'downwardMetrics', 'filesystems', 'gpus', 'hostDevices', 'inputs', 'logSerialConsole', 'networkInterfaceMultiqueue', 'panicDevices',
    'rng', 'sound', 'tpm', 'useVirtioTransitional', 'video', 'watchdog',
  ],
};

/** Additional notes on some fields. */
const MORE: Readonly<Record<string, string>> = {
  '/architecture': 'the next start needs nodes of the new architecture, and the system on the disk may not support it',
  '/hostname': 'cloud-init sets the host name once for each instance (`firmware.uuid`)',
  '/terminationGracePeriodSeconds': 'the running machine keeps the old value until it has shut down',
  '/evictionStrategy': 'until then, evictions use the old strategy',
  '/domain/firmware/bootloader': 'a system installed with BIOS usually does not boot with UEFI, and vice versa',
  '/domain/machine/type': 'the guest may see other hardware',
  '/domain/features/hyperv': 'Windows may have to be activated again',
  '/domain/devices/tpm': 'keys sealed in the TPM are lost',
  '/accessCredentials': 'cloud-init sets keys once for each instance (`firmware.uuid`); the guest agent sets keys while the machine runs',
};

/** The paths of all entries of `FIELDS`, from the template on. */
export const TEMPLATE_FIELDS: readonly string[] = Object.entries(FIELDS).flatMap(([below, names]) => names.map(name => `${below}/${name}`));

function fieldRules(field: string): Rule[] {
  const since = FIELDS_SINCE[field];
  const more = MORE[field];
  return [
    ...since === undefined ? [] : [{
      at: `${T}${field}`,
      when: (_: unknown, { target }: { readonly target: { readonly kubevirt: string } }) => !isSince(target.kubevirt, since),
      effects: [IGNORED],
      rule: `the field exists from KubeVirt ${since}: the API server of an older release drops it`,
      source: TEMPLATE_CHANGE,
    }],
    {
      at: `${T}${field}`,
      effects: [NEXT_RESTART],
      isReported: true,
      rule: `the running machine does not change before its next start${more === undefined ? '' : `; ${more}`}`,
      source: TEMPLATE_CHANGE,
      fix: RESTART,
    },
  ];
}

const IDENTITY_TEXTS = {
  uuid: {
    removed: 'without `uuid`, KubeVirt derives the UUID from the name of the machine at the next start',
    added: 'the machine has this UUID at its next start; nothing changes if the machine has had this UUID since its creation',
    changed: 'at the next start the guest sees a new machine: cloud-init runs again, and licences bound to the old UUID become invalid',
  },
  serial: {
    removed: 'at the next start the machine has no serial number, and licences may be bound to the old one',
    added: 'the machine has this serial number at its next start; nothing changes if the machine has had this number since its creation',
    changed: 'the guest sees a different serial number at the next start, and licences may be bound to the old one',
  },
} as const;

/** The identity of the machine in the guest, and all fields that KubeVirt applies only at its start. */
export const TEMPLATE_RULES: RuleSet = [
  ...(['uuid', 'serial'] as const).map((field): Rule => ({
    at: `${T}/domain/firmware/${field}`,
    effects: [IDENTITY, NEXT_RESTART],
    isReported: true,
    property: 'identity',
    rule: ({ old, new: now }) => IDENTITY_TEXTS[field][now === undefined ? 'removed' : old === undefined ? 'added' : 'changed'],
    source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/firmware.go#CalculateLegacyUUID`,
    fix: 'set `identity` to the current identity of the machine: `kubectl get vmi NAME -o jsonpath={.spec.domain.firmware}`',
  })),
  ...(['labels', 'annotations'] as const).map((field): Rule => ({
    at: `/spec/template/metadata/${field}`,
    effects: [NEXT_RESTART],
    property: field,
    rule: field === 'labels'
      ? 'the pod keeps its labels until the machine\'s next start, so until then selectors with a new label do not match the pod; no condition reports this'
      : 'the pod keeps its annotations until the machine\'s next start, and no condition reports this',
    source: TEMPLATE_CHANGE,
    fix: RESTART,
  })),
  ...TEMPLATE_FIELDS.flatMap(fieldRules),
];


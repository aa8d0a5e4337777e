import { T } from './values';
import { ImpactEffect } from '../../effect';
import { isSince } from '../../target';
import { Rule, RuleSet } from '../rule';
import { KUBEVIRT, TEMPLATE_CHANGE } from '../sources';

const { NEXT_RESTART, IDENTITY, IGNORED } = ImpactEffect;

const RESTART = 'restart the machine when it suits: `virtctl restart NAME`';

/** The fields of the template that are compared with what the running machine was started from, and since when they exist. */
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

/** Fields that older releases do not have: their API server drops them. */
export const FIELDS_SINCE: Readonly<Record<string, string>> = {
  '/resourceClaims': '1.6', '/serviceAccountName': '1.9', '/utilityVolumes': '1.7', '/domain/rebootPolicy': '1.8', '/domain/ioThreads': '1.5',
  '/domain/memory/reservedOverhead': '1.8', '/domain/devices/video': '1.6', '/domain/devices/panicDevices': '1.6',
};

/** What more there is to say of some. */
const MORE: Readonly<Record<string, string>> = {
  '/architecture': 'the next start needs nodes of the other architecture, for which the disk may have no system',
  '/hostname': 'the guest gets the name from cloud-init, which sets it once for each instance',
  '/terminationGracePeriodSeconds': 'the running machine keeps the old one, also for its own shutdown',
  '/evictionStrategy': 'until then evictions follow the old one',
  '/domain/firmware/bootloader': 'a system that was installed with BIOS mostly does not boot with UEFI, nor the other way round',
  '/domain/machine/type': 'the guest may see other hardware',
  '/domain/features/hyperv': 'Windows may have to be activated again',
  '/domain/devices/tpm': 'keys that are sealed in a TPM are lost with it',
  '/accessCredentials': 'cloud-init reads keys once for each instance; the guest agent sets them while the machine runs',
};

/** Fields of the template by their place below it. */
export const TEMPLATE_FIELDS: readonly string[] = Object.entries(FIELDS).flatMap(([below, names]) => names.map(name => `${below}/${name}`));

function fieldRules(field: string): Rule[] {
  const since = FIELDS_SINCE[field];
  const more = MORE[field];
  return [
    ...since === undefined ? [] : [{
      at: `${T}${field}`,
      when: (_: unknown, { target }: { readonly target: { readonly kubevirt: string } }) => !isSince(target.kubevirt, since),
      effects: [IGNORED],
      rule: `KubeVirt has the field since ${since}: an older API server drops it`,
      source: TEMPLATE_CHANGE,
    }],
    {
      at: `${T}${field}`,
      effects: [NEXT_RESTART],
      isReported: true,
      rule: `a running machine keeps what it was started with${more === undefined ? '' : `; ${more}`}`,
      source: TEMPLATE_CHANGE,
      fix: RESTART,
    },
  ];
}

/** What the guest knows the machine by, and all that is read when a machine starts. */
export const TEMPLATE_RULES: RuleSet = [
  ...(['uuid', 'serial'] as const).map((field): Rule => ({
    at: `${T}/domain/firmware/${field}`,
    effects: [IDENTITY, NEXT_RESTART],
    isReported: true,
    property: 'identity',
    rule: ({ old, new: now }) => now === undefined
      ? 'without it the machine has the one that KubeVirt makes of its name, when it starts again'
      : old === undefined
        ? 'the machine has this one when it starts again, unless it is the one that it was given when it was made'
        : field === 'uuid'
          ? 'the guest is on another machine when it starts again: cloud-init runs as on a new one, and licences are bound to the old one'
          : 'the guest sees another serial number when it starts again, and licences may be bound to the old one',
    source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/firmware.go#CalculateLegacyUUID`,
    fix: 'keep the identity that the machine has: `kubectl get vmi NAME -o jsonpath={.spec.domain.firmware}`, and `identity` in the code',
  })),
  ...(['labels', 'annotations'] as const).map((field): Rule => ({
    at: `/spec/template/metadata/${field}`,
    effects: [NEXT_RESTART],
    property: field,
    rule: field === 'labels'
      ? 'the pod of the running machine keeps its labels, and no condition says so: what selects it by a new label finds it when it starts again'
      : 'the pod of the running machine keeps its annotations, and no condition says so',
    source: TEMPLATE_CHANGE,
    fix: RESTART,
  })),
  ...TEMPLATE_FIELDS.flatMap(fieldRules),
];


import { hasSameDocuments } from './cloud-init-documents';
import { inTemplate, isPluggable, isRolledOut, T } from './values';
import { same } from '../../../model/same';
import { ApiObjectData } from '../../../platforms/reading';
import { Change } from '../../compare/changes';
import { ImpactEffect } from '../../effect';
import { isSince } from '../../target';
import { Rule, RuleContext, RuleSet } from '../rule';
import { KUBEVIRT, KUBEVIRT_1_8, TEMPLATE_CHANGE } from '../sources';

const { LIVE, NEXT_RESTART, REFUSED, DATA_LOSS } = ImpactEffect;

const HOTPLUG = `${KUBEVIRT}/pkg/storage/hotplug/hotplug.go`;
const VOLUMES = `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#validLiveUpdateVolumes`;
const DISKS = `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#validLiveUpdateDisks`;
const BOOT_ORDER = `${KUBEVIRT_1_8}/pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go#validateBootOrder`;

/** The feature gates of hotplug by the manifest, and of hotplug by request (`virtctl addvolume`). If both are enabled, the second disables the first. */
const [DECLARATIVE, REQUESTS] = ['DeclarativeHotplugVolumes', 'HotplugVolumes'];
const DEVICES = ['domain', 'devices', 'disks'] as const;
const RESTART = 'restart the machine at a convenient time: `virtctl restart NAME`';

const volumeOf = (machine: ApiObjectData, name: string) => inTemplate(machine, 'volumes', name);
const deviceOf = (machine: ApiObjectData, name: string) => inTemplate(machine, ...DEVICES, name);
const nameIn = ({ path }: Change) => path[path.indexOf('volumes') + 1];
const diskIn = ({ path }: Change) => path[path.indexOf('disks') + 1];
const isMigrated = ({ after }: RuleContext) => (after.spec as any)?.updateVolumesStrategy === 'Migration';

/** Whether KubeVirt hotplugs and unplugs volumes when the manifest changes (declarative hotplug). */
const plugs = (context: RuleContext) => context.target.plugsVolumes && !isMigrated(context);

/** The old and the new volume with a name, and whether both are hotpluggable. A missing volume counts as hotpluggable. */
function pluggable({ before, after }: RuleContext, name: string) {
  const [old, now] = [volumeOf(before, name), volumeOf(after, name)];
  return { old, now, isPluggable: (old === undefined || isPluggable(old)) && (now === undefined || isPluggable(now)) };
}

/** Whether a CD-ROM drive is new. A running machine cannot get a new drive: only the medium of a drive can be inserted and ejected. */
function isNewDrive({ before, after }: RuleContext, name: string): boolean {
  return deviceOf(after, name)?.cdrom !== undefined && deviceOf(before, name)?.cdrom === undefined;
}

/** Whether KubeVirt hotplugs or unplugs a volume together with its device. Then the changes of both have the same effect. */
function isPlugged(context: RuleContext, name: string): boolean {
  const { isPluggable: can } = pluggable(context, name);
  return can && plugs(context) && !isNewDrive(context, name);
}

/** Whether a volume keeps its name and gets another PVC. */
const isOtherClaim = ({ before, after }: RuleContext, name: string): boolean => {
  const [old, now] = [claimOf(before, name), claimOf(after, name)];
  return old !== undefined && now !== undefined && old !== now;
};

const claimOf = (machine: ApiObjectData, name: string): string | undefined => {
  const volume = volumeOf(machine, name);
  return volume?.dataVolume?.name ?? volume?.persistentVolumeClaim?.claimName;
};

const templates = ({ spec }: ApiObjectData): readonly string[] => ((spec as any)?.dataVolumeTemplates ?? []).map((each: any) => each?.metadata?.name);

/** Whether a volume refers to a new entry of `dataVolumeTemplates`, and the entry to which it referred before is gone. */
function isMadeAnew(context: RuleContext, name: string): boolean {
  const [old, now] = [claimOf(context.before, name), claimOf(context.after, name)];
  return isOtherClaim(context, name) && templates(context.before).includes(old!) && !templates(context.after).includes(old!)
    && templates(context.after).includes(now!) && !templates(context.before).includes(now!);
}

const plugged = (at: string, nameOf: (change: Change) => string, source: string): Rule => ({
  at,
  when: (change, context) => isPlugged(context, nameOf(change)) && (volumeOf(context.before, nameOf(change)) === undefined)
    !== (volumeOf(context.after, nameOf(change)) === undefined),
  effects: [LIVE],
  property: 'disks',
  rule: (change, context) => volumeOf(context.before, nameOf(change)) === undefined
    ? 'a `hotpluggable` volume is plugged into the running machine'
    : 'a `hotpluggable` volume is unplugged from the running machine: unmount it in the guest first',
  source,
});

/** Whether KubeVirt reports RestartRequired for every change of a volume. It does with the rollout strategy Stage, up to KubeVirt 1.6. */
const isStaged = (_: Change, { target }: RuleContext) => !isRolledOut(target) && !isSince(target.kubevirt, '1.7');

/**
 * Why a change of the manifest does not hotplug a volume. Without one of the two gates, KubeVirt rejects `virtctl addvolume`
 * (`pkg/virt-api/rest/volumes.go#hotplugVolumesEnabled`).
 */
function obstacle(context: RuleContext): { readonly why: string; readonly fixes: readonly string[] } {
  const { target } = context;
  const byRequest = 'use `virtctl addvolume` or `virtctl removevolume`';
  if (target.plugsVolumes && isMigrated(context)) {
    return { why: '`updateVolumesStrategy: Migration` prevents declarative hotplug', fixes: ['remove `updateVolumesStrategy`'] };
  }
  if (target.family !== 'kubevirt') return { why: 'the platform disables declarative hotplug', fixes: [byRequest] };
  if (!isSince(target.kubevirt, '1.6')) return { why: 'KubeVirt before 1.6 has no declarative hotplug', fixes: target.hasGate(REQUESTS) ? [byRequest] : [] };
  const why = isSince(target.kubevirt, '1.9') || target.hasGate(REQUESTS)
    ? 'declarative hotplug is disabled in this cluster' : 'before KubeVirt 1.9, declarative hotplug needs the feature gate DeclarativeHotplugVolumes';
  const gates = [...target.hasGate(DECLARATIVE) ? [] : [`enable the feature gate ${DECLARATIVE}`], ...target.hasGate(REQUESTS) ? [`disable ${REQUESTS}`] : []];
  return { why, fixes: [...target.hasGate(REQUESTS) ? [byRequest] : [], gates.join(', and ')] };
}

/** Without declarative hotplug, a change of a hotpluggable volume has no effect before the next start. */
const silent = (at: string, nameOf: (change: Change) => string, source: string): Rule => ({
  at,
  when: (change, context) => pluggable(context, nameOf(change)).isPluggable && !isNewDrive(context, nameOf(change))
    && !same(volumeOf(context.before, nameOf(change)), volumeOf(context.after, nameOf(change))),
  effects: [NEXT_RESTART],
  isReported: isStaged,
  property: 'disks',
  rule: (change, context) => `${obstacle(context).why}: the change applies at the next start${isStaged(change, context) ? '' : ', and no condition reports this'}`,
  source,
  fix: (_, context) => ['restart the machine', ...obstacle(context).fixes].join('; or '),
});

/** Volumes and their devices. */
export const VOLUME_RULES: RuleSet = [
  {
    at: `${T}/domain/devices/disks/*`,
    when: (change, context) => {
      const device = deviceOf(context.after, diskIn(change));
      return device !== undefined && device.cdrom === undefined && volumeOf(context.after, diskIn(change)) === undefined;
    },
    effects: [REFUSED], property: 'disks', rule: 'a disk without a volume of the same name is rejected', source: BOOT_ORDER, fix: 'remove the disk together with its volume',
  },
  {
    at: `${T}/volumes/*`,
    when: (change, context) => volumeOf(context.after, nameIn(change)) === undefined && deviceOf(context.after, nameIn(change)) !== undefined
      && (!context.target.hasGate(DECLARATIVE) || deviceOf(context.after, nameIn(change))?.cdrom === undefined),
    effects: [REFUSED],
    property: 'disks',
    rule: 'a disk without a volume of the same name is rejected; an empty CD-ROM drive is accepted only with declarative hotplug, which is enabled by default from KubeVirt 1.9',
    source: BOOT_ORDER,
    fix: 'remove the disk together with its volume',
  },
  {
    at: `${T}/volumes/*`,
    when: (change, context) => isMadeAnew(context, nameIn(change)),
    effects: [DATA_LOSS, NEXT_RESTART],
    property: 'disks',
    rule: 'a renamed disk of `dataVolumeTemplates` is a new disk, created from its source. The machine uses the new disk from its next start',
    source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#handleDataVolumes`,
    fix: 'restore the old name; to replace the content on purpose, copy the data before the machine restarts',
  },
  plugged(`${T}/volumes/*`, nameIn, `${HOTPLUG}#patchHotplugVolumes`),
  plugged(`${T}/domain/devices/disks/*`, diskIn, `${HOTPLUG}#patchHotplugVolumes`),
  {
    at: `${T}/volumes/*`,
    when: (change, context) => isPlugged(context, nameIn(change)) && isOtherClaim(context, nameIn(change)),
    effects: [LIVE],
    property: 'disks',
    rule: 'the volume is unplugged and plugged again with its new claim: the guest loses the old disk immediately',
    source: `${HOTPLUG}#filterHotplugVMIVolumes`,
    fix: 'unmount the disk in the guest first',
  },
  {
    at: `${T}/volumes/*`,
    when: (change, context) => isMigrated(context) && isOtherClaim(context, nameIn(change)) && isSince(context.target.kubevirt, '1.5')
      && isRolledOut(context.target),
    effects: [LIVE],
    property: 'disks',
    rule: 'with `updateVolumesStrategy: Migration` the data is copied to the new claim while the machine runs; the new claim must be at least as large',
    source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#handleVolumeUpdateRequest`,
  },
  silent(`${T}/volumes/*`, nameIn, VOLUMES),
  silent(`${T}/domain/devices/disks/*`, diskIn, DISKS),
  {
    at: `${T}/volumes/*`,
    when: (change, context) => isOtherClaim(context, nameIn(change)),
    effects: [NEXT_RESTART],
    isReported: true,
    property: 'disks',
    rule: 'the machine uses the new claim from its next start; the old claim stays',
    source: VOLUMES,
    fix: RESTART,
  },
  {
    at: `${T}/volumes/*/*`,
    when: (change, context) => /^cloudInit/.test(change.path[5] ?? '') && hasSameDocuments(context, nameIn(change)),
    effects: [NEXT_RESTART],
    isReported: true,
    property: 'userData',
    rule: 'the cloud-init drive has the same documents from another place (the manifest or a Secret), so the guest does not change',
    source: TEMPLATE_CHANGE,
    fix: 'nothing for the guest; the condition RestartRequired disappears at the next restart',
  },
  {
    at: `${T}/volumes/*/*`,
    when: ({ path }) => /^cloudInit/.test(path[5] ?? ''),
    effects: [NEXT_RESTART],
    isReported: true,
    property: 'userData',
    rule: 'the cloud-init drive has the new content at the next start. cloud-init applies the content once for each instance (`firmware.uuid`), and only some parts (`bootcmd`) at every boot',
    source: TEMPLATE_CHANGE,
    fix: 'to run cloud-init again, give the machine another `cloudInitSeed` and restart it; otherwise change the guest itself',
  },
  {
    at: `${T}/volumes/*`,
    effects: [NEXT_RESTART],
    isReported: (change, { after }) => !isPluggable(volumeOf(after, nameIn(change))),
    property: 'disks',
    rule: (change, { before, after }) => volumeOf(before, nameIn(change)) === undefined ? 'a volume that is not `hotpluggable` is attached at the next start'
      : volumeOf(after, nameIn(change)) === undefined ? 'the volume stays attached until the next start, so its claim stays in use'
        : 'a change of a volume applies only when the machine starts',
    source: VOLUMES,
    fix: RESTART,
  },
  ...['/*', ''].map((more): Rule => ({
    at: `${T}/domain/devices/disks/*${more}`,
    effects: [NEXT_RESTART],
    isReported: (change, { after }) => !isPluggable(volumeOf(after, diskIn(change))),
    property: 'disks',
    rule: ({ path }) => path[7] === 'bootOrder' ? 'the machine boots from another disk at the next start'
      : ['disk', 'cdrom', 'lun'].includes(path[7] ?? '') ? 'the device changes at the next start, and may have another name in the guest'
        : 'a change of a device applies only when the machine starts',
    source: DISKS,
    fix: RESTART,
  })),
  ...['volumes', 'domain/devices/disks'].map(list => ({
    at: `${T}/${list}`,
    effects: [NEXT_RESTART],
    property: 'disks',
    rule: 'the guest finds its disks in the new order at the next start; no condition reports this',
    source: DISKS,
  })),
  {
    at: '/spec/updateVolumesStrategy',
    effects: [LIVE],
    rule: '`updateVolumesStrategy` sets how KubeVirt handles the next change of a volume',
    source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#handleVolumeUpdateRequest`,
  },
];


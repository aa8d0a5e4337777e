import { INSTANCE_TYPE_RULES } from './instance-type';
import { NETWORK_RULES } from './networks';
import { SIZE_RULES } from './size';
import { TEMPLATE_RULES } from './template';
import { VOLUME_RULES } from './volumes';
import { ApiObjectData } from '../../../platforms/reading';
import { valueAt } from '../../compare/path';
import { ImpactEffect } from '../../effect';
import { isSince } from '../../target';
import { RuleSet } from '../rule';
import { runStateRules } from '../run-state';
import { KUBEVIRT, LABELS } from '../sources';

const { LIVE, IGNORED, REFUSED, LEFT_BEHIND, NOTHING } = ImpactEffect;

const RUN = `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#syncRunStrategy`;
const MADE = `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#handleDataVolumes`;
const TEMPLATES = '/spec/dataVolumeTemplates';
const OWNED = 'the disk stays, but the machine still owns it: a later deletion of the machine also deletes the disk';

/** The run strategy of a machine. `running` is the older form of `runStrategy`. */
function runStrategyOf({ spec }: ApiObjectData): string | undefined {
  const { runStrategy, running } = (spec ?? {}) as Readonly<Record<string, unknown>>;
  return typeof runStrategy === 'string' ? runStrategy : running === true ? 'Always' : running === false ? 'Halted' : undefined;
}

export const MACHINE_RULES: RuleSet = [
  {
    at: '/spec/runStrategy',
    when: ({ new: now }, { target }) => now === 'WaitAsReceiver' && !(isSince(target.kubevirt, '1.6') && target.hasGate('DecentralizedLiveMigration')),
    effects: [REFUSED],
    property: 'runStrategy',
    rule: 'the run strategy WaitAsReceiver needs the feature gate DecentralizedLiveMigration, which is enabled by default from KubeVirt 1.9',
    source: `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/vms-admitter.go#validateRunStrategy`,
  },
  ...runStateRules(['/spec/runStrategy', '/spec/running'], runStrategyOf, RUN),
  ...SIZE_RULES,
  ...INSTANCE_TYPE_RULES,
  ...VOLUME_RULES,
  ...NETWORK_RULES,
  ...TEMPLATE_RULES,
  {
    at: `${TEMPLATES}/*/metadata/namespace`, effects: [REFUSED], rule: 'a disk of `dataVolumeTemplates` must be in the namespace of its machine',
    source: `${KUBEVIRT}/pkg/storage/admitters/vm-storage-admitter.go`,
  },
  {
    at: `${TEMPLATES}/*`,
    when: ({ path, old, new: now }) => path.length === 3 && old === undefined && now !== undefined,
    effects: [LIVE], property: 'disks', rule: 'the new disk is created immediately', source: MADE,
  },
  {
    at: `${TEMPLATES}/*`,
    when: ({ path, new: now }, context) => path.length === 3 && now === undefined && !isNamed(context.after, path[2]),
    effects: [LEFT_BEHIND],
    property: 'disks',
    rule: OWNED,
    source: MADE,
    fix: 'delete the DataVolume when its data is no longer needed: `kubectl delete dv NAME`',
  },
  {
    at: `${TEMPLATES}/*`,
    when: ({ path, new: now }) => path.length === 3 && now === undefined,
    effects: [LIVE], property: 'disks', rule: OWNED, source: MADE,
  },
  {
    at: `${TEMPLATES}/*`,
    effects: [IGNORED],
    property: 'disks',
    rule: 'no effect: KubeVirt uses `dataVolumeTemplates` only to create the disk. The existing disk does not change, and nothing reports this',
    source: MADE,
    fix: ({ path }) => /storage$|requests/.test(path.join('/')) && path.includes('requests')
      ? `expand the volume claim instead: \`kubectl patch pvc ${path[2]} -p '{"spec":{"resources":{"requests":{"storage":"..."}}}}'\``
      : 'give the disk another name, which creates a new disk, and copy the data',
  },
  { at: TEMPLATES, effects: [NOTHING], property: 'disks', rule: 'no effect: the order of the entries has no meaning', source: MADE },
  { at: '/metadata/labels', effects: [LIVE], property: 'labels', rule: 'stored on the machine only: its pod gets the labels of `spec.template.metadata` instead', source: LABELS },
  { at: '/metadata/annotations', effects: [LIVE], property: 'annotations', rule: 'stored on the object', source: LABELS },
];

/** Whether a volume of the machine refers to a disk. */
function isNamed(machine: ApiObjectData, disk: string): boolean {
  const volumes = valueAt(machine, ['spec', 'template', 'spec', 'volumes']);
  return Array.isArray(volumes) && volumes.some(each => disk === (each?.dataVolume?.name ?? each?.persistentVolumeClaim?.claimName));
}

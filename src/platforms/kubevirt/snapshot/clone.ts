import { CLONE_FIELDS } from './fields';
import { snapshotReference } from './machine-reference';
import { snapshotObjectProblems } from './snapshot';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { networksOf } from '../../../model/nic';
import { same } from '../../../model/same';
import { CloneSpec } from '../../../model/snapshot';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { ApiTree, at, Joint, KindBinding, put, take } from '../../fields';
import { nameProblems, referenceProblems } from '../../kubernetes/names';
import { MAIN } from '../../manifest';
import { oneShot } from '../../one-shot';
import { ObjectReader, treeOf } from '../../reading';
import { notSupported } from '../../resolve/problems';
import { FLEET_LABEL, MACHINE_LABEL } from '../labels';
import { MAC_ADDRESS } from '../machine/nic-rules';
import { interfaceName } from '../machine/nics';
import { keepsState } from '../machine/persistent-state';
import { objectOf } from '../object';
import { KubeVirtTarget } from '../target';
import { atLeast, KubeVirtVersion } from '../version';

const SINCE = { beta: KubeVirtVersion.V1_5, patches: KubeVirtVersion.V1_6, volumeNames: KubeVirtVersion.V1_8 } as const;

/** A GitOps engine recognizes its objects by these labels, so the engine would prune a clone with the labels. */
const ENGINE_LABELS = ['!app.kubernetes.io/instance', '!kustomize.toolkit.fluxcd.io/*'];
const ENGINE_ANNOTATIONS = ['!argocd.argoproj.io/*', '!kustomize.toolkit.fluxcd.io/*', '!kubectl.kubernetes.io/*'];
/** Services and policies select the original by these labels, and would also select a clone with the labels. */
const OWN_LABELS = [`!${MACHINE_LABEL}`, `!${FLEET_LABEL}`];

type Filter = 'labelFilters' | 'annotationFilters' | 'templateLabelFilters';

/** Each filter, its place in the manifest, and the keys that it always leaves out. */
const FILTERS: readonly (readonly [Filter, readonly string[], readonly string[]])[] = [
  ['labelFilters', ['spec', 'labelFilters'], ENGINE_LABELS],
  ['annotationFilters', ['spec', 'annotationFilters'], ENGINE_ANNOTATIONS],
  ['templateLabelFilters', ['spec', 'template', 'labelFilters'], OWN_LABELS],
];

/** The filters of the spec, and the keys that are never copied. By default, all other keys are copied. */
const filtersJoint: Joint<CloneSpec, KubeVirtTarget> = {
  write: (spec, tree) => FILTERS.forEach(([name, path, ours]) => put(tree, path, [...spec[name] ?? ['*'], ...ours])),
  read: tree => Object.fromEntries(FILTERS.flatMap(([name, path, ours]) => {
    const list = at(tree, path);
    if (!Array.isArray(list) || !same(list.slice(-ours.length), ours)) return [];
    take(tree, path);
    return [[name, list.slice(0, -ours.length)]];
  })),
};

const SOURCE = ['spec', 'source'];

/** `machine` or `snapshot` becomes the source. */
const sourceJoint: Joint<CloneSpec, KubeVirtTarget> = {
  write: (spec, tree) => put(tree, SOURCE, sourceField(sourceOf(spec))),
  read: tree => {
    const field = at(tree, SOURCE) as any;
    if (typeof field?.name !== 'string' || !same(field, sourceField(field))) return {};
    take(tree, SOURCE);
    return field.kind === 'VirtualMachine' ? { machine: { name: field.name } } : { snapshot: { name: field.name } };
  },
};

const CLONE = new KindBinding<CloneSpec, KubeVirtTarget>(
  { fields: CLONE_FIELDS, joints: { oneShot, source: sourceJoint, filters: filtersJoint } }, notSupported,
);

interface Source {
  readonly kind: 'VirtualMachine' | 'VirtualMachineSnapshot';
  readonly name: string;
}

function sourceOf({ name, machine, snapshot }: CloneSpec): Source {
  return snapshot ? { kind: 'VirtualMachineSnapshot', name: snapshot.name } : { kind: 'VirtualMachine', name: machine?.name ?? name };
}

function sourceField({ kind, name }: Source): ApiTree {
  return { apiGroup: kind === 'VirtualMachine' ? 'kubevirt.io' : 'snapshot.kubevirt.io', kind, name };
}

/** A clone, with its source and the machine that is cloned. */
interface Clone extends CloneSpec {
  readonly source: Source;
  readonly original?: MachineSpec;
}

function withSource(spec: CloneSpec, context: NodeContext): Clone {
  const of = spec.machine ?? spec.snapshot?.machine;
  return { ...spec, source: sourceOf(spec), original: of && !of.elsewhere ? context.find('machine', of.name) : undefined };
}

export function renderClone(given: CloneSpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const model = withSource(given, context);
  const problems = [
    ...snapshotObjectProblems('clone', model, target),
    ...referenceProblems('the source of the clone', model.source.name),
    ...nameProblems('the name of the cloned machine', model.target, 63),
    ...cloneProblems(model, context, target),
  ];
  const apiVersion = `clone.kubevirt.io/${atLeast(target.version, SINCE.beta) ? 'v1beta1' : 'v1alpha1'}`;
  return { problems, manifests: [objectOf(CLONE.write(given, context, target, problems), { id: MAIN, apiVersion, kind: 'VirtualMachineClone' })] };
}

export const readClone: ObjectReader<KubeVirtTarget> = (object, index, context, target) => {
  const spec = CLONE.read(treeOf(object), context, target);
  if (spec.target === undefined || !spec.machine && !spec.snapshot) return undefined;
  const snapshot = spec.snapshot && snapshotReference(spec.snapshot.name, context.namespace, index);
  return { kind: 'clone', spec: { ...spec, ...snapshot && { snapshot } } };
};

function cloneProblems(model: Clone, context: NodeContext, target: KubeVirtTarget): Problem[] {
  const { name, source, original: machine, macAddresses = {}, patches = [], volumes: volumeNames } = model;
  const filters = [model.labelFilters, model.annotationFilters, model.templateLabelFilters, model.templateAnnotationFilters];
  const problems: Problem[] = [];
  const wrong = (message: string, fix: string, got?: unknown) => problems.push({
    code: 'BACKUP_INVALID', message: `${message} (clone "${name}")`, got: got === undefined ? undefined : quote(got), fix,
  });
  if (source.kind === 'VirtualMachine' && source.name === model.target) wrong('the clone has the name of the original', 'use another `target`', model.target);
  if (machine && keepsState(machine, context, target)) {
    wrong('KubeVirt cannot clone a machine with persistent UEFI or TPM state', 'clone its disks (DiskSource.disk), and attach them to a new machine');
  }
  const networks = machine && networksOf(machine).map(interfaceName);
  for (const [network, address] of Object.entries(macAddresses)) {
    if (!MAC_ADDRESS.test(address)) wrong(`invalid unicast MAC address on network "${network}"`, 'use an address such as 02:00:00:00:00:01', address);
    if (networks && !networks.includes(network)) wrong('a MAC address is set for a network that the machine does not have', `use one of ${networks.join(', ')}`, network);
  }
  for (const filter of filters.flatMap(each => each ?? [])) {
    if (!/^(\*|!?[^!*]+\*?)$/.test(filter)) wrong('invalid filter: KubeVirt does not support it', 'put "!" only at the start and "*" only at the end, e.g. "!example.com/*"', filter);
  }
  for (const patch of patches) if (!isJson(patch)) wrong('a patch is not valid JSON', 'use a JSON patch, e.g. {"op": "remove", "path": "/spec/..."}', patch);
  if (patches.length > 0 && !atLeast(target.version, SINCE.patches)) problems.push(notSupported('patches of clones (`patches`)', `KubeVirt ${SINCE.patches} and later`, target));
  if (volumeNames !== undefined && !atLeast(target.version, SINCE.volumeNames)) {
    problems.push(notSupported('`volumes` of a clone', `KubeVirt ${SINCE.volumeNames} and later`, target));
  }
  if (volumeNames === 'InPlace') wrong('the volumes of a clone cannot replace the volumes of the original', 'set `volumes` to RestoredVolumes.PREFIXED or RestoredVolumes.RANDOM');
  return problems;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

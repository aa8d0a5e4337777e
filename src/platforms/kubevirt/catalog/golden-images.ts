import { duplicates } from './duplicates';
import { imageManifests, readImage } from './golden-image';
import { CLONE_RIGHT, isImageNamespace } from './image-namespace';
import { Problem } from '../../../findings/problem';
import { GoldenImageSetSpec } from '../../../model/catalog';
import { ChangeEffect } from '../../../model/change-effect';
import { readCron } from '../../../model/cron';
import { isSmaller, isUsable, SMALLEST_VOLUME } from '../../../model/quantity';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { at, FieldTable } from '../../fields';
import { nameProblems } from '../../kubernetes/names';
import { Manifest } from '../../manifest';
import { ApiObjectData, ObjectIndex, ObjectReader } from '../../reading';
import { addressProblems } from '../../rules/address/address';
import { CDI, KUBERNETES } from '../sources';
import { KubeVirtTarget } from '../target';

const { LIVE, DATA_LOSS } = ChangeEffect;

/** The effects of changing a set of golden images. */
export const IMAGE_SET_FIELDS: FieldTable<GoldenImageSetSpec, KubeVirtTarget> = {
  images: { joint: 'items', effect: LIVE, source: `${CDI}/pkg/controller/datavolume/controller-base.go#getSourceRefOp` },
  cloneableFrom: { joint: 'rights', effect: LIVE, source: `${KUBERNETES}/pkg/apis/rbac/validation/validation.go#ValidateRoleBindingUpdate` },
  // If the manifests no longer contain the namespace, the pruning of a GitOps engine deletes the namespace with its images.
  createNamespace: { joint: 'namespace', effect: DATA_LOSS, source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/' },
};

/** The group of all service accounts of the cluster. With `:` and a namespace added, the group of the namespace's service accounts. */
const EVERY_ACCOUNT = 'system:serviceaccounts';

/** Golden images, their namespace, and the permission to clone them. */
export function goldenImages(
  { images, createNamespace: makesNamespace = true, cloneableFrom: cloners = [] }: GoldenImageSetSpec, context: NodeContext, target: KubeVirtTarget,
): Rendering {
  const { namespace } = context;
  const problems = [...duplicates(images), ...images.flatMap(({ name, size, source: origin }) => [
    ...nameProblems('the name of a golden image', name, 63),
    ...isUsable(size) && !isSmaller(size, SMALLEST_VOLUME) ? [] : [sizeProblem(name, size)],
    ...addressProblems(`golden image "${name}"`, origin.kind, origin.url),
    ...origin.kind === 'registry' && !isSchedule(origin.schedule) ? [scheduleProblem(name, origin.schedule)] : [],
  ])];
  if (namespace === undefined) {
    problems.push({
      code: 'NAMESPACE_MISSING',
      message: 'golden images need a namespace, and the chart has no namespace',
      fix: 'set `namespace` of the chart, e.g. to "golden-images"',
    });
  }
  const own: Manifest[] = makesNamespace && namespace !== undefined
    ? [{ id: 'Namespace', apiVersion: 'v1', kind: 'Namespace', name: namespace, clusterScoped: true, body: {} }]
    : [];
  return { problems, manifests: [...own, ...images.flatMap(image => imageManifests(image, context, target)), ...cloneRights(cloners)] };
}

/** Reads the golden images of a namespace, starting from the Role that allows other namespaces to clone them. */
export const readGoldenImages: ObjectReader<KubeVirtTarget> = (object, index, context, target) => {
  const { name, namespace } = object.metadata;
  if (name !== CLONE_RIGHT || namespace === undefined) return undefined;
  const beside = index.objects.filter(({ metadata }) => metadata.namespace === namespace);
  const images = beside.flatMap(each => readImage(each, index, context, target) ?? []);
  const own = index.find('Namespace', undefined, namespace);
  const cloneableFrom = readCloners(index.find('RoleBinding', namespace, CLONE_RIGHT));
  return {
    kind: 'goldenImageSet',
    spec: { images, ...cloneableFrom.length > 0 && { cloneableFrom }, createNamespace: own !== undefined && isImageNamespace(own, index) },
  };
};

/** Whether a volume is a golden image, not a disk. */
export function isGoldenVolume(object: ApiObjectData, index: ObjectIndex, context: NodeContext, target: KubeVirtTarget): boolean {
  return index.find('Role', object.metadata.namespace, CLONE_RIGHT) !== undefined && readImage(object, index, context, target) !== undefined;
}

function readCloners(binding: ApiObjectData | undefined): string[] {
  const subjects = (at(binding ?? {}, ['subjects']) ?? []) as readonly { readonly name?: string }[];
  return subjects.flatMap(({ name }) => name?.startsWith(`${EVERY_ACCOUNT}:`) ? [name.slice(EVERY_ACCOUNT.length + 1)] : []);
}

/** CDI checks that the creator of a clone has the permission to clone from the namespace of the source. */
function cloneRights(namespaces: readonly string[]): Manifest[] {
  const name = CLONE_RIGHT;
  const groups = namespaces.length === 0 ? [EVERY_ACCOUNT] : [...namespaces].sort().map(namespace => `${EVERY_ACCOUNT}:${namespace}`);
  const apiGroup = 'rbac.authorization.k8s.io';
  return [
    {
      id: 'Role',
      apiVersion: `${apiGroup}/v1`,
      kind: 'Role',
      name,
      body: { rules: [{ apiGroups: ['cdi.kubevirt.io'], resources: ['datavolumes/source'], verbs: ['create'] }] },
    },
    {
      id: 'RoleBinding',
      apiVersion: `${apiGroup}/v1`,
      kind: 'RoleBinding',
      name,
      body: { roleRef: { apiGroup, kind: 'Role', name }, subjects: groups.map(group => ({ apiGroup, kind: 'Group', name: group })) },
    },
  ];
}

/** Whether CDI accepts a schedule: a cron expression, an empty text, or `@every` with a duration. */
function isSchedule(text: string): boolean {
  return text === '' || /^@every \S+$/.test(text) || typeof readCron(text) !== 'string';
}

function scheduleProblem(name: string, got: string): Problem {
  return {
    code: 'SCHEDULE_INVALID',
    message: `invalid import schedule of golden image "${name}": CDI rejects the schedule`,
    got,
    allowed: 'a cron schedule with five fields, e.g. "0 4 * * *", or `@every` with a duration',
    fix: 'correct the schedule',
  };
}

function sizeProblem(name: string, got: string): Problem {
  return {
    code: 'SIZE_INVALID',
    message: `the size of golden image "${name}" is not a valid size of a volume`,
    got,
    allowed: `at least ${SMALLEST_VOLUME}`,
    fix: 'set `size` to the size of the volume of the image',
  };
}

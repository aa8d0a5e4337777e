import { recentFieldProblems, unusedCertificates } from './recent-fields';
import type { DataVolumeSpec } from '../../../../imports/cdi.kubevirt.io';
import { Problem, quote } from '../../../findings/problem';
import { DiskSourceSpec, DiskSpec } from '../../../model/disk';
import { FoundImage } from '../../catalog/find-image';
import { NodeContext } from '../../context';
import { ApiTree, at, take } from '../../fields';
import { referenceProblems } from '../../kubernetes/names';
import { Wire } from '../../wire';
import { KubeVirtTarget } from '../target';

type Source = Pick<Wire<DataVolumeSpec>, 'source' | 'sourceRef'>;

/** The source of a `DataVolume`, which has exactly one source. */
export function sourceOf(model: DiskSpec, context: NodeContext, image: FoundImage | undefined, target: KubeVirtTarget, problems: Problem[]): Source {
  const { source = { kind: 'blank' } } = model;
  switch (source.kind) {
    case 'blank': return { source: { blank: {} } };
    case 'upload': return { source: { upload: {} } };
    case 'http': {
      const { url, secret, certificates, headers, secretHeaders, checksum, insecureSkipVerify } = source;
      checkReferences(model, { secret, certificates }, problems);
      problems.push(...recentFieldProblems(model.name, { 'source.checksum': checksum, 'source.insecureSkipVerify': insecureSkipVerify || undefined }, target));
      if (insecureSkipVerify && certificates !== undefined) problems.push(...unusedCertificates(model.name, target));
      return {
        source: {
          http: {
            url, secretRef: secret, certConfigMap: certificates, extraHeaders: mutable(headers), secretExtraHeaders: mutable(secretHeaders),
            checksum, insecureSkipVerify,
          },
        },
      };
    }
    case 'registry': {
      const { url, imageStream, pulledByNode, secret, certificates } = source;
      checkReferences(model, { secret, certificates, imageStream: imageStream?.replace(/(?<=[^:]):[^:\s]+$/, '') }, problems);
      return {
        source: { registry: { url, imageStream, pullMethod: pulledByNode ? 'node' : undefined, secretRef: secret, certConfigMap: certificates } },
      };
    }
    case 's3':
      checkReferences(model, { secret: source.secret, certificates: source.certificates }, problems);
      return { source: { s3: { url: source.url, secretRef: source.secret, certConfigMap: source.certificates } } };
    case 'gcs':
      checkReferences(model, { secret: source.secret }, problems);
      if (source.certificates !== undefined) problems.push(incomplete(model, 'Google Cloud Storage has no `certificates`', 'remove `certificates`'));
      return { source: { gcs: { url: source.url, secretRef: source.secret } } };
    case 'imageio': {
      const { url, diskId, secret, certificates } = source;
      checkReferences(model, { secret, certificates }, problems);
      checkGiven(model, { diskId }, problems);
      return { source: { imageio: { url, diskId, secretRef: secret, certConfigMap: certificates } } };
    }
    case 'vddk': {
      const { url, uuid, backingFile, thumbprint, secret, certificates, initImage } = source;
      checkReferences(model, { secret, certificates }, problems);
      checkGiven(model, { uuid, backingFile, thumbprint }, problems);
      problems.push(...recentFieldProblems(model.name, { 'source.certificates': certificates }, target));
      const fields: object = { url, uuid, backingFile, thumbprint, secretRef: secret, certConfigMap: certificates, initImageURL: initImage };
      return { source: { vddk: fields as NonNullable<Source['source']>['vddk'] } };
    }
    case 'image': return {
      sourceRef: { kind: 'DataSource', name: image?.name ?? '', namespace: image?.namespace ?? target.imageNamespace },
    };
    case 'disk': return { source: { pvc: { name: source.name, namespace: namespaceOf(context, `disk "${source.name}"`, undefined, problems) } } };
    case 'reference': {
      problems.push(...referenceProblems(`the source of disk "${model.name}"`, source.name));
      if (source.to === 'dataSource') return { sourceRef: { kind: 'DataSource', name: source.name, namespace: source.namespace } };
      const namespace = namespaceOf(context, `"${source.name}"`, source.namespace, problems);
      return { source: { [source.to]: { name: source.name, namespace } } };
    }
  }
}

/** CDI requires the namespace of the source, even if it is the namespace of the disk. */
function namespaceOf({ namespace }: NodeContext, what: string, given: string | undefined, problems: Problem[]): string {
  if (given === undefined && namespace === undefined) {
    problems.push({
      code: 'NAMESPACE_MISSING',
      message: `the chart has no namespace, but CDI requires the namespace of ${what}, from which a disk is cloned`,
      fix: 'set `namespace` of the chart',
    });
  }
  return given ?? namespace ?? '';
}

function checkReferences({ name }: DiskSpec, references: Readonly<Record<string, string | undefined>>, problems: Problem[]): void {
  for (const [property, value] of Object.entries(references)) {
    if (value !== undefined) problems.push(...referenceProblems(`\`${property}\` of the source of disk "${name}"`, value));
  }
}

function checkGiven(model: DiskSpec, values: Readonly<Record<string, string>>, problems: Problem[]): void {
  for (const [property, value] of Object.entries(values)) {
    if (value.trim() === '') problems.push(incomplete(model, `its \`${property}\` is empty`, `set a value for \`${property}\``));
  }
}

function incomplete({ name, source }: DiskSpec, why: string, fix: string): Problem {
  return { code: 'DISK_SOURCE_INVALID', message: `invalid source of disk "${name}": ${why}; CDI rejects the source`, got: quote(source?.kind), fix };
}

function mutable(list: readonly string[] | undefined): string[] | undefined {
  return list && [...list];
}

/** The source of a `DataVolume`, if this library can write it. */
export function readSource(tree: ApiTree, { namespace }: NodeContext, { imageNamespace, catalog }: KubeVirtTarget): DiskSourceSpec | undefined {
  const source = at(tree, ['spec', 'source']) as Readonly<Record<string, any>> | undefined;
  const reference = at(tree, ['spec', 'sourceRef']) as any;
  if (reference?.kind === 'DataSource') {
    take(tree, ['spec', 'sourceRef']);
    const known = catalog.images.find(({ name, namespace: own = imageNamespace }) => name === reference.name && own === reference.namespace);
    if (known) return { kind: 'image', image: { name: known.name } };
    return { kind: 'reference', to: 'dataSource', name: reference.name, ...reference.namespace !== undefined && { namespace: reference.namespace } };
  }
  const [kind, ...more] = Object.keys(source ?? {});
  if (kind === undefined || more.length > 0) return undefined;
  const read = sourceIn(kind, source![kind], namespace);
  if (read) take(tree, ['spec', 'source']);
  return read && JSON.parse(JSON.stringify(read));
}

function sourceIn(kind: string, value: Readonly<Record<string, any>>, namespace: string | undefined): DiskSourceSpec | undefined {
  const { url, secretRef: secret, certConfigMap: certificates } = value;
  switch (kind) {
    case 'blank': case 'upload': return { kind };
    case 'http': {
      const { extraHeaders: headers, secretExtraHeaders: secretHeaders, checksum, insecureSkipVerify } = value;
      return { kind, url, secret, certificates, headers, secretHeaders, checksum, insecureSkipVerify };
    }
    case 'registry': return { kind, url, imageStream: value.imageStream, pulledByNode: value.pullMethod === 'node' || undefined, secret, certificates };
    case 's3': return { kind, url, secret, certificates };
    case 'gcs': return { kind, url, secret };
    case 'imageio': return { kind, url, diskId: value.diskId, secret, certificates };
    case 'vddk': {
      const { uuid, backingFile, thumbprint, initImageURL: initImage } = value;
      return { kind, url, uuid, backingFile, thumbprint, secret, certificates, initImage };
    }
    case 'pvc': case 'snapshot':
      return { kind: 'reference', to: kind, name: value.name, namespace: value.namespace === namespace ? undefined : value.namespace };
    default: return undefined;
  }
}

import { DiskSourceSpec } from '../../model/disk';
import { ModelNode } from '../../model/fleet-model';
import { InlineVolumeSpec } from '../../model/machine';

/** An object that a node uses and that is created outside of this library, in the namespace of the node. */
export interface ExistingName {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  /** The object contains a document of cloud-init. */
  readonly isDocument?: true;
}

const NONE: readonly ExistingName[] = [];

/** The existing Secrets and ConfigMaps that a node uses by name. */
export function existingNames(node: ModelNode): readonly ExistingName[] {
  switch (node.kind) {
    case 'machine': {
      const { userDataSecret, networkDataSecret, accessCredentials = [], disks = [], filesystems = [] } = node.spec;
      const isUsual = accessCredentials.length === 0 && filesystems.length === 0 && disks.every(({ inline }) => inline === undefined);
      if (isUsual && userDataSecret === undefined && networkDataSecret === undefined) return NONE;
      return [
        ...secrets([userDataSecret, networkDataSecret]).map((each): ExistingName => ({ ...each, isDocument: true })),
        ...secrets(accessCredentials.map(({ secret }) => secret)),
        ...disks.flatMap(({ inline }) => inline === undefined ? NONE : volumeNames(inline)),
        ...filesystems.flatMap(({ source }) => source?.kind === 'secret' ? secrets([source.name]) : source?.kind === 'configMap' ? configMaps([source.name]) : NONE),
      ];
    }
    case 'disk': return node.spec.source === undefined ? NONE : sourceNames(node.spec.source);
    default: return NONE;
  }
}

function volumeNames(volume: InlineVolumeSpec): readonly ExistingName[] {
  switch (volume.kind) {
    case 'secret': case 'sysprepSecret': return secrets([volume.name]);
    case 'configMap': case 'sysprepConfigMap': return configMaps([volume.name]);
    case 'containerImage': return secrets([volume.pullSecret]);
    default: return NONE;
  }
}

function sourceNames(source: DiskSourceSpec): readonly ExistingName[] {
  if (!('url' in source)) return NONE;
  return [
    ...secrets(['secret' in source ? source.secret : undefined, ...'secretHeaders' in source ? source.secretHeaders ?? [] : []]),
    ...configMaps(['certificates' in source ? source.certificates : undefined]),
  ];
}

const secrets = (names: readonly (string | undefined)[]) => named('Secret', names);
const configMaps = (names: readonly (string | undefined)[]) => named('ConfigMap', names);

function named(kind: ExistingName['kind'], names: readonly (string | undefined)[]): readonly ExistingName[] {
  return names.flatMap(name => name === undefined ? [] : [{ kind, name }]);
}

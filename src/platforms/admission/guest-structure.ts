import { ManifestProblem } from './problem';
import { childOf, membersOf, oneOf, Part, partsAt } from './structure';

const DRIVES = ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const;
const USER_DATA = ['userData', 'userDataBase64', 'secretRef'] as const;
const NETWORK_DATA = ['networkData', 'networkDataBase64', 'networkDataSecretRef'] as const;

/**
 * Reports cloud-init volumes and access credentials for which KubeVirt's webhook rejects the machine.
 *
 * Source: `validateVolumes` and `validateAccessCredentials` in `pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go`
 */
export function guestStructureProblems(template: Part): ManifestProblem[] {
  const volumes = partsAt(template, 'volumes');
  return [...volumes.flatMap(driveProblems), ...partsAt(template, 'accessCredentials').flatMap(each => credentialProblems(each, volumes))];
}

/**
 * A cloud-init volume must have a source of user data or a source of network data, and can have only one source of each. A source with an empty text
 * does not count.
 */
function driveProblems(volume: Part): ManifestProblem[] {
  return DRIVES.flatMap(kind => {
    const drive = childOf(volume, kind);
    if (drive === undefined) return [];
    const given: Part = { path: drive.path, value: Object.fromEntries(Object.entries(drive.value).filter(([, source]) => source !== '')) };
    const several = [...oneOf(given, USER_DATA, `\`${kind}\``, false), ...oneOf(given, NETWORK_DATA, `\`${kind}\``, false)];
    return membersOf(given, [...USER_DATA, ...NETWORK_DATA]).length > 0 ? several : oneOf(given, USER_DATA, `\`${kind}\``, true);
  });
}

function credentialProblems(credential: Part, volumes: readonly Part[]): ManifestProblem[] {
  const keys = childOf(credential, 'sshPublicKey');
  const password = childOf(credential, 'userPassword');
  return [
    ...oneOf(credential, ['sshPublicKey', 'userPassword'], 'the access credential', true),
    ...[keys, password].flatMap(each => each === undefined ? [] : [
      ...partOf(each, 'source', ['secret']), ...partOf(each, 'propagationMethod', each === keys ? ['noCloud', 'configDrive', 'qemuGuestAgent'] : ['qemuGuestAgent']),
    ]),
    ...keys === undefined ? [] : driveOfKeys(keys, volumes),
  ];
}

function partOf(credential: Part, member: string, names: readonly string[]): ManifestProblem[] {
  const part = childOf(credential, member);
  // The check of the schema reports a missing part.
  return part === undefined ? [] : oneOf(part, names, `\`${member}\` of the access credential`, true);
}

/** SSH keys that reach the guest through cloud-init need a cloud-init volume of the same kind. */
function driveOfKeys(keys: Part, volumes: readonly Part[]): ManifestProblem[] {
  const method = childOf(keys, 'propagationMethod');
  if (method === undefined) return [];
  const drives = { noCloud: 'cloudInitNoCloud', configDrive: 'cloudInitConfigDrive' } as const;
  const missing = membersOf(method, Object.keys(drives)).map(each => [each, drives[each as keyof typeof drives]] as const)
    .filter(([, kind]) => volumes.every(volume => membersOf(volume, [kind]).length === 0));
  return missing.map(([each, kind]) => ({
    code: 'MANIFEST_FIELD_MISSING', path: [...method.path, each], message: `SSH keys with the propagation method \`${each}\` need a volume with \`${kind}\`: KubeVirt rejects the machine`,
    fix: 'add the volume, or use another `propagationMethod`',
  }));
}

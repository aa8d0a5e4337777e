import { ApiObjectData } from '../../../platforms/reading';
import { Change } from '../../compare/changes';
import { ImpactEffect } from '../../effect';
import { itemsOf } from '../kubevirt/values';
import { RuleContext, RuleSet } from '../rule';
import { KUBEVIRT, LABELS, VALIDATION } from '../sources';

const { LIVE, NEXT_RESTART, IGNORED, REFUSED, UNKNOWN } = ImpactEffect;

const CLOUD_INIT = `${KUBEVIRT}/pkg/cloud-init/cloud-init.go`;
const AGENT = `${KUBEVIRT}/pkg/virt-launcher/virtwrap/access-credentials/access_credentials.go#watchSecrets`;

/** How a machine uses a Secret or ConfigMap. */
type Use = 'cloudInit' | 'keys' | 'agent' | 'volume' | 'fileSystem' | 'none';

/** How a machine uses the Secret or ConfigMap with this name. */
function useIn(machine: ApiObjectData, name: string): Use {
  const uses = itemsOf(machine, 'accessCredentials').map(({ sshPublicKey, userPassword }): Use => {
    const credential = sshPublicKey ?? userPassword;
    if (credential?.source?.secret?.secretName !== name) return 'none';
    return credential.propagationMethod?.qemuGuestAgent ? 'agent' : 'keys';
  });
  const shared = new Set(itemsOf(machine, 'domain', 'devices', 'filesystems').map(each => each.name));
  const volumes = itemsOf(machine, 'volumes').map(({ name: volume, ...source }): Use => {
    const drive = source.cloudInitNoCloud ?? source.cloudInitConfigDrive;
    if ([drive?.secretRef?.name, drive?.networkDataSecretRef?.name].includes(name)) return 'cloudInit';
    const names = [source.secret?.secretName, source.configMap?.name, source.sysprep?.secret?.name, source.sysprep?.configMap?.name];
    return !names.includes(name) ? 'none' : shared.has(volume) ? 'fileSystem' : 'volume';
  });
  return [...uses, ...volumes].find(use => use !== 'none') ?? 'none';
}

const isUsed = (...uses: readonly Use[]) => (_: Change, context: RuleContext) => (
  context.usersOf(context.before.metadata.name).some(machine => uses.includes(useIn(machine, context.before.metadata.name)))
);

/** The parts of user data that cloud-init runs at every boot. */
const AT_EVERY_BOOT = /^bootcmd:|^#cloud-boothook/m;
const runsAgain = ({ old, new: now }: Change) => [old, now].some(text => typeof text === 'string' && AT_EVERY_BOOT.test(text));

const PLACES = ['/stringData', '/data', '/binaryData'];

/** Rules of a `Secret` or `ConfigMap`, which depend on how machines use it. */
export const SECRET_RULES: RuleSet = [
  { at: '/type', effects: [REFUSED], rule: 'the type of a Secret cannot be changed', source: `${VALIDATION}#ValidateSecretUpdate`, fix: 'delete the Secret, and apply again' },
  ...PLACES.map(at => ({
    at, when: (_: Change, { before }: RuleContext) => before.immutable === true, effects: [REFUSED], rule: 'the object is immutable', source: `${VALIDATION}#ValidateSecretUpdate`,
    fix: 'give the object another name, and use this name in all references',
  })),
  ...PLACES.flatMap((at): RuleSet => [
    {
      at: `${at}/*`, when: (change, context) => isUsed('cloudInit')(change, context) && runsAgain(change), effects: [NEXT_RESTART], property: 'userData',
      rule: 'the cloud-init drive has the new document at the next start. cloud-init then uses only the parts that it runs at every boot (`bootcmd`)', source: `${CLOUD_INIT}#ReadCloudInitVolumeDataSource`,
      fix: 'restart the machine at a convenient time: `virtctl restart NAME`',
    },
    {
      at: `${at}/*`, when: isUsed('cloudInit'), effects: [IGNORED], property: 'userData',
      rule: 'the cloud-init drive has the new document at the next start, but the guest ignores the document: cloud-init runs once for each instance (`firmware.uuid`)',
      source: `${CLOUD_INIT}#ReadCloudInitVolumeDataSource`,
      fix: 'change the guest itself; or give the machine another `cloudInitSeed` and restart it, so that cloud-init runs again',
    },
    {
      at: `${at}/*`, when: isUsed('keys'), effects: [IGNORED], property: 'sshKeys',
      rule: 'the cloud-init drive has the new keys at the next start, but the guest ignores them: cloud-init sets keys once for each instance (`firmware.uuid`)',
      source: `${CLOUD_INIT}#resolveSSHPublicKeys`,
      fix: 'change the authorized keys in the guest, or let the guest agent set them (`AccessCredential.sshKeysByAgent`)',
    },
    { at: `${at}/*`, when: isUsed('agent'), effects: [LIVE], property: 'accessCredentials', rule: 'the guest agent sets the new keys or passwords in the running guest', source: AGENT },
    { at: `${at}/*`, when: isUsed('fileSystem'), effects: [LIVE], rule: 'the mounted files change in the guest', source: `${KUBEVIRT}/pkg/config/secret.go` },
    {
      at: `${at}/*`, when: isUsed('volume'), effects: [NEXT_RESTART], property: 'disks', rule: 'the content of the disk is read when the machine starts', source: `${KUBEVIRT}/pkg/config/secret.go`,
      fix: 'restart the machine at a convenient time: `virtctl restart NAME`',
    },
  ]),
  { at: '/metadata', effects: [LIVE], rule: 'stored on the object', source: LABELS },
  { at: '/immutable', effects: [LIVE], rule: 'the object becomes immutable, which cannot be undone', source: `${VALIDATION}#ValidateSecretUpdate` },
  ...PLACES.map(at => ({
    at: `${at}/*`, effects: [UNKNOWN], rule: 'the effect is unknown: no machine of these manifests uses the object', source: `${VALIDATION}#ValidateSecretUpdate`,
  })),
];

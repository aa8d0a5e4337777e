import { nameFrom } from './name-from';
import { Seed } from './seed';
import { Xml } from './xml';

/** The devices of a machine, with the networks and volumes to which they are attached. */
export interface DomainDevices {
  readonly devices: object;
  readonly networks: readonly object[];
  readonly volumes: readonly object[];
  readonly toDo: readonly string[];
}

const BUSES: Readonly<Record<string, string>> = { virtio: 'virtio', sata: 'sata', scsi: 'scsi', usb: 'usb', ide: 'sata', fdc: 'sata' };
const MODELS: ReadonlySet<string> = new Set(['virtio', 'e1000', 'e1000e', 'igb', 'rtl8139', 'ne2k_pci', 'pcnet']);
const CLOUD_INIT = 'cloudinit';

/** The end of the path of a disk from which cloud-init reads its documents. */
const SEED = /(?:seed|cidata|cloud-?init|configdrive|user-?data)[^/]*$/i;

/** `<devices>` as KubeVirt devices. Each disk file on the host becomes a PVC, into which the user uploads the file. */
export function deviceFields(domain: Xml, machine: string, seed: Seed, notKept: string[]): DomainDevices {
  const devices = domain.child('devices');
  const toDo: string[] = [];
  const hasSeed = seed.userData !== undefined || seed.networkData !== undefined;
  const disks = diskFields(devices?.all('disk') ?? [], machine, hasSeed, notKept, toDo);
  if (hasSeed) disks.push({ device: { name: CLOUD_INIT, disk: { bus: 'virtio' } }, volume: { name: CLOUD_INIT, cloudInitNoCloud: { ...seed } } });
  const nics = nicFields(devices?.all('interface') ?? [], notKept, toDo);
  const watchdog = devices?.child('watchdog');
  const tpm = devices?.child('tpm');
  const sound = devices?.child('sound')?.attribute('model');
  const inputs = devices?.all('input').filter(input => input.attribute('type') === 'tablet') ?? [];
  const isWithoutScreen = devices?.child('video/model')?.attribute('type') === 'none' || devices?.all('graphics').length === 0;
  devices?.all('graphics').forEach(graphics => graphics.all().forEach(each => each.all()));
  devices?.all('video').forEach(video => video.child('model')?.all());
  if (tpm?.child('backend')?.attribute('type') === 'passthrough') notKept.push('devices/tpm of the host: the machine gets an emulated TPM');
  for (const each of devices?.all('hostdev') ?? []) {
    each.child('source')?.all();
    notKept.push(`devices/hostdev (${each.attribute('type') ?? 'device'}): permit the device in the KubeVirt resource, and set \`hardware.hostDevices\``);
  }
  return {
    devices: {
      ...disks.length > 0 && { disks: disks.map(({ device }) => device) },
      ...nics.length > 0 && { interfaces: nics.map(({ nic }) => nic) },
      ...devices?.all('rng').some(rng => rng.all()) && { rng: {} },
      ...tpm && { tpm: { persistent: true } },
      ...watchdog?.attribute('model') === 'i6300esb' && { watchdog: { name: 'watchdog', i6300esb: { action: watchdog.attribute('action') ?? 'reset' } } },
      ...inputs.length > 0 && { inputs: [{ name: 'tablet', type: 'tablet', bus: inputs[0].attribute('bus') === 'virtio' ? 'virtio' : 'usb' }] },
      ...sound !== undefined && { sound: { name: 'sound', model: sound === 'ac97' ? 'ac97' : 'ich9' } },
      ...devices?.child('memballoon')?.attribute('model') === 'none' && { autoattachMemBalloon: false },
      ...isWithoutScreen && { autoattachGraphicsDevice: false },
    },
    networks: nics.map(({ network }) => network),
    volumes: disks.map(({ volume }) => volume),
    toDo,
  };
}

/** Quotes a text as one word of a shell command. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll('\'', '\'\\\'\'')}'`;
}

interface DiskFields {
  readonly device: object;
  readonly volume: object;
}

function diskFields(disks: readonly Xml[], machine: string, hasSeed: boolean, notKept: string[], toDo: string[]): DiskFields[] {
  return disks.flatMap(disk => {
    const kind = disk.attribute('device') ?? 'disk';
    const source = disk.child('source');
    const place = ['file', 'dev', 'volume', 'name', 'dir'].map(name => source?.attribute(name)).find(value => value !== undefined);
    const target = disk.child('target');
    const dev = target?.attribute('dev') ?? 'disk';
    source?.all();
    disk.child('readonly');
    if (place === undefined || kind === 'floppy') {
      notKept.push(`devices/disk ${dev}: ${kind === 'floppy' ? 'a floppy' : 'an empty drive'}`);
      return [];
    }
    if (hasSeed && SEED.test(place)) {
      notKept.push(`devices/disk ${dev} (${place}): the manifest of the machine contains the documents of this seed`);
      return [];
    }
    const bus = target?.attribute('bus') ?? 'sata';
    if (bus !== BUSES[bus]) notKept.push(`devices/disk ${dev} on bus "${bus}": the disk gets the bus SATA, and may have another name in the guest`);
    const claim = `${machine}-${nameFrom(dev)}`;
    toDo.push(`upload ${place} into the claim ${claim}: virtctl image-upload pvc ${claim} --image-path=${shellWord(place)} --size=<its virtual size>`);
    const driver = disk.child('driver');
    const order = disk.child('boot')?.attribute('order');
    const cache = driver?.attribute('cache');
    const io = driver?.attribute('io');
    const serial = disk.child('serial')?.text;
    const shown = { bus: BUSES[bus] ?? 'sata', ...kind !== 'cdrom' && disk.child('readonly') && { readonly: true } };
    return [{
      device: {
        name: claim,
        [kind === 'cdrom' ? 'cdrom' : kind === 'lun' ? 'lun' : 'disk']: shown,
        ...order !== undefined && { bootOrder: Number(order) },
        ...cache && ['none', 'writethrough', 'writeback'].includes(cache) && { cache },
        ...io && ['native', 'threads'].includes(io) && { io },
        ...serial && { serial },
        ...disk.child('shareable') && { shareable: true },
      },
      volume: { name: claim, persistentVolumeClaim: { claimName: claim } },
    }];
  });
}

function nicFields(interfaces: readonly Xml[], notKept: string[], toDo: string[]): { nic: object; network: object }[] {
  let hasPodNetwork = false;
  return interfaces.flatMap((each, i) => {
    const type = each.attribute('type') ?? '';
    const source = each.child('source');
    const name = source?.attribute('network') ?? source?.attribute('bridge') ?? source?.attribute('dev');
    if (type === 'hostdev') {
      source?.all();
      notKept.push('devices/interface of a device of the host: attach the machine to an SR-IOV network instead');
      return [];
    }
    const isPod = !hasPodNetwork && (type === 'user' || name === 'default' || name === 'virbr0');
    hasPodNetwork ||= isPod;
    const own = isPod ? 'default' : `net${i}`;
    const mac = each.child('mac')?.attribute('address');
    const model = each.child('model')?.attribute('type');
    const order = each.child('boot')?.attribute('order');
    const networkName = nameFrom(name ?? own);
    if (!isPod) toDo.push(`create the NetworkAttachmentDefinition ${networkName} for ${type} ${name ?? ''}`.trim());
    if (model !== undefined && !MODELS.has(model)) notKept.push(`devices/interface model "${model}"`);
    each.child('target');
    return [{
      nic: {
        name: own,
        ...isPod ? { masquerade: {} } : { bridge: {} },
        ...model !== undefined && MODELS.has(model) && { model },
        ...mac !== undefined && { macAddress: mac },
        ...order !== undefined && { bootOrder: Number(order) },
      },
      network: { name: own, ...isPod ? { pod: {} } : { multus: { networkName } } },
    }];
  });
}

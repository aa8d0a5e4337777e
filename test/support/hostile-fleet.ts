import { Size, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { AWKWARD } from './awkward';
import { good } from './fleet';
import {
  CloudInit, ConfigDisk, Disk, DiskSource, Filesystem, Findings, FleetApp, FleetChart, InstanceProfile, InstanceTypeSet, MachineService, Network,
  NetworkData, Platform, Severity, Tenant, VirtualMachine, VirtualMachineProps, VirtualPrivateCloud,
} from '../../src';

/** What a reader of YAML rejects, replaces or reads as something else, in the forms of YAML 1.1, YAML 1.2 and go-yaml. */
export const MISREAD = [
  'a\u2028b', 'a\u2029b\n', 'a\x7fb', 'a\x85b\nc', '\ufffe', 'a\uffffb', '\ufeff#!/bin/sh', 'a\x1bb', '\0', '\ud800', 'a\udfff',
  '017', '0o17', '0O17', '-0o17', '0b_1', '0x_f', '+0x1F', '1_0', '_1', '1__0.5', '0.', '+.5', '-.e1', '1e', '.1_0', '685_230.15',
  '1:30', '190:20:30', '190:20:30.15', '-1:30', '2026-11-27', '2026-11-27T10:00:00Z', '2026-1-7 1:2:3 +1', '0001-01-01', '+.INF', '.NaN', '-.INF',
  'Yes', 'oFF', 'tRuE', 'NULL', '~', '=', '<<', '*a', '&a b', '!!binary aGk=', '? a', '%YAML 1.1', '---', '--- a', '...', '- - a', '{{ .Values.a }}', '${A}',
];

/** The same with texts that are not plain. The objects of cdk8s lose a key that has the name of a method of each object. */
export const HOSTILE = [...new Set([...MISREAD, ...AWKWARD])].filter(text => !(text in {}));

/** Where a text of the user is written, by its use. */
type Place = (chart: Construct, id: string, text: string) => void;

const IMAGE = DiskSource.http('https://example.com/noble.img');
const base = (): VirtualMachineProps => ({
  ...good(), image: undefined, instanceProfile: InstanceProfile.UBUNTU, systemDisk: { source: IMAGE, size: Size.gibibytes(20) },
});
const machine = (props: (text: string) => VirtualMachineProps): Place => (
  (chart, id, text) => new VirtualMachine(chart, id, { ...base(), ...props(text) })
);

const EVERYWHERE: Readonly<Record<string, Place>> = {
  'name of a disk': (chart, _, text) => new Disk(chart, text, { size: Size.gibibytes(1), name: text }),
  'label': machine(text => ({ labels: { note: text } })),
  'annotation': machine(text => ({ annotations: { note: text } })),
  'key of an annotation': machine(text => ({ annotations: { [text]: 'note', [`example.com/${text}`]: 'note' } })),
  'seed of cloud-init': machine(text => ({ cloudInitSeed: text })),
  'script': machine(text => ({ cloudInit: CloudInit.fromString(`#!/bin/sh\n${text}`) })),
  'user data': machine(text => ({ cloudInit: CloudInit.fromString(text) })),
  'file of the guest': machine(text => ({ cloudConfig: { files: [{ path: '/etc/motd', content: text }] } })),
  'path of a file': machine(text => ({ cloudConfig: { files: [{ path: `/etc/${text}`, content: 'a' }] } })),
  'command': machine(text => ({ cloudConfig: { runCommands: [text, `echo ${text}`] } })),
  'description of a user': machine(text => ({ cloudConfig: { keepDefaultUser: true, users: [{ name: 'ops', gecos: text }] } })),
  'raw key of a cloud config': machine(text => ({ cloudConfig: { raw: { [text]: text, final_message: text } } })),
  'address of an image': (chart, id, text) => new Disk(chart, id, { source: DiskSource.http(`https://example.com/${text}`), size: Size.gibibytes(1) }),
};

const KUBEVIRT: Readonly<Record<string, Place>> = {
  ...EVERYWHERE,
  'label of the pod': machine(text => ({ podLabels: { note: text } })),
  'annotation of the pod': machine(text => ({ podAnnotations: { note: text } })),
  'network card of the guest': machine(text => ({ networkData: NetworkData.version2({ ethernets: { eth0: { dhcp4: true, searchDomains: [text] } } }) })),
  'host name': machine(text => ({ hostname: text })),
  'label of a node': machine(text => ({ nodeSelector: { disk: text } })),
  'toleration': machine(text => ({ tolerations: [{ key: 'gpu', value: text }] })),
  'serial of a machine': machine(text => ({ identity: { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223', serial: text } })),
  'boot file of DHCP': machine(text => ({ networkInterface: { dhcpOptions: { bootFileName: text } } })),
  'serial of a disk': machine(text => ({ systemDisk: { source: IMAGE, size: Size.gibibytes(20), tuning: { serial: text } } })),
  'name of a ConfigMap': machine(text => ({ disks: [ConfigDisk.configMap(text)], filesystems: [Filesystem.configMap('settings', text)] })),
  'name of a network': machine(text => ({ networks: [Network.fromName(text)] })),
  'header of an import': (chart, id, text) => new Disk(chart, id, { source: DiskSource.http('https://example.com/a.img', { headers: [text] }), size: Size.gibibytes(1) }),
  'annotation of a Service': (chart, id, text) => new MachineService(chart, id, { machines: new VirtualMachine(chart, `${id}-m`, base()), ports: [{ port: 80 }], annotations: { note: text } }),
  'node selector of a type': (chart, id, text) => new InstanceTypeSet(chart, id, { instanceTypes: [{ name: id, vcpus: 1, memory: Size.gibibytes(1), nodeSelector: { disk: text } }] }),
};

const COZYSTACK: Readonly<Record<string, Place>> = {
  ...EVERYWHERE,
  'CPU model': machine(text => ({ cpuModel: text })),
  'name of a network': machine(text => ({ networks: [Network.fromName(text)] })),
  'subnet': (chart, id, text) => new VirtualPrivateCloud(chart, id, { subnets: { [text]: '172.16.1.0/24' } }),
  'quota of a tenant': (chart, id, text) => new Tenant(chart, id, { quota: { others: { [text]: '5' } } }),
};

const TARGETS = [
  { platform: () => Platform.kubevirt(), places: KUBEVIRT },
  { platform: () => Platform.cozystack(), places: COZYSTACK },
] as const;

/** What is written of the texts of one place. */
export interface Written {
  readonly place: string;
  readonly yaml: string;
  readonly objects: unknown[];
}

/**
 * What is written of hostile texts in every place where no error forbids it, and the objects that it has to be. With a `share` of 3,
 * each place gets a third of the texts, and each text is in a third of the places.
 */
export function* hostileFleets(allTexts: readonly string[], share = 1): Generator<Written> {
  for (const { platform, places } of TARGETS) {
    for (const [index, [place, make]] of Object.entries(places).entries()) {
      const texts = allTexts.filter((_, i) => (i + index) % share === 0);
      const build = (all: readonly string[]) => {
        const chart = new FleetChart(new FleetApp({ outdir: Testing.app().outdir, quiet: true, platform: platform() }), 'tenant-a', { namespace: 'tenant-a' });
        for (const text of all) make(new Construct(chart, idOf(text)), `web-${idOf(text)}`, text);
        return chart;
      };
      const refused = new Set(Findings.of(build(texts).node.root).filter(({ severity }) => severity === Severity.ERROR).map(({ path }) => path.split('/')[1]));
      const chart = build(texts.filter(text => !refused.has(idOf(text))));
      if (chart.node.children.length > 0) yield { place, yaml: (chart.node.root as FleetApp).synthYaml(), objects: Testing.synth(chart) };
    }
  }
}

const idOf = (text: string) => String(HOSTILE.indexOf(text));

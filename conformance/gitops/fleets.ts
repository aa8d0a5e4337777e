/** Small fleets whose machines and disks are in every state, as the library writes them for Argo CD. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Size } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { Scripts } from './argo-health';
import {
  BindingMode, ClusterCatalog, Delivery, Disk, DiskSource, Findings, FleetApp, FleetChart, InstanceProfile, InstanceSeries, InstanceSize,
  InstanceType, Platform, RunStrategy, StorageClass, VirtualMachine, VirtualMachineRestore, VirtualMachineSnapshot,
} from '../../src';
import { KubeObject } from '../cluster/api';

const NAMESPACE = 'gitops';

/** The storage class whose volumes wait for their first consumer. */
const LATE = 'late';

/** What a fleet has. */
export interface Parts {
  readonly runStrategy: RunStrategy;
  /** A snapshot, which is in a later wave than machines. */
  readonly hasLaterWave: boolean;
  /** A disk that no machine uses, in the class above. */
  readonly hasUnusedDisk: boolean;
}

export interface Fleet {
  readonly codes: readonly string[];
  readonly objects: readonly KubeObject[];
  /** Disks whose volume waits for its first consumer, for as long as their machine is off. */
  readonly waits: (disk: KubeObject) => boolean;
  /** The health checks that are written for Argo CD. */
  readonly scripts: Scripts;
}

export function fleet({ runStrategy, hasLaterWave, hasUnusedDisk }: Parts, delivery: Delivery): Fleet {
  const outdir = mkdtempSync(join(tmpdir(), 'vm-fleet-gitops-'));
  try {
    const storageClasses = [{ name: LATE, bindingMode: BindingMode.WAIT_FOR_FIRST_CONSUMER }];
    const platform = Platform.kubevirt({ catalog: ClusterCatalog.extend({ storageClasses }) });
    const app = new FleetApp({ outdir, delivery, platform, filePerObject: true, quiet: true });
    const chart = new FleetChart(app, 'fleet', { namespace: NAMESPACE });
    const storageClass = StorageClass.fromName(LATE);
    const machine = new VirtualMachine(chart, 'web', {
      instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
      instanceProfile: InstanceProfile.UBUNTU,
      systemDisk: { source: DiskSource.installed(), size: Size.gibibytes(10), storageClass },
      runStrategy,
    });
    machine.cloudConfig.addPackages('nginx');
    if (hasUnusedDisk) new Disk(chart, 'spare', { size: Size.gibibytes(1), storageClass });
    if (hasLaterWave) new VirtualMachineSnapshot(chart, 'before', { machine });
    new VirtualMachineRestore(chart, 'restore-2026-11-22', { snapshot: VirtualMachineSnapshot.fromName('other'), newMachine: 'restored' });
    const codes = Findings.of(app).map(({ code }) => code);
    for (const code of new Set(codes)) Findings.acknowledge(app, code, 'this is what is asked about');
    app.synth();
    const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).sort();
    const read = (file: string): any[] => files.includes(file) ? parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map(each => each.toJS()) : [];
    const objects = files.filter(file => file.startsWith('fleet/') && file.endsWith('.yaml') && !file.endsWith('kustomization.yaml')).flatMap(read);
    const isOff = runStrategy === RunStrategy.HALTED || runStrategy === RunStrategy.MANUAL;
    return {
      codes,
      objects,
      waits: ({ metadata: { name }, spec }) => spec.storage?.storageClassName === LATE && (name === 'spare' || isOff),
      scripts: scriptsIn(read('argo-cd-cm.patch')[0]),
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const PREFIX = 'resource.customizations.health.';

function scriptsIn(configMap: { readonly data: Readonly<Record<string, string>> } | undefined): Scripts {
  return Object.fromEntries(Object.entries(configMap?.data ?? {}).map(([key, script]) => [key.slice(PREFIX.length), script]));
}

/** Small fleets whose machines and disks are in every state, as the library writes them for an engine. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Size } from 'cdk8s';
import { Settings, Written } from './written';
import {
  BindingMode, ClusterCatalog, Delivery, Disk, DiskSource, Findings, FleetApp, FleetChart, InstanceProfile, InstanceSeries, InstanceSize,
  InstanceType, Platform, RunStrategy, StorageClass, VirtualMachine, VirtualMachineRestore, VirtualMachineSnapshot,
} from '../../src';
import { KubeObject } from '../cluster/api';

export const NAMESPACE = 'gitops';

/** The storage class whose volumes wait for their first consumer. */
const LATE = 'late';

/** The parts of a fleet. */
export interface Parts {
  readonly runStrategy: RunStrategy;
  /** A snapshot, which is in a later wave than machines. */
  readonly hasLaterWave: boolean;
  /** A disk that no machine uses, in the storage class `late`. */
  readonly hasUnusedDisk: boolean;
}

export function allParts(): Parts[] {
  return Object.values(RunStrategy).flatMap(runStrategy => [false, true].flatMap(hasLaterWave => [false, true].map(hasUnusedDisk => (
    { runStrategy, hasLaterWave, hasUnusedDisk }
  ))));
}

export function described({ runStrategy, hasLaterWave, hasUnusedDisk }: Parts): string {
  return `a machine with ${runStrategy}${hasUnusedDisk ? ', an unused disk' : ''}${hasLaterWave ? ', a later wave' : ''}`;
}

export interface Fleet {
  readonly codes: readonly string[];
  readonly objects: readonly KubeObject[];
  /** Disks whose volume waits for its first consumer, while their machine is stopped. */
  readonly waits: (disk: KubeObject) => boolean;
  /** The objects that are written for Argo CD. */
  readonly settings: Settings;
  /** The spec of its Kustomization of Flux. */
  readonly kustomization: Readonly<Record<string, any>>;
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
    const written = new Written(outdir);
    const objects = written.manifests.filter(file => file.startsWith('fleet/')).flatMap(file => written.documents(file));
    const isOff = runStrategy === RunStrategy.HALTED || runStrategy === RunStrategy.MANUAL;
    return {
      codes,
      objects,
      waits: ({ metadata: { name }, spec }) => spec.storage?.storageClassName === LATE && (name === 'spare' || isOff),
      settings: written.settings('.'),
      kustomization: written.manifests.includes('flux.yaml') ? written.documents('flux.yaml')[0].spec : {},
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

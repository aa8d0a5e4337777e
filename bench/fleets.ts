import { createHash } from 'crypto';
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, Chart, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { BUILT } from './built';

/** A public key that opens nothing. */
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com';
const API_VERSION = 'apps.cozystack.io/v1alpha1';

/** What was measured in one process. */
export interface Measured {
  readonly ms: number;
  readonly bytes: number;
  /** Of all files, to see that both sides wrote the same. */
  readonly digest: string;
  readonly peakMb: number;
  /** The floor: the same objects as JSON, and the same bytes written. */
  readonly floorMs?: number;
  /** As many constructs as there are machines and disks, with nothing in them. */
  readonly constructsMs?: number;
  /** Text and files alone, from the same plain objects. */
  readonly writerMs?: number;
}

const name = (i: number) => `m${String(i).padStart(6, '0')}`;

/** Machines of the quick start, with all that is checked about them. */
export function ours(charts: number, machines: number, outdir: string): Measured {
  // The package as people get it, compiled.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { FleetApp, FleetChart, VirtualMachine, Platform, InstanceType, InstanceSeries, InstanceSize, GoldenImage, Exposure, SshKey } = require(BUILT) as typeof import('../src');
  return measure(outdir, () => {
    const app = new FleetApp({ outdir, platform: Platform.hikube(), quiet: true });
    const sshKeys = [SshKey.fromString(KEY)];
    for (let c = 0; c < charts; c++) {
      const chart = new FleetChart(app, `c${c}`);
      for (let i = 0; i < machines; i++) {
        new VirtualMachine(chart, name(c * machines + i), {
          instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.XLARGE),
          image: GoldenImage.UBUNTU_24_04,
          systemDisk: { size: Size.gibibytes(20) },
          exposure: Exposure.portList([22, 80, 443]),
          sshKeys,
          cloudConfig: { packages: ['nginx'] },
        });
      }
    }
    app.synth();
  });
}

/** The same documents as objects written by hand, which nothing is checked about. */
export function plain(charts: number, machines: number, outdir: string): Measured {
  return measure(outdir, () => {
    const app = new App({ outdir });
    for (let c = 0; c < charts; c++) {
      const chart = new Chart(app, `c${c}`);
      for (let i = 0; i < machines; i++) {
        for (const document of documents(name(c * machines + i))) new ApiObject(chart, document.metadata.name, document);
      }
    }
    app.synth();
  });
}

/** What nobody can be faster than: JSON of the same objects, and the same bytes in one file. */
export function floor(machines: number, outdir: string): Measured {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { documentText, SEPARATOR } = require(join(BUILT, '..', 'yaml', 'document.js')) as typeof import('../src/yaml/document');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { outputFile } = require(join(BUILT, '..', 'folder', 'output-file.js')) as typeof import('../src/folder/output-file');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { writeFolder } = require(join(BUILT, '..', 'folder', 'write.js')) as typeof import('../src/folder/write');
  const constructsMs = bareConstructs(machines);
  const all = Array.from({ length: machines }, (_, i) => documents(name(i))).flat();
  let writerMs = 0;
  const measured = measure(outdir, () => {
    const start = performance.now();
    const texts = function* () {
      for (let i = 0; i < all.length; i++) yield i === 0 ? documentText(all[i]) : SEPARATOR + documentText(all[i]);
    };
    writeFolder(outdir, [outputFile('c0.k8s.yaml', texts())], () => undefined);
    writerMs = performance.now() - start;
  });
  const bytes = Buffer.alloc(measured.bytes, 'x');
  const start = performance.now();
  JSON.stringify(all);
  writeFileSync(join(outdir, 'all'), bytes);
  const floorMs = performance.now() - start;
  return { ...measured, floorMs, writerMs, constructsMs };
}

/** How long it takes to make as many constructs as there are machines and disks, with nothing in them. */
function bareConstructs(machines: number): number {
  const chart = new Chart(new App(), 'c0');
  const start = performance.now();
  for (let i = 0; i < machines; i++) new Construct(new Construct(chart, name(i)), 'system');
  return performance.now() - start;
}

function documents(machine: string) {
  const disk = `${machine}-system`;
  return [
    {
      apiVersion: API_VERSION,
      kind: 'VMInstance',
      metadata: { name: machine },
      spec: {
        cloudInit: '#cloud-config\npackages:\n  - nginx\n',
        disks: [{ bus: 'virtio', name: disk }],
        external: true,
        externalMethod: 'PortList',
        externalPorts: [22, 80, 443],
        instanceProfile: 'ubuntu',
        instanceType: 'u1.xlarge',
        runStrategy: 'Always',
        sshKeys: [KEY],
      },
    },
    {
      apiVersion: API_VERSION,
      kind: 'VMDisk',
      metadata: {
        annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
        name: disk,
      },
      spec: { source: { image: { name: 'ubuntu-2404' } }, storage: '20Gi', storageClass: 'replicated' },
    },
  ];
}

function measure(outdir: string, work: () => void): Measured {
  const start = performance.now();
  work();
  const ms = performance.now() - start;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const hash = createHash('sha256');
  let bytes = 0;
  for (const file of readdirSync(outdir).filter(each => each.endsWith('.yaml')).sort()) {
    const content = readFileSync(join(outdir, file));
    hash.update(file).update(content);
    bytes += content.length;
  }
  return { ms, bytes, digest: hash.digest('hex'), peakMb };
}

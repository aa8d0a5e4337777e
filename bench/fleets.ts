import { createHash } from 'crypto';
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, Chart, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { BUILT } from './built';
import { hikubeDocuments } from './documents/hikube';
import { kubevirtDocuments, NAMESPACE } from './documents/kubevirt';
import { KEY, PlainDocument } from './documents/plain-document';

export type BenchPlatform = 'hikube' | 'kubevirt';

const DOCUMENTS: Record<BenchPlatform, (machine: string) => PlainDocument[]> = { hikube: hikubeDocuments, kubevirt: kubevirtDocuments };

export interface Measured {
  readonly ms: number;
  /** CPU time of all threads: the engine compiles code and collects garbage in other threads than the program's. */
  readonly cpuMs: number;
  readonly bytes: number;
  /** A hash of all files, to check that both sides write the same. */
  readonly digest: string;
  readonly peakMb: number;
  /** The floor: `JSON.stringify` of the same objects, and one file that is as long as the YAML file. */
  readonly floorMs?: number;
  /** One empty construct for each machine and disk. */
  readonly constructsMs?: number;
  /** Text and files only, from the same plain objects. */
  readonly writerMs?: number;
}

const name = (i: number) => `m${String(i).padStart(6, '0')}`;

/** Machines of the quick start, with all checks. */
export function ours(on: BenchPlatform, charts: number, machines: number, outdir: string): Measured {
  return synthesis(on, charts, machines, outdir, () => undefined);
}

/** Like `ours`, in a program that accesses the API object of each machine and disk. */
export function asked(on: BenchPlatform, charts: number, machines: number, outdir: string): Measured {
  return synthesis(on, charts, machines, outdir, app => app.node.findAll());
}

function synthesis(on: BenchPlatform, charts: number, machines: number, outdir: string, before: (app: App) => void): Measured {
  // The compiled package, as it is published.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const vm = require(BUILT) as typeof import('../src');
  const { Findings, FleetApp, FleetChart, VirtualMachine, InstanceType, InstanceSeries, InstanceSize, GoldenImage, Exposure, SshKey } = vm;
  return measure(outdir, () => {
    const app = new FleetApp({ outdir, platform: platformOf(on, vm), quiet: true });
    // As in the README. Without this line, the report would have one warning for each machine.
    if (on === 'hikube') Findings.acknowledge(app, 'PORTLIST_NOT_FILTERED', 'tested from outside: the other ports are closed');
    const sshKeys = [SshKey.fromString(KEY)];
    for (let c = 0; c < charts; c++) {
      const chart = new FleetChart(app, `c${c}`, on === 'kubevirt' ? { namespace: NAMESPACE } : {});
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
    before(app);
    app.synth();
  });
}

function platformOf(on: BenchPlatform, { ClusterCatalog, GoldenImage, Platform }: typeof import('../src')) {
  if (on === 'hikube') return Platform.hikube();
  const image = { name: 'ubuntu-2404', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(8), namespace: 'golden-images' };
  return Platform.kubevirt({ catalog: ClusterCatalog.extend({ goldenImages: [image] }) });
}

/** The same documents as handwritten objects, without checks. */
export function plain(on: BenchPlatform, charts: number, machines: number, outdir: string): Measured {
  return measure(outdir, () => {
    const app = new App({ outdir });
    for (let c = 0; c < charts; c++) {
      const chart = new Chart(app, `c${c}`);
      for (let i = 0; i < machines; i++) {
        DOCUMENTS[on](name(c * machines + i)).forEach((document, d) => new ApiObject(chart, `${document.metadata.name}-${d}`, document));
      }
    }
    app.synth();
  });
}

/** The lower bound: `JSON.stringify` of the same objects, and one file that is as long as the YAML file. */
export function floor(machines: number, outdir: string): Measured {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { documentText, SEPARATOR } = require(join(BUILT, '..', 'output', 'yaml', 'document.js')) as typeof import('../src/output/yaml/document');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { outputFile } = require(join(BUILT, '..', 'output', 'folder', 'output-file.js')) as typeof import('../src/output/folder/output-file');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { writeFolder } = require(join(BUILT, '..', 'output', 'folder', 'write.js')) as typeof import('../src/output/folder/write');
  const constructsMs = bareConstructs(machines);
  const all = Array.from({ length: machines }, (_, i) => hikubeDocuments(name(i))).flat();
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

/** The time for one empty construct per machine and disk. */
function bareConstructs(machines: number): number {
  const chart = new Chart(new App(), 'c0');
  const start = performance.now();
  for (let i = 0; i < machines; i++) new Construct(new Construct(chart, name(i)), 'system');
  return performance.now() - start;
}

function measure(outdir: string, work: () => void): Measured {
  const [cpu, start] = [process.cpuUsage(), performance.now()];
  work();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const hash = createHash('sha256');
  let bytes = 0;
  for (const file of readdirSync(outdir).filter(each => each.endsWith('.yaml')).sort()) {
    const content = readFileSync(join(outdir, file));
    hash.update(file).update(content);
    bytes += content.length;
  }
  return { ms, cpuMs: (user + system) / 1000, bytes, digest: hash.digest('hex'), peakMb };
}

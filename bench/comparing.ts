import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { BUILT, ROOT } from './built';
import type { Row } from './measures';
import { inTurns, median } from './processes';

const FILE = 'c0.k8s.yaml';

/** Compares two folders of machines, where some machines have another type and a larger disk, and measures the time of each side. */
export function comparing(machines: number, percent: number, rounds: number, atMost: number): Row {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-bench-'));
  try {
    write(join(folder, 'before'), machines, 0);
    write(join(folder, 'after'), machines, percent);
    const { ours, parse } = inTurns(rounds, { ours: () => inProcess('compare', folder), parse: () => inProcess('parse', folder) });
    const [a, b] = [median(ours), median(parse)];
    return {
      measure: `${machines} machines compared, ${percent} of 100 changed, over parsing both folders with yaml`,
      ours: `${a.toFixed(0)} ms`, against: `${b.toFixed(0)} ms`, value: a / b, unit: 'x', goal: { atMost },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The documents of the quick start, as the package writes them. */
function write(folder: string, machines: number, percent: number): void {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { documentText, SEPARATOR } = require(join(BUILT, '..', 'output', 'yaml', 'document.js')) as typeof import('../src/output/yaml/document');
  const texts = Array.from({ length: machines }, (_, i) => {
    const name = `m${String(i).padStart(6, '0')}`;
    const isChanged = i % 100 < percent;
    return [
      {
        apiVersion: 'apps.cozystack.io/v1alpha1',
        kind: 'VMInstance',
        metadata: { name },
        spec: {
          cloudInit: '#cloud-config\npackages:\n  - nginx\n', disks: [{ bus: 'virtio', name: `${name}-system` }], external: true, externalPorts: [22, 80, 443],
          instanceProfile: 'ubuntu', instanceType: isChanged ? 'u1.xlarge' : 'u1.large', runStrategy: 'Always',
        },
      },
      {
        apiVersion: 'apps.cozystack.io/v1alpha1',
        kind: 'VMDisk',
        metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' }, name: `${name}-system` },
        spec: { source: { image: { name: 'ubuntu-2404' } }, storage: isChanged ? '30Gi' : '20Gi', storageClass: 'replicated' },
      },
    ].map(documentText).join(SEPARATOR);
  });
  mkdirSync(folder);
  writeFileSync(join(folder, FILE), texts.join(SEPARATOR));
}

function inProcess(side: 'compare' | 'parse', folder: string): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', require.resolve('tsx'), __filename, side, folder], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.dev.json') },
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

/** Measures in a separate process, without warm caches. */
function measure(side: string, folder: string): number {
  const [before, after] = ['before', 'after'].map(name => join(folder, name));
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { FleetState, Impact } = require(BUILT) as typeof import('../src');
  const start = performance.now();
  if (side === 'parse') for (const each of [before, after]) parseAllDocuments(readFileSync(join(each, FILE), 'utf8')).forEach((document: any) => document.toJS());
  else if (Impact.between(FleetState.fromFolder(before), FleetState.fromFolder(after)).isEmpty) throw new Error('there is a difference');
  return performance.now() - start;
}

if (require.main === module) process.stdout.write(String(measure(process.argv[2], process.argv[3])));

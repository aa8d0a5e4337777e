import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments, stringify } from 'yaml';
import { BUILT, ROOT } from './built';
import type { Row } from './measures';
import { inTurns, median } from './processes';

type Side = 'lint' | 'adopt' | 'parse';

/**
 * The time to lint manifests of machines with disks, or to adopt them with the proof. It is relative to the time of parsing the manifests
 * with the `yaml` library.
 */
export function takingOver(side: 'lint' | 'adopt', machines: number, rounds: number, atMost: number): Row {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-bench-'));
  const file = join(folder, 'manifests.yaml');
  try {
    writeFileSync(file, manifests(machines));
    const { ours, parse } = inTurns(rounds, { ours: () => inProcess(side, file), parse: () => inProcess('parse', file) });
    const [a, b] = [median(ours), median(parse)];
    return {
      measure: `${machines} machines ${side === 'lint' ? 'linted' : 'adopted and proven'}, over parsing them with yaml`,
      ours: `${a.toFixed(0)} ms`, against: `${b.toFixed(0)} ms`, value: a / b, unit: 'x', goal: { atMost },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Handwritten for plain KubeVirt. */
function manifests(machines: number): string {
  return Array.from({ length: machines }, (_, i) => stringify({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: `web-${i}`, namespace: 'prod', labels: { app: 'web' } },
    spec: {
      runStrategy: 'Always',
      instancetype: { kind: 'VirtualMachineClusterInstancetype', name: 'u1.medium' },
      preference: { kind: 'VirtualMachineClusterPreference', name: 'fedora' },
      dataVolumeTemplates: [{
        metadata: { name: `web-${i}-root` },
        spec: { source: { http: { url: 'https://example.com/fedora.qcow2' } }, storage: { resources: { requests: { storage: '20Gi' } }, storageClassName: 'local' } },
      }],
      template: {
        metadata: { labels: { vm: `web-${i}` } },
        spec: {
          domain: { devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }, { name: 'init', disk: { bus: 'virtio' } }], interfaces: [{ name: 'default', masquerade: {} }] } },
          networks: [{ name: 'default', pod: {} }],
          volumes: [{ name: 'root', dataVolume: { name: `web-${i}-root` } }, { name: 'init', cloudInitNoCloud: { userData: `#cloud-config\nhostname: web-${i}\n` } }],
        },
      },
    },
  })).join('---\n');
}

function inProcess(side: Side, file: string): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', require.resolve('tsx'), __filename, side, file], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.dev.json') },
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

/* eslint-disable @typescript-eslint/no-require-imports */
/** Measures in a separate process, without warm caches. */
function measure(side: Side, path: string): number {
  const bytes = readFileSync(path);
  const units = [{ files: [{ path, bytes }], faults: [] }];
  const built = (module: string) => require(join(BUILT, '..', module));
  const { lint } = built('lint/lint.js') as typeof import('../src/lint/lint');
  const { adopt } = built('adopt/adopt.js') as typeof import('../src/adopt/adopt');
  const start = performance.now();
  if (side === 'parse') parseAllDocuments(bytes.toString('utf8')).forEach((document: any) => document.toJS());
  else if (side === 'lint') lint(units);
  else if (!adopt(units).report.isEqual) throw new Error('the program writes something else');
  return performance.now() - start;
}

if (require.main === module) process.stdout.write(String(measure(process.argv[2] as Side, process.argv[3])));

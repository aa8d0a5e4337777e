/** Builds the servers from their Go modules, once for each state of `servers/`. */
import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'fs';
import { join } from 'path';

export const SERVERS = join(__dirname, '..', 'servers');
const CACHE = join(__dirname, '..', '.cache');

/** What each module of `servers/` builds: the name of a program and its package. */
const PROGRAMS = {
  kubernetes: {
    'certificates': './certificates',
    'etcd': 'go.etcd.io/etcd/server/v3',
    'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
  },
  kubevirt: {
    'objects': './objects',
    'virt-api': 'kubevirt.io/kubevirt/cmd/virt-api',
  },
  cdi: {
    objects: './objects',
    server: './server',
  },
  cozystack: {
    'cozystack-api': 'github.com/cozystack/cozystack/cmd/cozystack-api',
  },
} as const;

/** kube-apiserver decides what it serves by its own version, which is given to it when it is linked. */
const FLAGS: Partial<Record<keyof typeof PROGRAMS, string>> = {
  kubernetes: `-X k8s.io/component-base/version.gitVersion=${version('kubernetes', 'k8s.io/kubernetes')}`,
};

export type Module = keyof typeof PROGRAMS;
export const MODULES = Object.keys(PROGRAMS) as Module[];

/** Where a program stands; it has been built by `build` before. */
export function program<M extends Module>(module: M, name: keyof typeof PROGRAMS[M] & string): string {
  return join(CACHE, key(module), name);
}

/** Builds what is not there yet, and removes what no state of the sources asks for any more. */
export function build(log: (line: string) => void): void {
  mkdirSync(CACHE, { recursive: true });
  const wanted = new Set(MODULES.map(key));
  for (const stale of readdirSync(CACHE).filter(name => !wanted.has(name))) rmSync(join(CACHE, stale), { recursive: true });
  for (const module of MODULES) {
    const folder = join(CACHE, key(module));
    if (existsSync(folder)) continue;
    const start = Date.now();
    const scratch = `${folder}.partial`;
    for (const [name, source] of Object.entries(PROGRAMS[module])) {
      go(module, ['build', '-trimpath', `-ldflags=-s -w ${FLAGS[module] ?? ''}`, '-o', join(scratch, name), source]);
    }
    renameSync(scratch, folder);
    log(`built ${module} in ${Math.round((Date.now() - start) / 1000)} s`);
  }
}

/** The folder of a Go module that one of ours requires. */
export function moduleFolder(module: Module, path: string): string {
  return go(module, ['list', '-mod=readonly', '-m', '-f', '{{.Dir}}', path]).trim();
}

/** The versions that are asked, by the name of their Go module. */
export function version(module: Module, path: string): string {
  return new RegExp(`^\\s*(?:require )?${path} (v\\S+)`, 'm').exec(readFileSync(join(SERVERS, module, 'go.mod'), 'utf8'))?.[1] ?? 'unknown';
}

export function hasGo(): boolean {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function go(module: Module, args: string[]): string {
  return execFileSync('go', args, { cwd: join(SERVERS, module), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Changes with every file that goes into a module's programs. */
function key(module: Module): string {
  const hash = createHash('sha256').update(JSON.stringify([PROGRAMS[module], FLAGS[module]]));
  const folder = join(SERVERS, module);
  for (const file of (readdirSync(folder, { recursive: true }) as string[]).filter(name => /\.(go|mod|sum)$/.test(name)).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  }
  return `${module}-${hash.digest('hex').slice(0, 16)}`;
}

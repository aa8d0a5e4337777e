/** The health checks of Argo CD: the scripts of its releases, and those that replace them. */
import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { KubeObject } from '../cluster/api';
import { program } from '../cluster/binaries';

/** Scripts that replace the built-in ones, by `<group>_<kind>`. */
export type Scripts = Readonly<Record<string, string>>;

/** The kinds with a health check, and their API groups. */
const KINDS: Readonly<Record<string, string>> = { VirtualMachine: 'kubevirt.io', DataVolume: 'cdi.kubevirt.io' };

/** The health of each object; objects of other kinds have none. */
export function healthOf(objects: readonly KubeObject[], scripts: Scripts = {}): (string | undefined)[] {
  const requests = objects.map(({ kind, ...object }) => KINDS[kind] === undefined ? undefined : (
    { builtIn: `${KINDS[kind]}/${kind}`, script: scripts[`${KINDS[kind]}_${kind}`], object: { kind, ...object } }
  ));
  const input = JSON.stringify(requests.filter(each => each !== undefined));
  const answers = JSON.parse(execFileSync(program('argo-health', 'argo-health'), { input, encoding: 'utf8', maxBuffer: 1e9 })) as { readonly status: string }[];
  let next = 0;
  return requests.map(each => each && answers[next++].status);
}

/** The scripts of another release than the built release. */
export function scriptsOf(release: string): Scripts {
  const answer = execFileSync('go', ['mod', 'download', '-json', `github.com/argoproj/argo-cd/v3@v${release}`], { encoding: 'utf8', cwd: join(__dirname, '..', 'servers', 'argo-health') });
  const { Dir } = JSON.parse(answer) as { readonly Dir: string };
  return Object.fromEntries(Object.entries(KINDS).map(([kind, group]) => (
    [`${group}_${kind}`, readFileSync(join(Dir, 'resource_customizations', group, kind, 'health.lua'), 'utf8')]
  )));
}

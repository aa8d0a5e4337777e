/**
 * Tests the effect of a change of a running machine with KubeVirt's own controllers. Each field of a machine is changed in turn. The
 * condition `RestartRequired`, or the change of the instance, must be what the library reports.
 */
import { isDeepStrictEqual } from 'util';
import { inParallel } from './parallel';
import { RolloutStrategy, Severity } from '../../src';
import { inspectModel } from '../../src/collect/inspection';
import { impactBetween } from '../../src/impact/between';
import { ImpactEffect } from '../../src/impact/effect';
import { sideOf } from '../../src/impact/state/fleet';
import { targetOf } from '../../src/impact/target';
import { MachineSpec } from '../../src/model/machine';
import { PlatformRef } from '../../src/model/platform';
import { renderModel } from '../../src/platforms/render';
import { modelOf } from '../../test/support/models';
import { Api, KubeObject } from '../cluster/api';
import { ControlPlane } from '../cluster/control-plane';
import { namespace } from '../cluster/install';
import { configuration } from '../cluster/kubevirt';
import { until } from '../cluster/processes';
import { provideClaims, provideNetworks, provideNode, run } from '../cluster/running';
import { MACHINE_CHANGES, MachineChange } from '../generator/machine-changes';
import { isAskable } from '../generator/machine-fields';
import { Release } from '../releases';
import { Suite } from '../suite';

/** Feature gates that some fields need. */
const GATES = [
  'HostDevices', 'CPUManager', 'VSOCK', 'DownwardMetrics', 'EnableVirtioFsStorageVolumes', 'ExperimentalVirtiofsSupport', 'VMLiveUpdateFeatures',
  'NetworkBindingPlugins', 'VMPersistentState', 'VideoConfig', 'PanicDevices', 'RebootPolicy', 'PasstBinding', 'EnableVirtioFsConfigVolumes',
];

/** The namespace of the function `modelOf`. */
const NAMESPACE = 'tenant-prod';

/**
 * The result for a running machine. `unseen`: the change of the template causes no condition and does not reach the instance, so it waits
 * for the next start or has no effect. `live and restart`: the change reaches the instance, and the condition is set too.
 */
type Observed = 'refused' | 'restart' | 'live' | 'live and restart' | 'unseen' | 'unasked';

interface Verdict {
  readonly what: string;
  readonly observed: Observed;
  readonly expected: readonly ImpactEffect[];
  readonly detail: string;
}

const { LIVE, NEXT_RESTART, IDENTITY, REFUSED, NOTHING, IGNORED, UNKNOWN, ADDRESS } = ImpactEffect;

/** Whether the observed result is the result that the library's effects promise. If one change needs a restart, the other changes wait for it. */
function agrees(expected: readonly ImpactEffect[], observed: Observed): boolean {
  const has = (...effects: readonly ImpactEffect[]) => effects.some(effect => expected.includes(effect));
  if (has(UNKNOWN)) return true;
  if (has(REFUSED)) return observed === 'refused';
  if (observed === 'live and restart') return has(LIVE) && has(NEXT_RESTART);
  if (has(NEXT_RESTART) && has(LIVE)) return false;
  if (has(NEXT_RESTART, IDENTITY, ADDRESS)) return observed === 'restart' || observed === 'unseen';
  if (has(LIVE)) return observed === 'live';
  return (expected.length === 0 || has(NOTHING, IGNORED)) && observed === 'unseen';
}

export async function checkController(plane: ControlPlane, suite: Suite, { version }: Release): Promise<void> {
  const { api } = plane;
  await api.create(namespace(NAMESPACE));
  await provideNode(api);
  await provideClaims(api, NAMESPACE, ['data']);
  await provideNetworks(api, NAMESPACE, ['storage']);
  await api.apply(configuration(GATES));
  const changes = MACHINE_CHANGES.filter(({ before, after }) => isAskable([before, after], version));
  const ref: PlatformRef = { name: 'kubevirt', version };
  await checkChanges(plane, suite, ref, changes, 'web');

  // Effects that differ under the other rollout strategy.
  const rolloutStrategy = targetOf(ref).rolloutStrategy === RolloutStrategy.STAGE ? RolloutStrategy.LIVE_UPDATE : RolloutStrategy.STAGE;
  const other: PlatformRef = { ...ref, options: { rolloutStrategy } };
  await api.apply(configuration(GATES, { vmRolloutStrategy: rolloutStrategy }));
  await checkChanges(plane, suite, other, changes.filter(each => !isDeepStrictEqual(saidOf(ref, each), saidOf(other, each))), 'other');
}

async function checkChanges(plane: ControlPlane, suite: Suite, ref: PlatformRef, changes: readonly MachineChange[], prefix: string): Promise<void> {
  const { rolloutStrategy } = targetOf(ref);
  const verdicts = await inParallel(changes, 24, async ({ what, before, after }, i): Promise<Verdict> => {
    const name = `${prefix}-${i}`;
    try {
      return { what, ...await change(plane, ref, { ...before, name }, { ...after, name }) };
    } catch (error) {
      return { what, observed: 'refused', expected: [], detail: `it cannot be asked: ${(error as Error).message}` };
    }
  });
  const counts: Record<string, number> = {};
  const unknown: string[] = [];
  for (const { what, observed, expected, detail } of verdicts) {
    counts[observed] = (counts[observed] ?? 0) + 1;
    if (observed !== 'unasked') suite.asked.field('machine', what.split(':')[0], `virt-controller ${ref.version}`, observed !== 'refused');
    if (expected.includes(UNKNOWN)) unknown.push(what);
    const problem = `we: ${expected.join(', ') || 'nothing'}; virt-controller: ${observed}\n${detail}`;
    suite.check(
      `KubeVirt ${ref.version}, ${rolloutStrategy}: a change of ${what} does what we say`, observed === 'unasked' || agrees(expected, observed) ? undefined : problem,
    );
  }
  suite.note(`${verdicts.length} changes of a running machine, rollout strategy ${rolloutStrategy}: `
    + Object.entries(counts).map(([what, count]) => `${count} ${what}`).join(', '));
  suite.note(`unknown effects: ${unknown.join(', ') || 'none'}`);
}

/** The library's effects for a change. */
function saidOf(ref: PlatformRef, { before, after }: MachineChange): readonly ImpactEffect[] {
  const [old, now] = [before, after].map(spec => objectsOf(ref, spec));
  return effectsOn('VirtualMachine', ref, old, now);
}

const objectsOf = (ref: PlatformRef, spec: MachineSpec) => renderModel(modelOf(ref, [{ kind: 'machine', spec }])) as KubeObject[];

async function change({ api, controllerApi }: ControlPlane, ref: PlatformRef, before: MachineSpec, after: MachineSpec): Promise<Omit<Verdict, 'what'>> {
  const [old, now] = [before, after].map(spec => objectsOf(ref, spec));
  const machine = old.find(({ kind }) => kind === 'VirtualMachine')!;
  const changed = now.find(({ kind }) => kind === 'VirtualMachine')!;
  const isWrong = inspectModel(modelOf(ref, [{ kind: 'machine', spec: after }])).some(({ severity }) => severity === Severity.ERROR);
  if (isWrong || isDeepStrictEqual(machine, changed)) return { expected: [], observed: 'unasked', detail: '' };
  const expected = effectsOn('VirtualMachine', ref, old, now);
  for (const object of old) await applied(api, object);
  await run(controllerApi, machine.metadata);
  const instance: KubeObject = { ...machine, kind: 'VirtualMachineInstance' };
  const was = (await api.get(instance)).body.spec;
  const answer = await api.apply(changed);
  if (!answer.ok) return { expected, observed: 'refused', detail: answer.body.message };
  const generation = answer.body.metadata.generation;
  let seen: any;
  await until(`${machine.metadata.name} is looked at again`, async () => {
    seen = (await api.get(machine)).body;
    // KubeVirt 1.4 writes the revision of a type into the spec, which adds one generation.
    return seen.status?.desiredGeneration >= generation;
  }, undefined, 60);
  // A change reaches the instance in the same reconciliation or in the next one.
  await new Promise(resolve => setTimeout(resolve, 1000));
  seen = (await api.get(machine)).body;
  const is = (await api.get(instance)).body.spec;
  const condition = seen.status.conditions?.find(({ type, status }: any) => type === 'RestartRequired' && status === 'True');
  const isTemplate = !isDeepStrictEqual(machine.spec, changed.spec);
  const isReached = !isDeepStrictEqual(was, is) || !isTemplate;
  const observed = condition ? isReached ? 'live and restart' : 'restart' : isReached ? 'live' : 'unseen';
  const says = `the template ${isTemplate ? 'is' : 'is not'} another one, the instance ${isDeepStrictEqual(was, is) ? 'is the same' : 'has changed'}`;
  return { expected, observed, detail: condition?.message ?? says };
}

function effectsOn(kind: string, ref: PlatformRef, old: readonly KubeObject[], now: readonly KubeObject[]): readonly ImpactEffect[] {
  const impact = impactBetween(sideOf('before', old, [ref], {}), sideOf('after', now, [ref], {}));
  const changes = impact.subjects.flatMap(each => each.changes).filter(({ object }) => object.kind === kind);
  return [...new Set(changes.flatMap(({ effects }) => effects))];
}

async function applied(api: Api, object: KubeObject): Promise<void> {
  const { ok, body } = await api.apply(object);
  if (!ok) throw new Error(`${object.kind} is refused: ${body.message}`);
}

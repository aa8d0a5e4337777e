/**
 * What a change of a running machine does, asked of KubeVirt's own controllers: each field of a machine is changed in turn, and the
 * condition `RestartRequired` or what reaches the instance has to be what our rules say.
 */
import { isDeepStrictEqual } from 'util';
import { inParallel } from './parallel';
import { impactBetween } from '../../src/impact/between';
import { ImpactEffect } from '../../src/impact/effect';
import { sideOf } from '../../src/impact/state/fleet';
import { MachineSpec } from '../../src/model/machine';
import { PlatformRef } from '../../src/model/platform';
import { renderModel } from '../../src/platforms/render';
import { modelOf } from '../../test/support/models';
import { Api, KubeObject } from '../cluster/api';
import { ControlPlane } from '../cluster/control-plane';
import { namespace } from '../cluster/install';
import { configuration } from '../cluster/kubevirt';
import { until } from '../cluster/processes';
import { provideClaims, provideNode, run } from '../cluster/running';
import { MACHINE_CHANGES } from '../generator/machine-changes';
import { Release } from '../releases';
import { Suite } from '../suite';

/** That of `modelOf`. */
const NAMESPACE = 'tenant-prod';

/** What happened to a machine that runs. */
type Observed = 'refused' | 'restart' | 'live' | 'nothing';

interface Verdict {
  readonly what: string;
  readonly observed: Observed;
  readonly expected: readonly ImpactEffect[];
  readonly detail: string;
}

const { LIVE, NEXT_RESTART, IDENTITY, REFUSED, NOTHING, IGNORED, UNKNOWN, ADDRESS } = ImpactEffect;

/** What our words mean for the object of a running machine. */
const MEANING: Partial<Record<ImpactEffect, Observed>> = {
  [LIVE]: 'live', [NEXT_RESTART]: 'restart', [IDENTITY]: 'restart', [ADDRESS]: 'restart', [REFUSED]: 'refused', [NOTHING]: 'nothing', [IGNORED]: 'nothing',
};

export async function checkController(plane: ControlPlane, suite: Suite, { version }: Release): Promise<void> {
  const { api } = plane;
  await api.create(namespace(NAMESPACE));
  await provideNode(api);
  await provideClaims(api, NAMESPACE, ['data']);
  await api.apply(configuration(['HostDevices', 'CPUManager']));
  const ref: PlatformRef = { name: 'kubevirt', version };
  const verdicts = await inParallel(MACHINE_CHANGES, 24, async ({ what, before, after }, i): Promise<Verdict> => {
    try {
      return { what, ...await change(plane, ref, { ...before, name: `web-${i}` }, { ...after, name: `web-${i}` }) };
    } catch (error) {
      return { what, observed: 'nothing', expected: [], detail: `it cannot be asked: ${(error as Error).message}` };
    }
  });
  const counts: Record<string, number> = {};
  const unknown: string[] = [];
  for (const { what, observed, expected, detail } of verdicts) {
    counts[observed] = (counts[observed] ?? 0) + 1;
    if (expected.includes(UNKNOWN)) unknown.push(what);
    const agrees = expected.length > 0 && expected.every(effect => MEANING[effect] === undefined || MEANING[effect] === observed) || expected.includes(UNKNOWN);
    suite.check(`KubeVirt ${version}: a change of ${what} does what we say`, agrees ? undefined : `we: ${expected.join(', ') || 'nothing'}; virt-controller: ${observed}\n${detail}`);
  }
  suite.note(`${verdicts.length} changes of a running machine: ${Object.entries(counts).map(([what, count]) => `${count} ${what}`).join(', ')}`);
  suite.note(`unknown effects: ${unknown.join(', ') || 'none'}`);
}

async function change({ api, controllerApi }: ControlPlane, ref: PlatformRef, before: MachineSpec, after: MachineSpec): Promise<Omit<Verdict, 'what'>> {
  const [old, now] = [before, after].map(spec => renderModel(modelOf(ref, [{ kind: 'machine', spec }])) as KubeObject[]);
  const expected = effectsOn('VirtualMachine', ref, old, now);
  for (const object of old) await applied(api, object);
  const machine = old.find(({ kind }) => kind === 'VirtualMachine')!;
  await run(controllerApi, machine.metadata);
  const instance: KubeObject = { ...machine, kind: 'VirtualMachineInstance' };
  const was = (await api.get(instance)).body.spec;
  const changed = now.find(({ kind }) => kind === 'VirtualMachine')!;
  const answer = await api.apply(changed);
  if (!answer.ok) return { expected, observed: 'refused', detail: answer.body.message };
  const generation = answer.body.metadata.generation;
  let seen: any;
  await until(`${machine.metadata.name} is looked at again`, async () => {
    seen = (await api.get(machine)).body;
    return seen.status?.desiredGeneration === generation;
  }, undefined, 60);
  // What reaches the instance does so in the same pass or in the next.
  await new Promise(resolve => setTimeout(resolve, 1000));
  seen = (await api.get(machine)).body;
  const is = (await api.get(instance)).body.spec;
  const condition = seen.status.conditions?.find(({ type, status }: any) => type === 'RestartRequired' && status === 'True');
  const isTemplate = !isDeepStrictEqual(machine.spec, changed.spec);
  const observed = condition ? 'restart' : !isDeepStrictEqual(was, is) ? 'live' : isTemplate ? 'restart' : 'live';
  return { expected, observed, detail: condition?.message ?? `the template ${isTemplate ? 'is' : 'is not'} another one, the instance ${isDeepStrictEqual(was, is) ? 'is the same' : 'has changed'}` };
}

function effectsOn(kind: string, ref: PlatformRef, old: readonly KubeObject[], now: readonly KubeObject[]): readonly ImpactEffect[] {
  const impact = impactBetween(sideOf('before', old, [ref], {}), sideOf('after', now, [ref], {}));
  return [...new Set(impact.subjects.flatMap(({ changes }) => changes).filter(({ object }) => object.kind === kind).flatMap(({ effects }) => effects))];
}

async function applied(api: Api, object: KubeObject): Promise<void> {
  const { ok, body } = await api.apply(object);
  if (!ok) throw new Error(`${object.kind} is refused: ${body.message}`);
}

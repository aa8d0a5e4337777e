/** Adds every field of every kind to a valid object: the server must admit or reject it as the library does, and store it unchanged. */
import { differences } from './drift';
import { inParallel } from './parallel';
import { Severity } from '../../src';
import { inspectModel } from '../../src/collect/inspection';
import { PlatformRef } from '../../src/model/platform';
import { renderModel } from '../../src/platforms/render';
import { modelOf } from '../../test/support/models';
import { Api, KubeObject } from '../cluster/api';
import { namespace } from '../cluster/install';
import { AdmittedAnyway, isKnown, rulesOf } from '../disagreements';
import { isAskable, MACHINE_FIELDS } from '../generator/machine-fields';
import { OTHER_FIELDS } from '../generator/other-fields';
import { Release } from '../releases';
import { Suite } from '../suite';

/** The function `modelOf`. */
const NAMESPACE = 'tenant-prod';

/** Adds to `shown` the rules by which the library was stricter than the cluster. */
export async function checkFields(api: Api, suite: Suite, { version }: Release, shown: Set<AdmittedAnyway>): Promise<void> {
  for (const name of [NAMESPACE, `${NAMESPACE}-team`]) await api.create(namespace(name));
  const ref: PlatformRef = { name: 'kubevirt', version };
  const every = [...MACHINE_FIELDS.map(({ field, spec }) => ({ kind: 'machine' as const, field, spec })), ...OTHER_FIELDS];
  const all = every.filter(({ spec }) => isAskable(spec, version));
  const verdicts = await inParallel(all, 16, async ({ kind, field, spec }) => {
    const model = modelOf(ref, [{ kind, spec } as never]);
    const findings = inspectModel(model);
    const refusals: string[] = [];
    const drifts: string[] = [];
    for (const object of renderModel(model) as KubeObject[]) {
      const { ok, status, body } = await api.create(object, { dryRun: true });
      if (!ok && status !== 409) refusals.push(`${object.kind}: ${body.message}`);
      else if (ok) drifts.push(...differences(object, body));
    }
    suite.asked.field(kind, field, `KubeVirt ${version}`, refusals.length === 0);
    return { what: `${kind} ${field} ${JSON.stringify(spec)}`, findings, refusals, drifts };
  });
  const counts = { admitted: 0, refused: 0 };
  for (const { what, findings, refusals, drifts } of verdicts) {
    const errors = findings.filter(each => each.severity === Severity.ERROR);
    const binding = errors.filter(each => !rulesOf('KubeVirt').some(rule => isKnown(rule, each)));
    const isGated = findings.some(({ code }) => code === 'FEATURE_GATE');
    const said = binding.map(({ code, message }) => `we: ${code} ${message}`).join('\n');
    suite.check(`${what}: what we let through is admitted`, errors.length === 0 && !isGated && refusals.length > 0 ? refusals.join('\n') : undefined);
    suite.check(`${what}: what we refuse is refused`, binding.length > 0 && !isGated && refusals.length === 0 ? said : undefined);
    suite.check(`${what}: what is written is stored like that`, errors.length === 0 && drifts.length > 0 ? drifts.join('\n') : undefined);
    if (refusals.length === 0) for (const rule of rulesOf('KubeVirt')) if (errors.some(each => isKnown(rule, each))) shown.add(rule);
    counts[refusals.length > 0 ? 'refused' : 'admitted']++;
  }
  suite.note(`${all.length} values of fields: ${counts.admitted} admitted, ${counts.refused} refused`);
}

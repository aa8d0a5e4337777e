/** Adds every field of every kind to a valid object. The server must admit or reject the field as the library does, and store it unchanged. */
import { ClusterVerdict, dryRun } from './both-sides';
import { inParallel } from './parallel';
import { Severity } from '../../src';
import { inspectModel } from '../../src/collect/inspection';
import { PlatformRef } from '../../src/model/platform';
import { renderModel } from '../../src/platforms/render';
import { modelOf } from '../../test/support/models';
import { Api, KubeObject } from '../cluster/api';
import { namespace } from '../cluster/install';
import { isKnown, rulesOf } from '../disagreements';
import { isAskable, MACHINE_FIELDS } from '../generator/machine-fields';
import { KindField, OTHER_FIELDS } from '../generator/other-fields';
import { Release } from '../releases';
import { Suite } from '../suite';

/** The namespace of the function `modelOf`. */
const NAMESPACE = 'tenant-prod';

/** Values of fields, and the server that is asked about them. */
interface FieldQuestions {
  /** E.g. `KubeVirt 1.9`. */
  readonly consumer: string;
  readonly platform: PlatformRef;
  readonly fields: readonly KindField[];
  readonly judge: (objects: readonly KubeObject[], i: number) => Promise<ClusterVerdict>;
  /** The namespace of the field with this number; by default that of the function `modelOf`. */
  readonly place?: (i: number) => string;
}

/** Adds to the suite the rules by which the library was stricter than the cluster. */
export async function checkFields(api: Api, suite: Suite, { version, cdiVersion }: Release): Promise<void> {
  for (const name of [NAMESPACE, `${NAMESPACE}-team`]) await api.create(namespace(name));
  const fields = [...MACHINE_FIELDS.map((each): KindField => ({ kind: 'machine', ...each })), ...OTHER_FIELDS]
    .filter(({ spec }) => isAskable(spec, version));
  await askFields(suite, { consumer: `KubeVirt ${version}`, platform: { name: 'kubevirt', version, options: { cdi: cdiVersion } }, fields, judge: dryRun(api) });
}

export async function askFields(suite: Suite, questions: FieldQuestions): Promise<void> {
  const { consumer, platform, fields, judge, place } = questions;
  const rules = rulesOf(consumer);
  const counts = { admitted: 0, refused: 0 };
  const verdicts = await inParallel(fields, 16, async ({ kind, field, spec, others = [] }, i) => {
    const model = modelOf(platform, [...others, { kind, spec } as never], place?.(i));
    const verdict = await judge(renderModel(model) as KubeObject[], i);
    suite.asked.field(kind, field, consumer, verdict.refusals.length === 0);
    return { what: `${kind} ${field} ${JSON.stringify(spec)}`, findings: inspectModel(model), ...verdict };
  });
  for (const { what, findings, refusals, drifts } of verdicts) {
    const errors = findings.filter(each => each.severity === Severity.ERROR);
    const binding = errors.filter(each => !rules.some(rule => isKnown(rule, each)));
    const isGated = findings.some(({ code }) => code === 'FEATURE_GATE');
    const said = binding.map(({ code, message }) => `we: ${code} ${message}`).join('\n');
    suite.check(`${what}: what we accept is admitted`, errors.length === 0 && !isGated && refusals.length > 0 ? refusals.join('\n') : undefined);
    suite.check(`${what}: what we refuse is refused`, binding.length > 0 && !isGated && refusals.length === 0 ? said : undefined);
    suite.check(`${what}: what is written is stored like that`, errors.length === 0 && drifts.length > 0 ? drifts.join('\n') : undefined);
    if (refusals.length === 0) for (const rule of rules) if (errors.some(each => isKnown(rule, each))) suite.shown.add(rule);
    counts[refusals.length > 0 ? 'refused' : 'admitted']++;
  }
  suite.note(`${fields.length} values of fields: ${counts.admitted} admitted, ${counts.refused} refused`);
}

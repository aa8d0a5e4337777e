/** Asks both sides, ours and the cluster, of the same things, and holds the answers against each other. */
import { ApiObject, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { podOf, volumesOf } from './consequences';
import { differences } from './drift';
import { label } from './examples';
import { inParallel } from './parallel';
import { Finding, Findings, FleetApp, FleetChart, Platform, Severity } from '../../src';
import { Api, KubeObject } from '../cluster/api';
import { AdmittedAnyway, isKnown, STRICTER } from '../disagreements';
import { Recipe } from '../generator/machine';
import { Suite } from '../suite';

/** What is said of something here, and what is written of it; nothing if it cannot be, as for a machine without size. */
export interface Told {
  readonly findings: readonly Finding[];
  readonly objects: readonly KubeObject[] | undefined;
}

/** Generated things, right and wrong. */
export interface Question {
  readonly what: string;
  /** Who is asked, e.g. `KubeVirt 1.9`. */
  readonly consumer: string;
  readonly things: fc.Arbitrary<() => Told>;
  readonly seed: number;
  readonly count: number;
  /** The cluster, given the number of the thing. */
  readonly judge: (objects: readonly KubeObject[], i: number) => Promise<ClusterVerdict>;
}

/** What a cluster says of the objects of a thing. */
export interface ClusterVerdict {
  /** What the cluster says against each object that it refuses. */
  readonly refusals: readonly string[];
  /** What the cluster stores otherwise than it was written. */
  readonly drifts: readonly string[];
}

/** What both sides say of one thing. */
interface Verdict extends ClusterVerdict, Told {}

/** Adds to `shown` the rules of ours that were shown to be stricter than the cluster. */
export async function askBoth(suite: Suite, question: Question, shown: Set<AdmittedAnyway>): Promise<void> {
  const { what, consumer, things, seed, count, judge } = question;
  const verdicts = await inParallel(fc.sample(things, { seed, numRuns: count }), 16, async (thing, i): Promise<Verdict> => {
    const told = thing();
    return { ...told, ...told.objects ? await judge(told.objects, i) : { refusals: ['it cannot be written'], drifts: [] } };
  });
  const agreed = { admitted: 0, refused: 0, stricter: 0 };
  verdicts.forEach((verdict, i) => {
    const { findings, refusals } = verdict;
    const errors = findings.filter(({ severity }) => severity === Severity.ERROR);
    const binding = errors.filter(finding => !STRICTER.some(rule => isKnown(rule, finding)));
    // A cluster may refuse what needs a gate that it has switched off: that was said.
    const warned = findings.some(({ code }) => code === 'FEATURE_GATE');
    const loose = errors.length === 0 && !warned && refusals.length > 0;
    const isPartial = errors.some(finding => STRICTER.some(rule => rule.leavesOut && isKnown(rule, finding)));
    // What a gate that is off takes care of is not looked at.
    const strict = binding.length > 0 && !isPartial && !warned && refusals.length === 0;
    const detail = [...refusals, ...errors.map(({ code, message, got }) => `we: ${code} ${message} (${got ?? ''})`), excerpt(verdict)].join('\n');
    const agree = suite.check(`${what} ${i} of seed ${seed}: what we let through is admitted`, loose ? detail : undefined)
      && suite.check(`${what} ${i} of seed ${seed}: what we refuse is refused`, strict ? detail : undefined);
    suite.check(`${what} ${i} of seed ${seed}: what is written is stored like that`, errors.length === 0 && verdict.drifts.length > 0 ? [...verdict.drifts, excerpt(verdict)].join('\n') : undefined);
    if (agree) agreed[refusals.length > 0 ? 'refused' : errors.length > 0 ? 'stricter' : 'admitted']++;
    if (refusals.length === 0) for (const rule of STRICTER) if (errors.some(finding => isKnown(rule, finding))) shown.add(rule);
  });
  suite.asked.count(what, consumer, agreed);
  suite.note(`${count} of ${what}: ${agreed.admitted} admitted and without an error of ours, ${agreed.refused} refused by the cluster and `
    + `said by us, ${agreed.stricter} refused by us alone under a documented rule`);
}

/** A list of differences is true as long as each of them can be seen. */
export function checkRules(suite: Suite, shown: ReadonlySet<AdmittedAnyway>): void {
  for (const rule of STRICTER.filter(({ release }) => release === undefined)) {
    const stale = shown.has(rule) ? undefined : 'nothing in this run shows it: take the rule off the list';
    suite.check(`the cluster admits what ${rule.code} refuses (${rule.reason})`, stale);
  }
}

export const ALREADY_THERE = 409;

/** A cluster of KubeVirt alone: each object for itself, without being kept. */
export const dryRun = (api: Api) => async (objects: readonly KubeObject[]): Promise<ClusterVerdict> => {
  const refusals: string[] = [];
  const drifts: string[] = [];
  for (const object of [...objects, ...objects.flatMap(volumesOf), ...objects.flatMap(podOf)]) {
    const { ok, status, body } = await api.create(object, { dryRun: true });
    if (ok && objects.includes(object)) drifts.push(...differences(object, body).map(each => `${label(object)}: ${each}`));
    // What several things make, a namespace for example, may be there.
    if (!ok && status !== ALREADY_THERE) refusals.push(`cluster: ${label(object)}: ${body.message}`);
  }
  return { refusals, drifts };
};

/** What a program builds on a platform. */
export function built(recipe: Recipe, platform: Platform, namespace: string): () => Told {
  return () => {
    const chart = new FleetChart(new FleetApp(), 'chart', { platform, namespace });
    recipe(chart);
    return { findings: Findings.of(chart.node.root), objects: writtenAnyway(chart) };
  };
}

/** What would be written if errors did not keep it from being written; nothing if it cannot be, as for a machine without size. */
function writtenAnyway(chart: Chart): KubeObject[] | undefined {
  try {
    return chart.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson());
  } catch {
    return undefined;
  }
}

/** Enough of a machine to see what it is about. */
function excerpt({ objects = [] }: Verdict): string {
  return objects.map(object => JSON.stringify(object)).join('\n').slice(0, 2000);
}

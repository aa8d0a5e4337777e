/** Asks the library and the cluster about the same objects, and compares the answers. */
import { ApiObject, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { podOf, volumesOf } from './consequences';
import { differences } from './drift';
import { label } from './examples';
import { inParallel } from './parallel';
import { Finding, Findings, FleetApp, FleetChart, Platform, Severity } from '../../src';
import { Api, KubeObject } from '../cluster/api';
import { isKnown, rulesOf, STRICTER } from '../disagreements';
import { Recipe } from '../generator/machine';
import { Suite } from '../suite';

/** The library's findings for an object, and the manifests of the object; undefined if it cannot be written, e.g. a machine without size. */
export interface Told {
  readonly findings: readonly Finding[];
  readonly objects: readonly KubeObject[] | undefined;
}

/** Generated objects, valid and invalid. */
export interface Question {
  readonly what: string;
  /** The server, e.g. `KubeVirt 1.9`. */
  readonly consumer: string;
  readonly things: fc.Arbitrary<() => Told>;
  readonly seed: number;
  readonly count: number;
  /** Asks the cluster about the object with this number. */
  readonly judge: (objects: readonly KubeObject[], i: number) => Promise<ClusterVerdict>;
}

/** The cluster's answer about the manifests of one generated object. */
export interface ClusterVerdict {
  readonly refusals: readonly string[];
  /** The fields that the cluster stores differently. */
  readonly drifts: readonly string[];
}

/** The answers of both sides for one object. */
interface Verdict extends ClusterVerdict, Told {}

/** Adds to the suite the rules by which the library was stricter than the cluster. */
export async function askBoth(suite: Suite, question: Question): Promise<void> {
  const { what, consumer, things, seed, count, judge } = question;
  const verdicts = await inParallel(fc.sample(things, { seed, numRuns: count }), 16, async (thing, i): Promise<Verdict> => {
    const told = thing();
    return { ...told, ...told.objects ? await judge(told.objects, i) : { refusals: ['it cannot be written'], drifts: [] } };
  });
  const rules = rulesOf(consumer);
  const agreed = { admitted: 0, refused: 0, stricter: 0 };
  verdicts.forEach((verdict, i) => {
    const { findings, refusals } = verdict;
    const errors = findings.filter(({ severity }) => severity === Severity.ERROR);
    const binding = errors.filter(finding => !rules.some(rule => isKnown(rule, finding)));
    // A cluster may reject an object that needs a disabled feature gate. The library only warns about this object.
    const warned = findings.some(({ code }) => code === 'FEATURE_GATE');
    const loose = errors.length === 0 && !warned && refusals.length > 0;
    const isPartial = errors.some(finding => rules.some(rule => rule.leavesOut && isKnown(rule, finding)));
    // Fields of a disabled feature gate are not compared.
    const strict = binding.length > 0 && !isPartial && !warned && refusals.length === 0;
    const detail = [...refusals, ...errors.map(({ code, message, got }) => `we: ${code} ${message} (${got ?? ''})`), excerpt(verdict)].join('\n');
    const agree = suite.check(`${what} ${i} of seed ${seed}: what we accept is admitted`, loose ? detail : undefined)
      && suite.check(`${what} ${i} of seed ${seed}: what we refuse is refused`, strict ? detail : undefined);
    suite.check(`${what} ${i} of seed ${seed}: what is written is stored like that`, errors.length === 0 && verdict.drifts.length > 0 ? [...verdict.drifts, excerpt(verdict)].join('\n') : undefined);
    if (agree) agreed[refusals.length > 0 ? 'refused' : errors.length > 0 ? 'stricter' : 'admitted']++;
    if (refusals.length === 0) for (const rule of rules) if (errors.some(finding => isKnown(rule, finding))) suite.shown.add(rule);
  });
  suite.asked.count(what, consumer, agreed);
  suite.note(`${count} of ${what}: ${agreed.admitted} admitted and without an error of ours, ${agreed.refused} refused by the cluster and `
    + `said by us, ${agreed.stricter} refused by us alone under a documented rule`);
}

/** Each entry of the list of differences must occur, or the list is out of date. */
export function checkRules(suite: Suite, ofCozystack: boolean): void {
  for (const rule of STRICTER.filter(({ release, isOfCozystack = false }) => release === undefined && isOfCozystack === ofCozystack)) {
    const stale = suite.shown.has(rule) ? undefined : 'nothing in this run shows it: take the rule off the list';
    suite.check(`the cluster admits what ${rule.code} refuses (${rule.reason})`, stale);
  }
}

export const ALREADY_THERE = 409;

/** A cluster with KubeVirt only: each object is sent as a dry run. */
export const dryRun = (api: Api) => async (objects: readonly KubeObject[]): Promise<ClusterVerdict> => {
  const refusals: string[] = [];
  const drifts: string[] = [];
  for (const object of [...objects, ...objects.flatMap(volumesOf), ...objects.flatMap(podOf)]) {
    const { ok, status, body } = await api.create(object, { dryRun: true });
    if (ok && objects.includes(object)) drifts.push(...differences(object, body).map(each => `${label(object)}: ${each}`));
    // Objects that several programs create, such as a namespace, may exist already.
    if (!ok && status !== ALREADY_THERE) refusals.push(`cluster: ${label(object)}: ${body.message}`);
  }
  return { refusals, drifts };
};

/** The constructs that a program creates on a platform. */
export function built(recipe: Recipe, platform: Platform, namespace: string): () => Told {
  return () => {
    const chart = new FleetChart(new FleetApp(), 'chart', { platform, namespace });
    recipe(chart);
    return { findings: Findings.of(chart.node.root), objects: writtenAnyway(chart) };
  };
}

/** The manifests that would be written without the errors; undefined if there are no manifests, e.g. for a machine without size. */
function writtenAnyway(chart: Chart): KubeObject[] | undefined {
  try {
    return chart.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson());
  } catch {
    return undefined;
  }
}

/** A short excerpt that identifies the machine. */
function excerpt({ objects = [] }: Verdict): string {
  return objects.map(object => JSON.stringify(object)).join('\n').slice(0, 2000);
}

import { createHash } from 'crypto';
import { changesOf, Change } from './compare/changes';
import { keyOf } from './compare/keys';
import { Pair, Pairing, pairObjects } from './compare/pairs';
import { pointerOf, valueAt } from './compare/path';
import { sameData } from './compare/secret-data';
import { ImpactEffect, sortEffects } from './effect';
import { goneOutcome, Outcome, UNREAD_OUTCOME } from './gone';
import { holdBack } from './hold-back';
import { ChangeImpact, ImpactData, IMPACT_VERSION, ObjectName, SubjectImpact } from './impact-data';
import { shown } from './mask';
import { propertyAt } from './properties';
import { createdOutcome, renamedOutcomes } from './renamed';
import { ruleFor } from './rules/lookup';
import { pathOf, RuleContext, Ruled, settle } from './rules/rule';
import { FleetSide, Targets, UnreadDocument } from './state/fleet';
import { Located } from './state/manifests';
import { FindMachine, MACHINE_KINDS, names, selectedMachine, Subject, subjectOf } from './subjects';
import { countsOf, orderSubjects, summaryOf } from './summary';
import { maskedData } from '../findings/secrets';
import { ApiObjectData } from '../platforms/reading';

/** What happens to the existing objects of a fleet when its state changes from `before` to `after`. Secret values are masked. */
export function impactBetween(before: FleetSide, after: FleetSide): ImpactData {
  const subjects = new Comparison(before, after).subjects();
  const side = ({ name }: FleetSide, targets: Targets) => ({ name, platforms: targets.labels });
  return maskedData({
    impactVersion: IMPACT_VERSION,
    before: side(before, new Targets(before)),
    after: side(after, new Targets(after)),
    summary: summaryOf(subjects),
    counts: countsOf(subjects),
    subjects: orderSubjects(subjects),
  });
}

/** The comparison of two states. It parses only the objects that differ, and the objects to which these objects refer. */
class Comparison {
  private readonly targets: Targets;
  private readonly formerTargets: Targets;
  private readonly found = new Map<string, { subject: Subject; more: Partial<SubjectImpact>; changes: ChangeImpact[] }>();
  private readonly pairing: Pairing;
  private readonly findMachine: FindMachine;

  constructor(private readonly before: FleetSide, private readonly after: FleetSide) {
    this.targets = new Targets(after);
    this.formerTargets = new Targets(before);
    const located = ({ manifests }: FleetSide, other: FleetSide) => manifests.without(other.manifests).flatMap(({ objects }) => objects);
    this.pairing = pairObjects(located(before, after), located(after, before));
    this.findMachine = (namespace, name) => {
      const found = [after, before].flatMap(({ manifests }) => MACHINE_KINDS.map(kind => manifests.find(kind, namespace, name)));
      return found.find(machine => machine !== undefined);
    };
  }

  public subjects(): SubjectImpact[] {
    const { pairs, removed, created, perhaps } = this.pairing;
    for (const pair of pairs) this.changed(pair);
    for (const each of removed) this.removed(each);
    for (const each of this.before.unread ?? []) this.unread(each);
    for (const each of created) this.created(each, perhaps.get(each));
    return [...this.found.values()].filter(({ changes }) => changes.length > 0)
      .map(({ subject, more, changes }) => ({ ...subject, ...more, effects: sortEffects(changes.flatMap(({ effects }) => effects)), changes }));
  }

  private removed(each: Located): void {
    this.outcome(subjectOf(each.object, this.findMachine), each, goneOutcome(each.object, this.targets.for(each.object)));
  }

  private unread({ name, file, fix }: UnreadDocument): void {
    const object = { apiVersion: '', kind: 'document', metadata: { name } };
    this.outcome(subjectOf(object, this.findMachine), { object, file }, { ...UNREAD_OUTCOME, fix });
  }

  private changed(pair: Pair): void {
    const { before: { object: before }, after: { object: after } } = pair;
    const subject = subjectOf(after, this.findMachine);
    const isSameObject = keyOf(before) === keyOf(after);
    const context = this.context(before, after);
    if (!isSameObject) {
      for (const outcome of renamedOutcomes(pair, context.target)) this.outcome(subject, pair.after, outcome);
      const former = subjectOf(before, this.findMachine);
      if (former.name !== subject.name || former.namespace !== subject.namespace) {
        this.of(subject).more = { formerly: placeOf(former.name, former.namespace) };
      }
    }
    const changes = sameData(before, after) ?? changesOf(before, after);
    const ruled = lift(changes.map(change => ({ change, rule: ruleFor(change, context) })), context);
    const held = holdBack(ruled, context);
    for (const each of ruled) {
      const change = this.change(each, context, pair.after, held.get(each));
      // A new object has the new values from the beginning.
      this.of(subject).changes.push(isSameObject ? change : asNew(change));
    }
  }

  private created(each: Located, perhaps: readonly Located[] | undefined): void {
    const { object } = each;
    const subject = subjectOf(object, this.findMachine);
    const machine = selectedMachine(object) ?? (subject.kind === 'machine' ? subject.name : undefined);
    const { namespace: place } = object.metadata;
    const isOld = machine !== undefined && MACHINE_KINDS.some(kind => this.before.manifests.find(kind, place, machine) !== undefined);
    this.outcome(subject, each, createdOutcome(object, isOld));
    if (perhaps && subject.name === object.metadata.name) {
      this.of(subject).more = { perhapsFormerly: perhaps.map(({ object: { metadata: { name, namespace } } }) => placeOf(name, namespace)) };
    }
  }

  private outcome(subject: Subject, { object, file }: Located, { effects, rule, source, fix }: Outcome): void {
    this.of(subject).changes.push(withDigest({
      effects: sortEffects(effects), object: nameOf(object), ...file !== undefined && { file }, rule, source, ...fix !== undefined && { fix },
    }));
  }

  private change({ change, rule }: Ruled, context: RuleContext, { object, file }: Located, held: string | undefined): ChangeImpact {
    const { path } = change;
    const property = rule.property ?? propertyAt(object.kind, path);
    const fix = settle(rule.fix, change, context)?.replaceAll('NAME', object.metadata.name);
    const effects = held === undefined ? settle(rule.effects, change, context) : [ImpactEffect.NEXT_RESTART];
    const [old, now] = [shown(change.old, path, object.kind), shown(change.new, path, object.kind)];
    return withDigest({
      effects: sortEffects(effects),
      object: nameOf(object),
      ...file !== undefined && { file },
      field: pointerOf(path),
      ...property !== undefined && { property },
      ...old !== undefined && { old },
      ...now !== undefined && { new: now },
      rule: held ?? settle(rule.rule, change, context),
      source: rule.source,
      ...fix !== undefined && { fix },
    });
  }

  private context(before: ApiObjectData, after: ApiObjectData): RuleContext {
    const sides = { before: this.before.manifests, after: this.after.manifests };
    const places = { before: before.metadata.namespace, after: after.metadata.namespace };
    return {
      before,
      after,
      target: this.targets.for(after),
      formerTarget: this.formerTargets.for(before),
      find: (side, kind, name) => sides[side].find(kind, places[side], name) ?? sides[side].find(kind, undefined, name),
      usersOf: name => [...sides.after.having(['VirtualMachine', 'VirtualMachinePool'], name), ...sides.before.having(['VirtualMachine', 'VirtualMachinePool'], name)]
        .filter(machine => machine.metadata.namespace === before.metadata.namespace).map(machineOf).filter(machine => names(machine, name)),
    };
  }

  private of(subject: Subject) {
    const key = `${subject.kind} ${subject.namespace ?? ''} ${subject.name}`;
    let found = this.found.get(key);
    if (found === undefined) this.found.set(key, found = { subject, more: {}, changes: [] });
    return found;
  }
}

/** The template of a pool in the form of a machine. */
function machineOf(object: ApiObjectData): ApiObjectData {
  return object.kind === 'VirtualMachinePool' ? { ...object, spec: (object.spec as any)?.virtualMachineTemplate?.spec } : object;
}

const TEMPLATE = '/spec/template/spec/';

/** Combines all differences within one field of a machine's template into one change, e.g. within a probe, an affinity or a volume. */
function lift(all: readonly Ruled[], { before, after }: RuleContext): Ruled[] {
  const lifted = new Map<string, Ruled>();
  for (const { change, rule } of all) {
    const depth = rule.at.startsWith(TEMPLATE) ? pathOf(rule.at).length : change.path.length;
    const path = change.path.slice(0, depth);
    const [old, now] = [valueAt(before, path), valueAt(after, path)];
    const isWhole = depth === change.path.length;
    const whole: Change = isWhole ? change : { path, ...old !== undefined && { old }, ...now !== undefined && { new: now } };
    const key = pointerOf(path);
    if (lifted.get(key)?.rule !== rule) lifted.set(lifted.has(key) ? `${key} ${lifted.size}` : key, { change: whole, rule });
  }
  return [...lifted.values()];
}

function asNew({ fix: _, ...change }: ChangeImpact): ChangeImpact {
  return withDigest({ ...change, effects: [ImpactEffect.RECREATED], rule: `the new object is created ${change.new === undefined ? 'without this value' : 'with the new value'}` });
}

function placeOf(name: string, namespace: string | undefined) {
  return { name, ...namespace !== undefined && { namespace } };
}

function nameOf({ apiVersion, kind, metadata: { name, namespace } }: ApiObjectData): ObjectName {
  return { apiVersion, kind, name, ...namespace !== undefined && { namespace } };
}

function withDigest(change: Omit<ChangeImpact, 'digest'>): ChangeImpact {
  const { object: { kind, namespace, name }, field, effects, old, new: now } = change;
  const digest = createHash('sha256').update(JSON.stringify([kind, namespace, name, field, effects, old, now])).digest('hex').slice(0, 16);
  return { ...change, digest };
}

import { Translation } from './libvirt/domain';
import { missingOf } from './missing';
import { ChartPlace, ChartPlaces, writtenChart } from './plan/charts';
import { mergedSets } from './plan/merged-sets';
import { ObjectFault, ReadPart } from './plan/planner';
import { withVersion } from './plan/platform';
import { programFiles } from './program/files';
import { respell, RespelledObject } from './proof/respell';
import { settle, Settled } from './proof/settle';
import { withNames } from './proof/unknown-names';
import { Adoption, AdoptionReport, ADOPT_VERSION, CopiedObject, MissingObject, SourceFaultReport } from './report';
import { LeftSecret, withoutSecrets } from './secrets';
import { maskedData } from '../findings/secrets';
import { impactBetween } from '../impact/between';
import { keyOf } from '../impact/compare/keys';
import { sideOf } from '../impact/state/fleet';
import { withOwnCatalog } from '../lint/catalog';
import { IncompleteObject, objectsOf, SourceObject } from '../lint/input/objects';
import { readSources, SourceFault } from '../lint/input/read';
import { Unit } from '../lint/input/units';
import { kindProblems } from '../lint/kinds';
import { fieldText } from '../lint/lint';
import { likeliest } from '../lint/model';
import { partByPlatform } from '../lint/platforms';
import { readAll } from '../lint/read-all';
import { ModelNode } from '../model/fleet-model';
import { PlatformRef } from '../model/platform';
import { same } from '../model/same';
import { admissionProblems } from '../platforms/admission/admission';
import { ApiObjectData } from '../platforms/reading';

/**
 * Creates a program that synthesizes the manifests, and compares its output with the manifests. The content of the manifests
 * never causes an exception. The function writes nothing to disk.
 *
 * @param platform the platform of the manifests; by default, the function detects it from their kinds
 * @param translations the libvirt domains from which some of the manifests were translated
 */
export function adopt(units: readonly Unit[], platform?: PlatformRef, translations: readonly Translation[] = []): Adoption {
  const { all, faults, derived, others } = sourcesOf(units);
  const missing = missingOf(faults, new Set(all.map(({ object }) => keyOf(object))));
  const { objects, kept, left } = withoutSecrets(all);
  const places = new ChartPlaces();
  const assumed = new Set<string>();
  const parts = partByPlatform(objects, platform, ({ object }) => object).map((part, i) => (
    readPart(part.objects, part.platform, platform !== undefined, assumed, (source, namespace) => places.of(i, source, namespace))
  ));
  const settled = settle(parts, places, assumed);
  const platforms = settled.parts.map(part => part.platform);
  const { objects: manifests, respelled } = respell(all.map(({ object }) => object), settled);
  const before = sideOf('the manifests', [...manifests, ...missing.objects], platforms, { unread: missing.documents });
  const impact = impactBetween(before, sideOf('the program', [...settled.executed.objects.values()], platforms));
  return {
    files: all.length === kept.length ? new Map() : programFiles(settled.program.statements),
    report: report({
      settled,
      faults: [...faults.map(reportOf), ...sourceFaultReports(settled)],
      missing: missing.reports,
      left, impact, respelled, translations, counts: { derived, others, objects: all.length },
    }),
  };
}

interface Sources {
  readonly all: readonly SourceObject[];
  readonly faults: readonly SourceFault[];
  readonly derived: number;
  readonly others: number;
}

function sourcesOf(units: readonly Unit[]): Sources {
  const faults: SourceFault[] = [];
  const byKey = new Map<string, SourceObject>();
  let [derived, others] = [0, 0];
  for (const { files, faults: ofUnit } of units) {
    const sources = readSources(files);
    const found = objectsOf(sources.documents);
    faults.push(...ofUnit, ...sources.faults, ...found.faults, ...found.incomplete.map(incomplete));
    derived += found.derived;
    others += found.others - found.incomplete.length;
    for (const each of found.objects) {
      const known = byKey.get(keyOf(each.object));
      if (known === undefined) byKey.set(keyOf(each.object), each);
      else faults.push(twice(each, known));
    }
  }
  return { all: [...byKey.values()], faults, derived, others };
}

function reportOf({ unread: _, ...fault }: SourceFault): SourceFaultReport {
  return fault;
}

function incomplete({ value, document, prefix }: IncompleteObject): SourceFault {
  return {
    code: 'MANIFEST_FIELD_MISSING', file: document.file, ...document.positionOf(prefix), unread: value,
    message: 'the document has some fields of an object, but not both `apiVersion` and `kind`', fix: 'add the missing field, or remove the document',
  };
}

/** The fault of a second manifest of an object. If the two manifests differ, the cluster may have either of them. */
function twice({ object, document, prefix }: SourceObject, first: SourceObject): SourceFault {
  return {
    code: 'MANIFEST_TWICE', file: document.file, ...document.positionOf(prefix),
    message: `the ${object.kind} ${object.metadata.name} is also in ${first.document.file}, and only the manifest in that file is adopted`,
    fix: 'remove one of the two manifests; if they belong to two clusters, adopt each cluster separately',
    ...!same(object, first.object) && { unread: object },
  };
}

type ChartOf = (source: SourceObject, namespace?: string) => ChartPlace;

function readPart(objects: readonly SourceObject[], guessed: PlatformRef, isSure: boolean, assumed: Set<string>, chartOf: ChartOf): ReadPart {
  const faults = new Map<SourceObject, ObjectFault>();
  // The rules of the model need values that exist and have the right type.
  const whole: ApiObjectData[] = [];
  for (const each of objects) {
    const problems = [...kindProblems(each.object, isSure ? guessed : undefined), ...admissionProblems(each.object, isSure ? guessed : undefined)];
    const [problem] = problems;
    if (problems.every(({ code }) => code === 'MANIFEST_FIELD_UNKNOWN')) whole.push(each.object);
    if (problem) faults.set(each, { why: `${problem.code}: ${problem.path.length === 0 ? '' : `${fieldText(problem.path)}: `}${problem.message}`, problem });
  }
  const own = objects.map(({ object }) => object);
  const { platform, assumed: unknown } = likeliest(whole, withVersion(guessed), isSure);
  const { nodes, unread } = readAll(own, platform);
  const bySource = new Map<ApiObjectData, SourceObject>(objects.map(each => [each.object, each]));
  for (const object of unread) {
    const source = bySource.get(object)!;
    if (!faults.has(source)) faults.set(source, { why: 'MANIFEST_FIELD_TYPE: a value has a form that its field does not accept' });
  }
  const sources = mergedSets(new Map<ModelNode, SourceObject>([...nodes.sources].map(([node, object]) => [node, bySource.get(object)!])));
  const homes = new Map<string, string>();
  for (const { object: { metadata: { namespace } }, document: { file } } of objects) {
    if (namespace !== undefined && !homes.has(file) && writtenChart(file) !== undefined) homes.set(file, namespace);
  }
  // If cdk8s wrote the file, two kinds of objects belong to the chart of the file: objects without a namespace, and nested tenants.
  const isAnywhere = ({ kind, namespace, spec }: ModelNode) => namespace === undefined || kind === 'tenant' && spec.parent !== undefined;
  const charts = new Map([...sources].map(([node, source]) => [
    node, chartOf(source, isAnywhere(node) ? homes.get(source.document.file) ?? node.namespace : node.namespace),
  ] as const));
  const known = withOwnCatalog(platform, nodes.model.clusters[0].nodes, own);
  return { platform: withNames(known, unknown.map(({ problem }) => problem), assumed), objects, nodes: [...sources.keys()], sources, charts, faults };
}

/** The faults of objects that constructs express. The program writes these objects with the same faults. */
function sourceFaultReports({ parts, copied }: Settled): SourceFaultReport[] {
  return parts.flatMap(({ faults }) => [...faults].flatMap(([source, { problem }]): SourceFaultReport[] => {
    if (problem === undefined || copied.has(source)) return [];
    const { object: { kind, metadata: { name } }, document, prefix } = source;
    return [{
      code: problem.code, file: document.file, ...document.positionOf([...prefix, ...problem.path]),
      message: `${kind} ${name}: ${problem.message}`, fix: problem.fix,
    }];
  }));
}

interface Found {
  readonly settled: Settled;
  readonly faults: readonly SourceFaultReport[];
  readonly missing: readonly MissingObject[];
  readonly left: readonly LeftSecret[];
  readonly impact: AdoptionReport['impact'];
  readonly respelled: readonly RespelledObject[];
  readonly translations: readonly Translation[];
  readonly counts: { readonly objects: number; readonly derived: number; readonly others: number };
}

function report({ settled, faults, missing, left, impact, counts, respelled, translations }: Found): AdoptionReport {
  const { copied, overlays, executed, assumed, parts } = settled;
  const nameOf = ({ apiVersion, kind, metadata: { name, namespace } }: ApiObjectData) => (
    { apiVersion, kind, name, ...namespace !== undefined && { namespace } }
  );
  const ofOverlays = [...overlays].map(([{ kind, path, spec }, own]) => (
    { kind, name: (spec as { readonly name?: string }).name ?? kind, path, count: own.length }
  ));
  return maskedData({
    adoptVersion: ADOPT_VERSION,
    platforms: parts.map(({ platform: { name, version } }) => version === undefined ? name : `${name}@${version}`),
    objects: counts.objects,
    typed: counts.objects - copied.size - left.filter(({ field }) => field === undefined).length,
    isEqual: impact.subjects.length === 0,
    overlays: ofOverlays,
    spellings: respelled.flatMap(({ object, spellings }) => spellings.map(each => ({ ...nameOf(object), ...each }))),
    copied: [...copied].map(([{ object, document: { file } }, why]): CopiedObject => ({ ...nameOf(object), file, ...why !== undefined && { why } })),
    secrets: left,
    missing,
    assumed,
    faults,
    warnings: executed.findings.map(({ code, path, message, severity }) => ({ code, severity, path, message })),
    translated: translations.map(({ object: _, ...each }) => each),
    leftOut: { derived: counts.derived, others: counts.others },
    impact,
  });
}

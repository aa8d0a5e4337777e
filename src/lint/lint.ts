import { SourceObject, objectsOf } from './input/objects';
import { readSources, SourceFault } from './input/read';
import { Unit } from './input/units';
import { kindProblems } from './kinds';
import { inManifestWords } from './manifest-words';
import { likeliest, Meant, severityOf } from './model';
import { secretsOutsideOfModel } from './object-secrets';
import { placeOf } from './places';
import { partByPlatform } from './platforms';
import { isOfOtherTool } from './replaced';
import { LINT_VERSION, LintFinding, LintReport } from './report';
import { urlOfCode } from '../findings/page';
import { printable } from '../findings/printable';
import { maskedData } from '../findings/secrets';
import { keyOf } from '../impact/compare/keys';
import { shown } from '../impact/mask';
import { familyOf } from '../impact/state/fleet';
import { PlatformRef } from '../model/platform';
import { admissionProblems } from '../platforms/admission/admission';
import { ManifestPath, ManifestProblem } from '../platforms/admission/problem';

/** Maximum number of findings that are listed. Further findings are only counted, up to ten times this number. */
const MAX_FINDINGS = 10_000;

/**
 * Checks manifests against the schemas and all rules of their platform. The content of a manifest never causes an exception.
 *
 * @param platform the platform of the manifests; by default, the function detects it from their kinds
 */
export function lint(units: readonly Unit[], platform?: PlatformRef): LintReport {
  const run = new Run(platform);
  for (const unit of units) run.unit(unit);
  return run.report(new Set(units.flatMap(({ files }) => files.map(({ path }) => path))).size);
}

class Run {
  private readonly findings = new Map<string, LintFinding>();
  private readonly labels = new Set<string>();
  private readonly assumptions = new Map<string, Set<string>>();
  private readonly unchecked = new Map<string, { apiVersion: string; kind: string; count: number }>();
  private readonly seen = new Set<string>();
  private objects = 0;
  private derived = 0;
  private others = 0;

  constructor(private readonly platform: PlatformRef | undefined) {
  }

  public unit({ files, faults }: Unit): void {
    const sources = readSources(files);
    const { objects, derived, others, faults: inObjects } = objectsOf(sources.documents);
    for (const fault of [...faults, ...sources.faults, ...inObjects]) this.fault(fault);
    this.derived += derived;
    this.others += others;
    this.objects += objects.length;
    for (const { platform, objects: own } of partByPlatform(this.once(objects), this.platform, ({ object }) => object)) {
      this.model(own.filter(each => this.isWhole(each)), platform);
    }
  }

  public report(files: number): LintReport {
    const all = [...this.findings.values()].sort(inOrder);
    const count = (severity: string) => all.filter(each => each.severity === severity).length;
    return maskedData({
      lintVersion: LINT_VERSION,
      platforms: [...this.labels],
      files,
      objects: this.objects,
      errors: count('error'),
      warnings: count('warning'),
      findings: all.slice(0, MAX_FINDINGS),
      assumptions: [...this.assumptions].map(([what, keys]) => ({ what, objects: keys.size })),
      unchecked: [...this.unchecked.values()],
      leftOut: { derived: this.derived, others: this.others },
    });
  }

  /** Objects with the same kind, namespace and name are one object in the cluster. Keeps the first of them, and reports the others. */
  private once(objects: readonly SourceObject[]): SourceObject[] {
    const first = new Map<string, SourceObject>();
    for (const each of objects) {
      const known = first.get(keyOf(each.object));
      if (known === undefined) {
        first.set(keyOf(each.object), each);
        continue;
      }
      const { line } = known.document.positionOf(known.prefix);
      this.problem(each, {
        code: 'MANIFEST_TWICE', path: ['metadata', 'name'], message: `the ${each.object.kind} is also in ${printable(known.document.file)}, line ${line}: the manifest that is applied last overwrites the other`,
        fix: 'remove one of the two manifests, or change its name or namespace; if the manifests are for different clusters, run `vm-fleet lint` once for each cluster',
      });
    }
    return [...first.values()];
  }

  /** Reports the problems of an object's kind and fields. Returns whether the object has no problems except unknown fields. */
  private isWhole(each: SourceObject): boolean {
    const all = [...kindProblems(each.object, this.platform), ...admissionProblems(each.object, this.platform)];
    const problems = all.filter(problem => !isOfOtherTool(each.object, problem));
    for (const problem of problems) this.problem(each, problem);
    return problems.every(({ code }) => code === 'MANIFEST_FIELD_UNKNOWN');
  }

  private model(own: readonly SourceObject[], platform: PlatformRef): void {
    const byObject = new Map(own.map(each => [each.object, each]));
    const { label, found, assumed, read, unread } = likeliest(own.map(({ object }) => object), platform, this.platform !== undefined);
    if (read.size > 0 || own.some(({ object }) => familyOf(object.apiVersion) !== undefined)) this.labels.add(label);
    for (const object of unread) {
      this.problem(byObject.get(object)!, {
        code: 'MANIFEST_FIELD_TYPE', path: [], message: `the ${object.kind} has a value of the wrong form for its kind, so the object is not checked further`, fix: 'compare the object with the documentation of its kind',
      });
    }
    for (const { object, path, problem } of secretsOutsideOfModel([...byObject.keys()], read)) this.add(byObject.get(object)!, path, problem);
    for (const each of found) this.meant(byObject.get(each.object)!, each);
    for (const { object, problem } of assumed) {
      const what = `${NOUNS[problem.code] ?? 'name'} ${problem.got ?? ''}`.trim();
      let keys = this.assumptions.get(what);
      if (keys === undefined) this.assumptions.set(what, keys = new Set());
      keys.add(keyOf(object));
    }
    for (const { object } of own) if (!read.has(object) && !BESIDE.has(object.kind)) this.notChecked(object);
  }

  private notChecked({ apiVersion, kind }: SourceObject['object']): void {
    const key = `${apiVersion} ${kind}`;
    const known = this.unchecked.get(key);
    if (known) known.count++;
    else this.unchecked.set(key, { apiVersion, kind, count: 1 });
  }

  private meant(each: SourceObject, { problem, kind }: Meant): void {
    const { code, message, got, allowed, fix } = inManifestWords(problem, each.object, kind);
    const more = { ...got !== undefined && { got }, ...allowed !== undefined && { allowed } };
    this.add(each, placeOf(problem, each.object, kind), { code, message, ...more, fix });
  }

  private problem(each: SourceObject, { path, value, ...problem }: ManifestProblem): void {
    const got = value === undefined ? undefined : shortText(shown(value, path.map(String), each.object.kind));
    this.add(each, path, { ...problem, ...got !== undefined && { got } });
  }

  private add({ object, document, prefix }: SourceObject, path: ManifestPath, finding: Pick<LintFinding, 'code' | 'message' | 'got' | 'allowed' | 'fix'>): void {
    const { apiVersion, kind, metadata: { name, namespace } } = object;
    const key = `${document.file} ${prefix.join('.')} ${keyOf(object)} ${path.join('.')} ${finding.code} ${finding.message}`;
    if (this.seen.has(key) || this.findings.size >= 10 * MAX_FINDINGS) return;
    this.seen.add(key);
    // To find the line, the document may be parsed again. So the line is computed only for findings that are listed.
    const position = this.findings.size < MAX_FINDINGS ? document.positionOf([...prefix, ...path]) : {};
    this.keep({
      severity: severityOf(finding.code), file: document.file, ...position,
      object: { apiVersion, kind, name, ...namespace !== undefined && { namespace } },
      ...path.length > 0 && { field: fieldText(path) }, ...finding,
    });
  }

  private fault({ code, file, line, column, message, fix }: SourceFault): void {
    this.keep({ code, severity: severityOf(code), file, ...line !== undefined && { line, column }, message, fix });
  }

  private keep(finding: Omit<LintFinding, 'url'>): void {
    const { file, line, column, field, code, message, object } = finding;
    this.findings.set(JSON.stringify([file, line, column, field, code, message, object?.name]), { ...finding, url: urlOfCode(code) });
  }
}

const NOUNS: Readonly<Record<string, string>> = {
  STORAGE_CLASS_UNKNOWN: 'storage class', IMAGE_UNKNOWN: 'golden image', INSTANCE_TYPE_UNKNOWN: 'instance type', PROFILE_UNKNOWN: 'instance profile', GPU_UNKNOWN: 'GPU',
};

/** Kinds that are checked together with the machines and disks that use them. They are never reported as unchecked. */
const BESIDE = new Set(['Secret', 'ConfigMap', 'Service', 'NetworkPolicy', 'ResourceQuota', 'LimitRange', 'Namespace', 'Role', 'RoleBinding', 'DataSource', 'DataImportCron', 'DataVolume',
  'PersistentVolumeClaim', 'StorageClass']);

function shortText(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(value) ?? String(value);
  return printable(text.length > 120 ? `${text.slice(0, 117)}...` : text);
}

/** A path as a text, e.g. `spec.disks[0].name`. */
export function fieldText(path: ManifestPath): string {
  return path.map((step, i) => typeof step === 'number' ? `[${step}]` : /^[A-Za-z0-9_-]+$/.test(step) ? `${i === 0 ? '' : '.'}${step}` : `[${JSON.stringify(step)}]`).join('');
}

function inOrder(a: LintFinding, b: LintFinding): number {
  return compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
    || compare(a.code, b.code) || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

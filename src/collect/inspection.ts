import { IConstruct } from 'constructs';
import { programChanges } from './program-changes';
import { Survey } from './survey';
import { CODES, FindingCode } from '../findings/codes';
import { Finding, Severity } from '../findings/finding';
import { findingAt } from '../findings/finding-at';
import { Memo } from '../findings/memo';
import { oneOfMany, oneOfManyParts } from '../findings/one-of-many';
import { Problem, quote } from '../findings/problem';
import { AcknowledgementModel, FleetModel, ModelNode } from '../model/fleet-model';
import { FleetCheck } from '../platforms/check';
import { NOTHING, Rendering } from '../platforms/driver';
import { Cluster } from '../platforms/fleet';
import { effectiveCluster } from '../platforms/overlay/effective';
import { renderNode as renderOverlaid } from '../platforms/overlay/render';

/** A function that gets each node of the model, and its manifests. */
export type OnRendered = (node: ModelNode, rendering: Rendering, cluster: Cluster, index: number) => void;

/**
 * All findings of a fleet, sorted by path, without the warnings that the program acknowledges.
 *
 * @param onRendered called with the manifests of each node, so that the caller does not render them again
 */
export function inspectSurvey(survey: Pick<Survey, 'model' | 'clusters'> & Partial<Pick<Survey, 'constructs'>>, onRendered?: OnRendered): Finding[] {
  const report = new Report(survey.model);
  const effective = survey.clusters.map(cluster => effectiveCluster(cluster, programChanges(survey.constructs?.get(cluster))));
  const check = new FleetCheck(effective.map(({ cluster }) => cluster));
  for (const { path, problems } of survey.model.faults) report.add(path, problems);
  survey.clusters.forEach((cluster, i) => {
    const { cluster: inEffect, effects } = effective[i];
    for (const { path } of cluster.model.charts) report.add(path, check.chart(path, inEffect));
    const { nodes } = cluster.model;
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index];
      const own = inEffect.model.nodes[index];
      const effect = effects.get(own);
      // Each effect is used only here. If the map kept the effects, the rendered objects of all nodes would stay in memory until the end.
      effects.delete(own);
      const rendering = effect?.rendering ?? renderNode(node, cluster);
      report.add(node.path, check.node(own, inEffect, effect === undefined ? rendering : {
        manifests: rendering.manifests, problems: [...inEffect === cluster ? effect.given : problemsOf(own, inEffect), ...effect.problems],
      }));
      onRendered?.(node, rendering, cluster, index);
    }
  });
  return report.findings();
}

/** The problems that the driver reports for a node of a cluster. The specs in this cluster contain the values of overlays and patches. */
function problemsOf(node: ModelNode, cluster: Cluster): readonly Problem[] {
  return cluster.driver!.render(node, cluster.context(node.namespace)).problems;
}

/** The findings of a model whose constructs are not available, e.g. of a model that was read from manifests. */
export function inspectModel(model: FleetModel): Finding[] {
  return inspectSurvey({ model, clusters: model.clusters.map(cluster => new Cluster(cluster)) });
}

/** The manifests and problems of a node, for the platform of its cluster. Overlays are applied to the manifests. */
export function renderNode(node: ModelNode, cluster: Cluster): Rendering {
  if (node.isInvalid || node.chart === undefined || cluster.driver === undefined) return NOTHING;
  return renderOverlaid(cluster.driver, node, cluster.context(node.namespace));
}

/** The findings of a construct and everything below it. */
export function inspect(scope: IConstruct): Finding[] {
  const findings = inspectSurvey(new Survey(scope.node.root));
  const { path } = scope.node;
  return path === '' ? findings : findings.filter(finding => finding.path === path || finding.path.startsWith(`${path}/`));
}

/** The texts of the errors among findings, for the validation of cdk8s, which prints them. */
export function errorTexts(findings: readonly Finding[]): string[] {
  return findings.filter(({ severity }) => severity === Severity.ERROR).map(({ code, path, message, got, allowed, fix, url }) => [
    `at ${path}: ${code}: ${message}`,
    got === undefined ? '' : ` (got ${got})`,
    allowed === undefined ? '' : ` (allowed: ${allowed})`,
    `; fix: ${fix}`,
    `; docs: ${url}`,
  ].join(''));
}

/** Compares by code unit, so that the order is the same in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

class Report {
  private readonly found: Finding[] = [];
  private readonly used = new Set<AcknowledgementModel>();
  private readonly acknowledgements: readonly AcknowledgementModel[];
  private readonly memo = new Memo();

  constructor(private readonly model: FleetModel) {
    this.acknowledgements = model.acknowledgements;
  }

  public add(path: string, problems: readonly Problem[]): void {
    for (const problem of oneOfMany(problems)) {
      const holding = this.acknowledgements.filter(each => each.code === problem.code && covers(each, path));
      holding.forEach(each => this.used.add(each));
      if (holding.length === 0 || CODES[problem.code].severity === 'error') this.found.push(findingAt(path, problem, this.memo));
    }
  }

  public findings(): Finding[] {
    for (const acknowledgement of this.acknowledgements) {
      const problem = acknowledgementProblem(acknowledgement, this.used.has(acknowledgement));
      if (problem) this.found.push(findingAt(acknowledgement.path, problem, this.memo));
    }
    return oneOfManyParts(this.found.sort((a, b) => compare(a.path, b.path) || compare(a.code, b.code)), () => this.machines());
  }

  /** The paths of machines. A construct below such a path, e.g. a disk, is part of the machine. */
  private machines(): ReadonlySet<string> {
    return new Set(this.model.clusters.flatMap(({ nodes }) => nodes.filter(({ kind }) => kind === 'machine').map(({ path }) => path)));
  }
}

function covers({ path: scope }: AcknowledgementModel, path: string): boolean {
  return scope === '' || path === scope || path.startsWith(`${scope}/`);
}

function acknowledgementProblem({ code, reason }: AcknowledgementModel, used: boolean): Problem | undefined {
  if (CODES[code as FindingCode]?.severity !== 'warning') {
    return {
      code: 'ACKNOWLEDGEMENT_INVALID',
      message: 'only the code of a warning can be acknowledged',
      got: quote(code),
      fix: code in CODES ? 'fix the error: it cannot be acknowledged' : 'use the code of a warning from the report or from docs/errors.md',
    };
  }
  if (reason.trim() === '') {
    return {
      code: 'ACKNOWLEDGEMENT_INVALID',
      message: `no reason for the acknowledgement of ${code}`,
      got: quote(reason),
      fix: 'write why the warning is acceptable',
    };
  }
  return used ? undefined : {
    code: 'ACKNOWLEDGEMENT_UNUSED',
    message: `the warning ${code} does not occur at this construct or below it`,
    fix: 'remove the acknowledgement, or move it to the construct with the warning',
  };
}

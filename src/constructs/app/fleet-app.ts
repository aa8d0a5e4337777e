import { App, AppProps } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ownProps } from './own-props';
import { ownCopy } from './told';
import { inspectSurvey } from '../../collect/inspection';
import { recordOf } from '../../collect/scope-record';
import { Survey } from '../../collect/survey';
import { startTracing, trace, tracesOf } from '../../collect/trace';
import { reportsByItself, watch, writeUnasked } from '../../collect/validation';
import { Finding, Severity } from '../../findings/finding';
import { FleetError } from '../../findings/fleet-error';
import { throwPlainly } from '../../findings/plain-exit';
import { Problem } from '../../findings/problem';
import { formatBriefly } from '../../findings/report';
import { FleetModel } from '../../model/fleet-model';
import { environmentProblems, ringProblem } from '../../output/app-problems';
import { deliveryProblems } from '../../output/delivery/problems';
import type { Renderings } from '../../output/documents';
import { writeFilePerObject } from '../../output/layout';
import { Progress } from '../../output/progress';
import { contents, warningCodes } from '../../output/report';
import { currentRun, reportDocuments, reportModel, reportOutcome, reportTraces } from '../../output/run';
import { sayFindings } from '../../output/say';
import type { SynthResult } from '../../output/synth-result';
import { DependencyRing } from '../../output/topology';
import { Tree } from '../../output/tree';
import { Cluster } from '../../platforms/fleet';
import { Delivery } from '../delivery/delivery';
import { setDefaults } from '../machine/defaults';
import { FleetDefaults } from '../machine/fleet-defaults';
import { Platform } from '../platform/platform';

/**
 * Properties of an app of machines.
 */
export interface FleetAppProps extends AppProps {
  /**
   * The platform of all charts that do not set `platform`.
   * @default - none; each chart must set its platform
   */
  readonly platform?: Platform;

  /**
   * Default properties of the machines and disks of all charts. A chart can override each default in its own `defaults`.
   * @default - none
   */
  readonly defaults?: FleetDefaults;

  /**
   * Whether the app writes one file for each object: `<chart>/<kind>-<name>.yaml`. This layout replaces the layout of `yamlOutputType`. If the
   * namespace of an object is not the namespace of its chart, the file is in a subfolder of `<chart>` that has the name of the object's namespace. If
   * you set `outputFileExtension`, this extension replaces `.yaml`.
   * @default false
   */
  readonly filePerObject?: boolean;

  /**
   * Whether the file names of charts begin with four digits, as in cdk8s. The digits are the order in which to apply the files. The app writes the
   * digits only if a chart depends on another chart. A new chart can change the digits of other charts. The files of these charts then have new
   * names.
   * @default false
   */
  readonly numberedCharts?: boolean;

  /**
   * The GitOps tool that applies the output folder. The app writes the apply order in the form that this tool reads.
   * @default - none; the app writes no apply order
   */
  readonly delivery?: Delivery;

  /**
   * Whether the app prints neither its progress nor its summary on stderr. Errors are always printed, and so are warnings that you have not
   * acknowledged.
   * @default false
   */
  readonly quiet?: boolean;
}

/**
 * A cdk8s `App` that checks all constructs before it writes files, writes only changed files, and prints a report on stderr.
 *
 * If there are errors, the app prints a report without a stack trace, writes nothing, and ends the process with exit code 1.
 *
 * You can commit the output folder to Git. The app replaces files atomically, and does not touch files whose content stays the same. If an earlier
 * run wrote a file that the app no longer writes, the app deletes the file, unless the file was changed by hand. The file `.vm-fleet-files` in the
 * folder lists the files of the app. The app does not delete files that are not in this list.
 *
 * @example
 * const app = new FleetApp({ platform: Platform.hikube() });
 * const chart = new FleetChart(app, 'prod');
 * new Disk(chart, 'data', { size: Size.gibibytes(100) });
 * app.synth();
 */
export class FleetApp extends App {
  private readonly props: FleetAppProps;
  private readonly run = currentRun();
  private readonly delivery?: Delivery;
  private readonly isQuiet: boolean;
  private readonly numberedCharts: boolean;
  private readonly extension: string;
  private readonly recordsConstructs: boolean;
  private readonly madeAt = Date.now();
  private tree?: Tree;

  constructor(given: FleetAppProps = {}) {
    const { props, invalidProps } = ownProps('the app', 'FleetAppProps', given);
    super({ ...props, outdir: props.outdir ?? currentRun().outdir });
    if (this.run.traces !== undefined) startTracing();
    trace(this);
    this.props = props;
    this.delivery = props.delivery;
    this.isQuiet = props.quiet ?? currentRun().quiet ?? false;
    this.numberedCharts = props.numberedCharts ?? false;
    this.extension = props.outputFileExtension ?? (props.filePerObject ? '.yaml' : this.outputFileExtension);
    this.recordsConstructs = props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
    if (props.filePerObject) writeFilePerObject(this);
    reportsByItself(this);
    recordOf(this).faults.push(() => [...invalidProps, ...environmentProblems(), ...this.delivery?._problems ?? [], ...this.sort()]);
    if (props.delivery) recordOf(this).fleetFaults = clusters => deliveryProblems(this, props.delivery!._deliverer, clusters);
    watch(this);
    Platform._set(this, props.platform);
    if (props.defaults) setDefaults(this, props.defaults);
  }

  /** A copy of the given properties, without the invalid properties. */
  public get givenProps(): FleetAppProps {
    return ownCopy(this.props);
  }

  /**
   * Checks everything, renders everything in memory, writes changed files and reports on stderr.
   *
   * If `vm-fleet synth --check` runs the program, the app writes nothing, and prints to stdout how its manifests differ from the output folder. If
   * there are differences, the app ends the process with exit code 3. If `vm-fleet model` runs the program, the app writes nothing, and passes its
   * model (the constructs as plain data) to the command.
   */
  public synth(): void {
    const progress = new Progress(this.isQuiet);
    try {
      const checked = this.checkStrictly();
      if (this.run.models !== undefined) this.tellModel(checked, progress);
      if (this.run.documents !== undefined) return this.tellDocuments(checked, progress);
      if (this.run.models !== undefined && this.run.manifests === undefined) return;
      const { numberedCharts, extension, recordsConstructs } = this;
      const options = {
        numberedCharts, extension, recordsConstructs, deliverer: this.delivery?._deliverer,
        clusters: checked.clusters, isCheck: this.run.check ?? false,
      };
      if (this.run.manifests !== undefined) return loadOutput().handOver(this, checked.tree, checked.renderings, options, this.run.manifests);
      const result = writeUnasked(this, () => loadOutput().output(this, checked.tree, checked.renderings, options, progress));
      progress.end();
      this.report(checked, result);
      const { files, notices, isStale } = result;
      reportOutcome(this.run, { outdir: this.outdir, status: this.run.check ? isStale ? 'stale' : 'current' : 'written', files, notices, findings: checked.warnings });
    } catch (error) {
      if (error instanceof FleetError) this.tellRefusal(error.findings);
      throw error;
    } finally {
      progress.end();
    }
  }

  /** Passes the model to `vm-fleet model`. Writes no files. */
  private tellModel(checked: Checked, progress: Progress): void {
    this.tellWarnings(checked, progress);
    if (checked.model) reportModel(this.run, checked.model);
    reportTraces(this.run, () => tracesOf(checked.tree.constructs));
  }

  /** Passes the documents to `vm-fleet synth --stdout`. Writes no files. */
  private tellDocuments(checked: Checked, progress: Progress): void {
    this.tellWarnings(checked, progress);
    reportDocuments(this.run, writeUnasked(this, () => loadOutput().allText(checked.tree, checked.renderings)));
  }

  private tellWarnings({ warnings }: Checked, progress: Progress): void {
    progress.end();
    if (warnings.length > 0) sayFindings(process.stderr, `${formatBriefly(warnings)}\n`);
    reportOutcome(this.run, { outdir: this.outdir, status: 'handedOver', findings: warnings });
  }

  private tellRefusal(findings: readonly Finding[]): void {
    const isError = findings.some(({ severity }) => severity === Severity.ERROR);
    try {
      reportOutcome(this.run, { outdir: this.outdir, status: isError ? 'refused' : 'strict', findings });
    } catch (error) {
      // `synth` throws the first error. A second error must not replace it.
      if (!(error instanceof FleetError)) throw error;
    }
  }

  /**
   * Checks everything and returns all YAML as one text. Writes no files.
   */
  public synthYaml(): string {
    const { tree, renderings } = this.check();
    return writeUnasked(this, () => loadOutput().allText(tree, renderings));
  }

  /** Like `check`. If the command has `--strict`, warnings are errors too. */
  private checkStrictly(): Checked {
    const checked = this.check();
    if (this.run.strict && checked.warnings.length > 0) throwPlainly(new FleetError(checked.warnings, 'nothing was synthesized: --strict turns warnings into errors'));
    return checked;
  }

  /** Computes the findings and the apply order once for the whole app. (cdk8s checks the app again for each chart.) */
  private check(): Checked {
    const survey = new Survey(this, true, () => this.tree?.constructs);
    const renderings: Renderings = new Map();
    // Shortening replaces manifests by their text. With `delivery`, no manifest is shortened, because the settings of the GitOps tool are derived
    // from the manifests.
    const shorten = this.delivery !== undefined || this.tree === undefined ? undefined : loadOutput().shortening(this, this.tree);
    const findings = inspectSurvey(survey, ({ chart }, rendering, cluster, i) => {
      const construct = survey.constructs.get(cluster)![i];
      renderings.set(construct, shorten === undefined ? rendering : shorten(construct, rendering, chart));
    });
    if (findings.some(({ severity }) => severity === Severity.ERROR)) throwPlainly(new FleetError(findings));
    const tree = this.tree!;
    if (this.delivery?._deliverer.engine === 'argoCd') loadOutput().addWaves(tree, renderings);
    writeUnasked(this, () => validate(tree.constructs));
    const { model, clusters } = survey;
    const summary = contents(model, tree.charts.length);
    return {
      warnings: findings,
      tree,
      summary,
      renderings,
      clusters: this.delivery === undefined ? [] : clusters,
      ...this.run.models !== undefined && { model },
    };
  }

  private sort(): Problem[] {
    this.tree = undefined;
    try {
      this.tree = new Tree(this);
      return [];
    } catch (error) {
      if (error instanceof DependencyRing) return [ringProblem(error)];
      throw error;
    }
  }

  private report({ warnings, summary: inApp }: Checked, { summary, notices }: SynthResult): void {
    const seconds = ((Date.now() - this.madeAt) / 1000).toFixed(2);
    const lines = [
      ...warnings.length > 0 ? [formatBriefly(warnings), ''] : [],
      ...this.isQuiet ? [] : [[inApp, ...warningCodes(warnings)].join(', '), `${this.outdir}: ${summary}, ${seconds} s`],
      ...notices,
    ];
    if (lines.length > 0) sayFindings(process.stderr, `${lines.join('\n')}\n`);
  }
}

/** The result of a check without errors. */
interface Checked {
  readonly warnings: readonly Finding[];
  readonly tree: Tree;
  /** The content of the app as text, e.g. "2 machines, 3 disks, 1 chart". */
  readonly summary: string;
  /** Set only for a command that needs the model, because the model takes memory during the output. */
  readonly model?: FleetModel;
  /** Empty for an app without `delivery`, because the clusters take memory during the output. */
  readonly clusters: readonly Cluster[];
  readonly renderings: Renderings;
}

/** Loads the code for output when an app first needs this code. Most tests of users write no files, so these tests start faster. */
function loadOutput(): typeof import('../../output/output') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../../output/output');
}

/** Throws the errors of `node.validate()` of all constructs together, as cdk8s does. */
function validate(constructs: readonly IConstruct[]): void {
  const errors: string[] = [];
  for (const { node } of constructs) {
    for (const error of node.validate()) errors.push(`[${node.path}] ${error}`);
  }
  if (errors.length > 0) throwPlainly(new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`));
}

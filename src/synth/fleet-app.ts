import { App, AppProps } from 'cdk8s';
import { IConstruct } from 'constructs';
import { deliveryProblems, environmentProblems, ringProblem } from './app-problems';
import { addWaves } from './delivery';
import type { Outcome } from './outcome';
import { throwPlainly } from './plain-exit';
import { Progress } from './progress';
import { contents, warningCodes } from './report';
import { currentRun, reportResult } from './run';
import { DependencyRing } from './topology';
import { Tree } from './tree';
import { Delivery } from '../delivery/delivery';
import { Finding, Severity } from '../findings/finding';
import { FleetError } from '../findings/fleet-error';
import { Problem } from '../findings/problem';
import { formatFindings } from '../findings/report';
import { setDefaults } from '../machine/defaults';
import { FleetDefaults } from '../machine/fleet-defaults';
import { writeFilePerObject } from '../placement/layout';
import { Platform } from '../platform/platform';
import { enrollMember, reportsByItself, writeUnasked } from '../scope/enroll';
import { inspect } from '../scope/inspection';
import { Inventory } from '../scope/inventory';

/**
 * An app of machines.
 */
export interface FleetAppProps extends AppProps {
  /**
   * What consumes the manifests of all charts that name no platform of their own.
   * @default - each chart must name it
   */
  readonly platform?: Platform;

  /**
   * What machines and disks get that say nothing else, where their chart says nothing either.
   * @default - none
   */
  readonly defaults?: FleetDefaults;

  /**
   * Writes one file for each object, `<chart>/<kind>-<name>.yaml`, instead of what `yamlOutputType` says. An object in
   * another namespace than its chart's is in a folder of that name within. `outputFileExtension` takes the place of `.yaml`.
   * @default false
   */
  readonly filePerObject?: boolean;

  /**
   * Puts four digits before the names of charts as soon as one depends on another, as cdk8s does: they say in which order
   * to apply the files. Each new chart may then rename the files of others.
   * @default false
   */
  readonly numberedCharts?: boolean;

  /**
   * Who applies the output folder, and has to be told what comes before what.
   * @default - nobody is told
   */
  readonly delivery?: Delivery;

  /**
   * Says nothing on stderr when all went well. Warnings are printed all the same: acknowledge them.
   * @default false
   */
  readonly quiet?: boolean;
}

/**
 * A cdk8s `App` that checks everything before it writes anything, writes only what has changed, and reports on stderr.
 *
 * Errors end the process with the report alone: no stack trace, exit code 1, nothing written.
 *
 * The output folder may be committed: files are replaced in one step, those whose bytes are the same are not touched, and
 * files of earlier runs are removed when nothing makes them any more, unless somebody changed them. The list of its files,
 * `.vm-fleet-files`, belongs to the folder. What the app did not write stays.
 */
export class FleetApp extends App {
  private readonly run = currentRun();
  private readonly delivery?: Delivery;
  private readonly isQuiet: boolean;
  private readonly numberedCharts: boolean;
  private readonly extension: string;
  private readonly recordsConstructs: boolean;
  private readonly madeAt = Date.now();
  private tree?: Tree;

  constructor(props: FleetAppProps = {}) {
    super({ ...props, outdir: props.outdir ?? currentRun().outdir });
    this.delivery = props.delivery;
    this.isQuiet = props.quiet ?? currentRun().quiet ?? false;
    this.numberedCharts = props.numberedCharts ?? false;
    this.extension = props.outputFileExtension ?? (props.filePerObject ? '.yaml' : this.outputFileExtension);
    this.recordsConstructs = props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
    if (props.filePerObject) writeFilePerObject(this);
    reportsByItself(this);
    // Not remembered: constructs and dependencies that are not ours are in it, too.
    const problems = () => [...environmentProblems(), ...deliveryProblems(this, props.delivery), ...this.sort()];
    enrollMember({ construct: this, kind: 'other', problems }, Inventory.of(this));
    Platform._set(this, props.platform);
    if (props.defaults) setDefaults(this, props.defaults);
  }

  /**
   * Checks everything, makes everything in memory, writes what has changed and says on stderr what was done.
   *
   * Started by `vm-fleet synth --check` it writes nothing, says on stdout how the folder differs, and has the process end
   * with exit code 3 if it does.
   */
  public synth(): void {
    const progress = new Progress(this.isQuiet);
    try {
      const { warnings, tree } = this.check();
      const { numberedCharts, extension, recordsConstructs } = this;
      const options = { numberedCharts, extension, recordsConstructs, deliverer: this.delivery?._deliverer, isCheck: this.run.check ?? false };
      const outcome = writeUnasked(this, () => loadOutput().output(this, tree, options, progress));
      progress.end();
      this.report(warnings, tree.charts.length, outcome);
      reportResult(this.run, outcome.isStale);
    } finally {
      progress.end();
    }
  }

  /**
   * Checks everything and gives all YAML as one text. Nothing is written.
   */
  public synthYaml(): string {
    const { tree } = this.check();
    return writeUnasked(this, () => loadOutput().allText(tree));
  }

  /** Finds out once for the whole app what is wrong and what comes before what; cdk8s does so again for each chart. */
  private check(): { readonly warnings: readonly Finding[]; readonly tree: Tree } {
    Inventory.of(this).settle();
    const findings = inspect(this);
    if (findings.some(({ severity }) => severity === Severity.ERROR)) throwPlainly(new FleetError(findings));
    const tree = this.tree!;
    if (this.delivery?._deliverer.engine === 'argoCd') addWaves(tree);
    writeUnasked(this, () => validate(tree.constructs));
    return { warnings: findings, tree };
  }

  private sort(): Problem[] {
    try {
      this.tree = new Tree(this);
      return [];
    } catch (error) {
      if (error instanceof DependencyRing) return [ringProblem(error)];
      throw error;
    }
  }

  private report(warnings: readonly Finding[], charts: number, { summary, notices }: Outcome): void {
    const seconds = ((Date.now() - this.madeAt) / 1000).toFixed(2);
    const lines = [
      ...warnings.length > 0 ? [formatFindings(warnings), ''] : [],
      ...this.isQuiet ? [] : [[contents(Inventory.of(this), charts), ...warningCodes(warnings)].join(', '), `${this.outdir}: ${summary}, ${seconds} s`],
      ...notices,
    ];
    if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
  }
}

/** Loaded when something is written: tests of a fleet seldom do. */
function loadOutput(): typeof import('./output') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./output');
}

/** What other constructs than ours have to say, as cdk8s asks and reports it. */
function validate(constructs: readonly IConstruct[]): void {
  const errors: string[] = [];
  for (const { node } of constructs) {
    for (const error of node.validate()) errors.push(`[${node.path}] ${error}`);
  }
  if (errors.length > 0) throwPlainly(new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`));
}

import { Chart, ChartProps } from 'cdk8s';
import { Construct } from 'constructs';
import { freeId } from './free-id';
import { ownProps } from './own-props';
import { ownCopy } from './told';
import { invalidChartId } from '../../collect/chart-id';
import { recordOf } from '../../collect/scope-record';
import { trace } from '../../collect/trace';
import { watch } from '../../collect/validation';
import { Problem, quote } from '../../findings/problem';
import { sortDocuments, writeInNameOrder } from '../../output/documents';
import { Tree } from '../../output/tree';
import { Quota } from '../capacity/quota';
import { stateQuota } from '../capacity/stated-quota';
import { setDefaults } from '../machine/defaults';
import { FleetDefaults } from '../machine/fleet-defaults';
import { Platform } from '../platform/platform';

/**
 * Properties of a chart of machines.
 */
export interface FleetChartProps extends ChartProps {
  /**
   * The platform of the chart's manifests.
   * @default - the platform of the app
   */
  readonly platform?: Platform;

  /**
   * Default properties of the machines and disks of the chart. If a property is missing here, the default of the app applies.
   * @default - the defaults of the app
   */
  readonly defaults?: FleetDefaults;

  /**
   * The quota that another tool has set on the chart's namespace. This library does not write this quota. Synthesis compares the quota with the usage
   * of all machines and disks of the namespace, including the machines and disks of other charts. To create a quota, use a `Tenant`.
   * @default - unknown
   */
  readonly quota?: Quota;
}

/**
 * A cdk8s `Chart` with a platform and defaults. The chart writes its objects in the order of their names, so the order of the code does not
 * change the output. (A plain `Chart` writes its objects in the order of construction.)
 *
 * @example
 * const staging = new FleetChart(app, 'staging', {
 *   platform: Platform.hikube(),
 *   namespace: 'tenant-staging',
 *   defaults: { image: GoldenImage.UBUNTU_24_04, instanceType: InstanceType.fromName('u1.medium') },
 * });
 * new VirtualMachine(staging, 'web');
 */
export class FleetChart extends Chart {
  private readonly props: FleetChartProps;

  constructor(scope: Construct, id: string, given: FleetChartProps = {}) {
    const { props, invalidProps } = ownProps('the chart', 'FleetChartProps', given);
    super(scope, freeId(scope, id), props);
    this.props = props;
    if (invalidProps.length > 0) recordOf(this).faults.push(() => invalidProps);
    const problem = idProblem(id, this.node.id);
    if (problem) recordOf(this).faults.push(() => [problem]);
    trace(this);
    watch(this.node.root);
    Platform._set(this, props.platform);
    if (props.defaults) setDefaults(this, props.defaults);
    if (props.quota !== undefined) stateQuota(this, props.quota);
    writeInNameOrder(this, FleetChart.prototype.toJson);
  }

  /** A copy of the given properties, without the invalid properties. */
  public get givenProps(): FleetChartProps {
    return ownCopy(this.props);
  }

  /**
   * The chart's objects, as cdk8s renders them, in the order of the output.
   */
  public toJson(): any[] {
    const documents = super.toJson();
    const tree = new Tree(this.node.root);
    return sortDocuments(tree.objects(this), documents, tree);
  }
}

/** The problem of an id that had to be replaced, because it is invalid or a duplicate. */
function idProblem(id: string, given: string): Problem | undefined {
  if (id === '' || id.includes('\n')) return invalidChartId(id);
  if (given === id.replaceAll('/', '--')) return undefined;
  // The package `constructs` keeps children in a plain object. The object already has the members of `Object.prototype`, so the names of these
  // members count as used ids.
  if (id in Object.prototype) return { code: 'NAME_INVALID', message: 'the id of the chart is the name of a built-in member of JavaScript objects', got: quote(id), fix: 'use another id' };
  return { code: 'CHART_DUPLICATE', message: 'another chart has this id already', got: quote(id), fix: 'use a unique id for each chart' };
}

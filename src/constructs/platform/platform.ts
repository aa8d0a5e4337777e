import { IConstruct } from 'constructs';
import { ClusterCatalog } from './catalog';
import { CozystackProps } from './cozystack-props';
import { HikubeProps } from './hikube-props';
import { KubeVirtProps } from './kubevirt-props';
import { RegisteredPlatformProps } from './registered-platform-props';
import { COZYSTACK, HIKUBE, KUBEVIRT, REGISTERED } from './schema';
import { inherited, PlatformSetting, recordOf } from '../../collect/scope-record';
import { watch } from '../../collect/validation';
import { Problem } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { PlatformRef } from '../../model/platform';
import { taken } from '../../model/taken';
import { instance, PropsType } from '../../model/types';
import { Viewpoint } from '../../model/viewpoint';
import { PlatformDriver } from '../../platforms/driver';
import { driverOf, platformNames } from '../../platforms/registry';
import { unregisteredProblem } from '../../platforms/unregistered';
import { needScope } from '../app/free-id';
import { told } from '../app/told';

/**
 * The platform, with its version, for which the manifests are written. The platform determines the kinds of the objects, the supported fields and the
 * checks. One `Platform` value represents one cluster. Charts with the same value are in the same cluster. Each call of a factory, e.g.
 * `Platform.kubevirt()`, returns a value that represents a separate cluster. Set the platform on a chart or an app. All constructs in the chart or
 * app inherit the platform.
 *
 * @example
 * new FleetChart(app, 'cloud', { platform: Platform.hikube() });
 * new FleetChart(app, 'rack', { platform: Platform.cozystack({ version: CozystackVersion.V1_6 }), namespace: 'tenant-shop' });
 * new FleetChart(app, 'lab', { platform: Platform.kubevirt({ version: KubeVirtVersion.V1_9 }), namespace: 'lab' });
 */
export class Platform {
  /**
   * The Hikube cloud. The library writes objects of `apps.cozystack.io/v1alpha1`: `VMInstance`, `VMDisk` and others.
   *
   * @param props the version and the catalog, if you know them
   */
  public static hikube(props: HikubeProps = {}): Platform {
    return Platform.checked('hikube', props, HIKUBE);
  }

  /**
   * A self-hosted Cozystack. The library writes objects of `apps.cozystack.io/v1alpha1`: `VMInstance`, `VMDisk`, `Tenant` and others.
   *
   * @param props the version and the catalog
   */
  public static cozystack(props: CozystackProps = {}): Platform {
    return Platform.checked('cozystack', props, COZYSTACK);
  }

  /**
   * A cluster with only KubeVirt and CDI. The library writes objects of KubeVirt, CDI and Kubernetes: `VirtualMachine`, `DataVolume`, `Service`,
   * `Secret`, `NetworkPolicy` and others.
   *
   * @param props the version and the catalog
   */
  public static kubevirt(props: KubeVirtProps = {}): Platform {
    return Platform.checked('kubevirt', props, KUBEVIRT);
  }

  /**
   * A platform that another package has registered: see docs/own-platform.md. In TypeScript only.
   *
   * @param name the name under which the platform is registered
   * @param props the version and the catalog
   */
  public static registered(name: string, props: RegisteredPlatformProps = {}): Platform {
    const { props: own, invalidProps } = told('Platform.registered', props, REGISTERED);
    const ref: PlatformRef = { name, ...REGISTERED.plain(own, NOWHERE) };
    const unknown = platformNames().includes(name) ? [] : [unregisteredProblem(name, platformNames())];
    return new Platform(ref, [...unknown, ...invalidProps, ...own.catalog?._faults ?? []]);
  }

  /**
   * The platform that is set on a construct, or on the nearest scope above it. Undefined if no scope sets a platform.
   *
   * @param scope any construct
   */
  public static of(scope: IConstruct): Platform | undefined {
    return inherited(scope, record => record.platform)?.value as Platform | undefined;
  }

  /** Problems of the properties are reported at the construct on which the platform is set. */
  private static checked<P extends { readonly catalog?: ClusterCatalog }>(name: string, props: P, type: PropsType<P>): Platform {
    const { props: own, invalidProps } = told(`Platform.${name}`, props, type);
    const { version, catalog, ...options } = type.plain(own as P, NOWHERE) as unknown as Pick<PlatformRef, 'version' | 'catalog'>;
    const given = Object.keys(options).length > 0;
    const ref: PlatformRef = { name, ...version !== undefined && { version }, ...catalog && { catalog }, ...given && { options } };
    return new Platform(ref, invalidProps.length > 0 ? invalidProps : own.catalog?._faults ?? []);
  }

  /**
   * Sets the platform of a chart or app, and reports a value that is not a platform.
   *
   * @internal
   */
  public static _set(scope: IConstruct, platform: Platform | undefined): void {
    if (platform === undefined) return;
    const { problems: invalid } = taken('platform', platform, instance(Platform, 'Platform.hikube'));
    if (invalid.length === 0) return platform.applyTo(scope);
    recordOf(scope).faults.push(() => invalid);
    watch(scope.node.root);
  }

  /** The readable name, e.g. `Hikube` or `Cozystack 1.6`. */
  public readonly label: string;

  private readonly setting: PlatformSetting;

  private constructor(ref: PlatformRef, private readonly faults: readonly Problem[]) {
    this.setting = { value: this, ref, driver: driverOf(ref) };
    this.label = this.setting.driver.label;
  }

  /**
   * Sets this platform for a construct and everything below it, e.g. for a plain cdk8s `Chart` or `App`.
   *
   * Call this method before you add constructs. For a `FleetChart` or a `FleetApp`, set the property `platform` instead.
   *
   * @param scope a chart, an app or any construct
   */
  public applyTo(scope: IConstruct): void {
    needScope(scope);
    const record = recordOf(scope);
    record.platform = this.setting;
    if (this.faults.length > 0) record.faults.push(() => this.faults);
    watch(scope.node.root);
  }

  /** @internal */
  public _ref(): PlatformRef {
    return this.setting.ref;
  }

  /** @internal */
  public _driver(): PlatformDriver {
    return this.setting.driver;
  }
}

gate(Platform, 'of');

/** A platform has no references to constructs. */
const NOWHERE: Viewpoint = { reference: name => ({ name }), report: () => undefined, setOrigin: () => undefined };

import { IConstruct } from 'constructs';
import { Catalogue } from './catalogue';
import type { CozystackProps } from './cozystack/cozystack';
import { PlatformDriver } from './driver';
import type { HikubeProps } from './hikube/hikube';
import type { KubeVirtProps } from './kubevirt/kubevirt';
import { COZYSTACK, HIKUBE, KUBEVIRT } from './shape';
import { Problem } from '../findings/problem';
import { Check, faultsOf, instance } from '../findings/shape';
import { enroll } from '../scope/enroll';
import { Inherited } from '../scope/inherited';

/* eslint-disable @typescript-eslint/no-require-imports -- each is loaded when it is first asked for: a fleet has one platform, seldom two */
const drivers = {
  hikube: () => (require('./hikube/hikube') as typeof import('./hikube/hikube')).hikubeDriver,
  cozystack: () => (require('./cozystack/cozystack') as typeof import('./cozystack/cozystack')).cozystackDriver,
  kubevirt: () => (require('./kubevirt/kubevirt') as typeof import('./kubevirt/kubevirt')).kubevirtDriver,
};
/* eslint-enable @typescript-eslint/no-require-imports */

/**
 * What consumes the manifests, at a version: it decides the kinds that are written, what they may say and what is
 * known to go wrong.
 *
 * One `Platform` value stands for one cluster: charts that share it share its names. Set it on a chart or an app;
 * everything below inherits it.
 */
export class Platform {
  /**
   * The Hikube cloud. Writes `VMInstance` and `VMDisk` of `apps.cozystack.io/v1alpha1`.
   *
   * @param props what you know of your tenant
   */
  public static hikube(props: HikubeProps = {}): Platform {
    return Platform.checked('Platform.hikube', props, HIKUBE, drivers.hikube());
  }

  /**
   * A self-hosted Cozystack. Writes `VMInstance` and `VMDisk` of `apps.cozystack.io/v1alpha1`.
   *
   * @param props its version and what it offers
   */
  public static cozystack(props: CozystackProps = {}): Platform {
    return Platform.checked('Platform.cozystack', props, COZYSTACK, drivers.cozystack());
  }

  /**
   * A cluster with KubeVirt and CDI and nothing on top. Writes `VirtualMachine`, `DataVolume`, `Service`, `Secret` and
   * `NetworkPolicy`.
   *
   * @param props its version and what it offers
   */
  public static kubevirt(props: KubeVirtProps = {}): Platform {
    return Platform.checked('Platform.kubevirt', props, KUBEVIRT, drivers.kubevirt());
  }

  /**
   * The platform that holds for a construct: the nearest one set above it.
   *
   * @param scope any construct
   * @internal
   */
  public static _of(scope: IConstruct): Platform | undefined {
    return Platform.inherited.get(scope);
  }

  private static readonly inherited = new Inherited<Platform>();

  /** What is wrong with the properties is said where the platform is set; until then it is one without any. */
  private static checked<P extends { readonly catalogue?: Catalogue }>(
    where: string, props: P, check: Check, driver: (props: P) => PlatformDriver,
  ): Platform {
    const misshapen = faultsOf(where, props, check);
    return misshapen.length > 0 ? new Platform(driver({} as P), misshapen) : new Platform(driver(props), props.catalogue?._faults ?? []);
  }

  /**
   * Sets what a chart or app was given as its platform, and says so if that is none.
   *
   * @internal
   */
  public static _set(scope: IConstruct, platform: Platform | undefined): void {
    if (platform === undefined) return;
    const misshapen = faultsOf('platform', platform, instance(Platform, 'Platform.hikube()'));
    if (misshapen.length > 0) enroll({ construct: scope, kind: 'other', problems: () => misshapen });
    else platform.applyTo(scope);
  }

  /** As a person names it, e.g. `Hikube` or `Cozystack 1.6`. */
  public readonly label: string;

  /** @internal */
  public readonly _driver: PlatformDriver;

  private constructor(driver: PlatformDriver, private readonly faults: readonly Problem[]) {
    this._driver = driver;
    this.label = driver.label;
  }

  /**
   * Sets this platform for a construct and everything below it, e.g. for a plain cdk8s `Chart` or `App`.
   *
   * Call it before constructs are added. `FleetChart` and `FleetApp` take it as a property.
   *
   * @param scope a chart, an app or any construct
   */
  public applyTo(scope: IConstruct): void {
    Platform.inherited.set(scope, this);
    if (this.faults.length > 0) enroll({ construct: scope, kind: 'other', problems: () => this.faults });
  }
}

import { posix } from 'path';
import { Duration } from 'cdk8s';
import { Problem, quote } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { ArgoCdPlan, Deliverer, FluxPlan } from '../../model/deliverer';

/**
 * The Argo CD instance that applies the output folder.
 */
export interface ArgoCdOptions {
  /**
   * The release of Argo CD with all three numbers, e.g. `3.4.9`. Newer releases need fewer settings.
   * @default - unknown; the library writes the settings, and reports the warnings, for all releases
   */
  readonly version?: string;
  /**
   * Name of the `Application` that applies the output folder. If you set the name, the library writes patch files with the settings that Argo CD
   * needs for this app. `argo-cd-application.patch` is for the `Application`. `argo-cd-cm.patch` has health checks for the ConfigMap `argocd-cm`. If
   * a patch file would have no settings, the library does not write the file. Apply the patches by hand, because no tool applies them.
   * @default - no settings are written
   */
  readonly application?: string;
  /**
   * Namespace of the `Application` and of `argocd-cm`.
   * @default 'argocd'
   */
  readonly namespace?: string;
  /**
   * Whether Argo CD ignores the run strategy of existing machines, so that self-heal does not revert `virtctl start` and `virtctl stop`. If
   * true, a changed run strategy in code has no effect on an existing machine. Plain KubeVirt only. Needs `application`.
   * @default false
   */
  readonly ignoreRunStrategy?: boolean;
}

/**
 * How Flux finds the output folder.
 */
export interface FluxOptions {
  /** Name of the `GitRepository` object that contains the folder. */
  readonly source: string;
  /** Path of the output folder in the repository, e.g. `./clusters/prod`. */
  readonly path: string;
  /**
   * Namespace of the `Kustomization`s and of their `GitRepository`.
   * @default 'flux-system'
   */
  readonly namespace?: string;
  /**
   * Namespace for the objects of charts that set no `namespace`. Flux rejects objects without a namespace. Becomes `spec.targetNamespace` of the
   * `Kustomization`s of these charts.
   * @default - none; each chart must set its namespace
   */
  readonly targetNamespace?: string;
  /**
   * How often Flux compares the output folder with the cluster.
   * @default Duration.minutes(10)
   */
  readonly interval?: Duration;
  /**
   * Whether Flux deletes objects when their manifests are removed. If true, Flux nevertheless keeps objects with RemovalPolicy.RETAIN, which is the
   * default of disks, tenants and snapshots.
   * @default true
   */
  readonly prune?: boolean;
  /**
   * The release of Flux, e.g. `2.9`.
   * @default - the newest
   */
  readonly version?: string;
  /**
   * Whether a `Kustomization` is ready only when its objects are ready, so that a chart waits for the health of earlier charts. From Flux 2.5, a
   * stopped machine counts as ready, and so does a volume that waits for its first consumer. A machine whose template was changed is not ready before
   * its next start.
   * @default false
   */
  readonly wait?: boolean;
  /**
   * Whether Flux ignores the run strategy of existing machines, so that Flux does not revert `virtctl start` and `virtctl stop`. If true, a changed
   * run strategy in code has no effect on an existing machine. Plain KubeVirt only, from Flux 2.9.
   * @default false
   */
  readonly ignoreRunStrategy?: boolean;
}

/**
 * The GitOps tool that applies the output folder. The library writes the apply order for this tool, e.g. tenants and catalogs before machines.
 * Without a `Delivery`, the library writes no apply order. The order does not change the file names.
 *
 * @example
 * const app = new FleetApp({ delivery: Delivery.argoCd(), platform: Platform.hikube() });
 * new Disk(new FleetChart(app, 'prod'), 'data', { size: Size.gibibytes(100) });
 * app.synth();
 */
export class Delivery {
  /**
   * Argo CD. The annotation `argocd.argoproj.io/sync-wave` is added to objects that must be applied before or after the machines. If you set the
   * annotation yourself, your value stays.
   *
   * @param options the release of Argo CD, and the application for which settings are written
   */
  public static argoCd(options: ArgoCdOptions = {}): Delivery {
    const { version, application, namespace = 'argocd', ignoreRunStrategy = false } = options;
    const plan: ArgoCdPlan = { version, application, namespace, ignoresRunStrategy: ignoreRunStrategy };
    return new Delivery({ engine: 'argoCd', plan }, ignoreRunStrategy && application === undefined ? [UNNAMED] : []);
  }

  /**
   * Flux. The folder of each chart has a `kustomization.yaml`, and `flux.yaml` has a `Kustomization` for each chart. A `Kustomization` waits for the
   * charts on which its chart depends, and for all charts that contain only tenants, networks and catalogs. The app needs a layout of one folder for
   * each chart (`filePerObject`).
   *
   * @param options where Flux finds the folder
   */
  public static flux(options: FluxOptions): Delivery {
    const { source, path, namespace = 'flux-system', targetNamespace, interval = Duration.minutes(10), prune = true, version, wait = false, ignoreRunStrategy = false } = options;
    const plan: FluxPlan = {
      source,
      path: path.replace(/(?<!\/)\/+$/, ''),
      namespace,
      ...targetNamespace !== undefined && { targetNamespace },
      interval: `${interval.toSeconds({ integral: false })}s`,
      prune,
      version,
      waits: wait,
      ignoresRunStrategy: ignoreRunStrategy,
    };
    return new Delivery({ engine: 'flux', plan }, isInside(path) ? [] : [wrongPath(path)]);
  }

  private constructor(
    /** @internal */
    public readonly _deliverer: Deliverer,
    /** @internal */
    public readonly _problems: readonly Problem[] = [],
  ) {
  }
}

gate(Delivery);

const UNNAMED: Problem = {
  code: 'DELIVERY_INVALID', message: '`ignoreRunStrategy` has no effect without `application`', allowed: '`ignoreRunStrategy` together with `application`', fix: 'set `application` to the name of the Application',
};

function isInside(path: string): boolean {
  return path !== '' && !posix.isAbsolute(path) && !/^\.\.(?:\/|$)/.test(posix.normalize(path));
}

function wrongPath(path: string): Problem {
  return {
    code: 'DELIVERY_INVALID', message: 'the path of the output folder is not a path within the repository', got: quote(path), allowed: 'e.g. ./clusters/prod', fix: 'use a path that is relative to the root of the repository',
  };
}

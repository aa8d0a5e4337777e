import { Duration } from 'cdk8s';
import { Problem, quote } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { Deliverer, FluxPlan } from '../../model/deliverer';

/**
 * How Flux comes by the output folder.
 */
export interface FluxOptions {
  /** Name of the `GitRepository` that the folder is committed to. */
  readonly source: string;
  /** Path of the output folder in it, e.g. `./clusters/prod`. */
  readonly path: string;
  /**
   * Namespace of the `Kustomization`s and their source.
   * @default 'flux-system'
   */
  readonly namespace?: string;
  /**
   * How often the folder is compared with the cluster.
   * @default Duration.minutes(10)
   */
  readonly interval?: Duration;
  /**
   * Whether objects are deleted when their manifests are removed. Disks and tenants have annotations that keep them.
   * @default true
   */
  readonly prune?: boolean;
}

/**
 * The GitOps tool that applies the output folder, which needs the apply order: tenants before their machines, catalogs before disks, disks
 * before machines. By default no order is written; file names never contain it.
 */
export class Delivery {
  /**
   * Argo CD: all objects except those of machines get the annotation `argocd.argoproj.io/sync-wave`. An object that already has it keeps
   * it.
   */
  public static argoCd(): Delivery {
    return new Delivery({ engine: 'argoCd' });
  }

  /**
   * Flux: each chart's folder has a `kustomization.yaml`, and `flux.yaml` a `Kustomization` for each chart that waits for
   * those it depends on, and for all charts of tenants and catalogs. The app needs a layout of one folder for each
   * chart (`filePerObject`).
   *
   * @param options where Flux finds the folder
   */
  public static flux(options: FluxOptions): Delivery {
    const { source, path, namespace = 'flux-system', interval = Duration.minutes(10), prune = true } = options;
    const plan: FluxPlan = { source, path: path.replace(/(?<!\/)\/+$/, ''), namespace, interval: `${interval.toSeconds({ integral: false })}s`, prune };
    return new Delivery({ engine: 'flux', plan }, [...!/^(\.\/)?[^./]/.test(path) && path !== './' && path !== '.' ? [wrongPath(path)] : []]);
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

function wrongPath(path: string): Problem {
  return {
    code: 'DELIVERY_INVALID', message: 'the path of the output folder leads out of the repository', got: quote(path), allowed: 'e.g. ./clusters/prod', fix: 'correct it',
  };
}

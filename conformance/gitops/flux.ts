/** Flux's own apply, health checks and pruning. */
import { control, World } from './controllers';
import { Ask, startEngine } from './engine';
import { Api, KubeObject } from '../cluster/api';
import { ControlPlane } from '../cluster/control-plane';

/** The objects of a Kustomization, and the fields of its spec that matter here. */
export interface Kustomization {
  readonly objects: readonly KubeObject[];
  readonly healthCheckExprs?: readonly object[];
  readonly ignore?: readonly object[];
}

/** A text for each object, by `<kind>/<namespace>/<name>`. */
type ByObject = Readonly<Record<string, string>>;

export class Flux {
  private readonly ask: Ask;
  private readonly api: Api;

  constructor(plane: ControlPlane) {
    this.ask = startEngine(plane, 'flux');
    this.api = plane.api;
  }

  /** Applies the objects. Returns the action for each. */
  async apply(kustomization: Kustomization): Promise<ByObject> {
    return (await this.ask<{ readonly actions?: ByObject }>({ do: 'apply', ...kustomization })).actions ?? {};
  }

  /** The objects that were not skipped and are not ready, with their state, after the status updates of controllers. */
  async unready(kustomization: Kustomization, actions: ByObject, world: World): Promise<ByObject> {
    await control(this.api, kustomization.objects, world);
    return this.unreadyNow(kustomization, actions);
  }

  async unreadyNow(kustomization: Kustomization, actions: ByObject): Promise<ByObject> {
    const objects = kustomization.objects.filter(object => actions[subject(object)] !== 'skipped');
    const { health = {} } = await this.ask<{ readonly health?: ByObject }>({ do: 'look', ...kustomization, objects });
    return Object.fromEntries(Object.entries(health).filter(([, state]) => state !== 'Current'));
  }

  /** Deletes the objects that a Kustomization no longer has. Returns the action for each. */
  async prune(objects: readonly KubeObject[]): Promise<ByObject> {
    return (await this.ask<{ readonly actions?: ByObject }>({ do: 'prune', objects })).actions ?? {};
  }
}

/** An object in the messages of Flux. */
function subject({ kind, metadata: { namespace, name } }: KubeObject): string {
  return [kind, namespace, name].filter(Boolean).join('/');
}

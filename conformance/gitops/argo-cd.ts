/** Argo CD's own sync, diff and health checks. */
import { control, World } from './controllers';
import { Ask, startEngine } from './engine';
import { Settings } from './written';
import { Api, KubeObject } from '../cluster/api';
import { ControlPlane } from '../cluster/control-plane';

export interface Application {
  readonly targets: readonly KubeObject[];
  /** The objects that it applied before. */
  readonly managed?: readonly KubeObject[];
  readonly settings?: Settings;
}

/** A sync operation between two steps. */
export interface Operation {
  readonly phase: 'Running' | 'Succeeded' | 'Failed' | 'Error';
  readonly message: string;
  readonly results: readonly { readonly ResourceKey: { readonly Kind: string; readonly Name: string }; readonly Message: string }[] | null;
}

/** An object of an Application, as Argo CD shows it. */
export interface Resource {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status: 'Synced' | 'OutOfSync';
  readonly live?: string;
  readonly predicted?: string;
  readonly health?: string;
  readonly message?: string;
}

export interface View {
  readonly resources: readonly Resource[];
  /** The worst health of an object. */
  readonly health: string;
}

/** The maximum number of steps of a sync; each wave needs about three steps. */
const STEPS = 40;

export class ArgoCd {
  private readonly ask: Ask;
  private readonly api: Api;

  constructor(plane: ControlPlane) {
    this.ask = startEngine(plane, 'argo-cd');
    this.api = plane.api;
  }

  /** Syncs an Application with the status updates of controllers, until the operation is done or nothing changes anymore. */
  async sync(application: Application, world: World): Promise<Operation> {
    let state: Operation | undefined;
    for (let step = 0; step < STEPS; step++) {
      const before = state;
      ({ state } = await this.ask<{ readonly state: Operation }>({ do: 'sync', ...application, state: before }));
      const hasWritten = await control(this.api, [...application.targets, ...application.managed ?? []], world);
      if (state.phase !== 'Running') return state;
      if (!hasWritten && before?.message === state.message && before.results?.length === state.results?.length) return state;
    }
    return state!;
  }

  async look(application: Application): Promise<View> {
    const { resources = [], health } = await this.ask<Partial<View> & Pick<View, 'health'>>({ do: 'look', ...application });
    return { resources, health };
  }
}

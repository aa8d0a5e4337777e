import { Construct } from 'constructs';
import { RenderedObjects } from './objects';
import { NOTHING } from './rendered-object';
import { Standing } from './standing';
import { Problem } from '../findings/problem';
import { ResourceModel } from '../model/resource';
import { enroll } from '../scope/enroll';
import { Remembered } from '../scope/inventory';

/** The name that an object takes. */
export interface Claim {
  readonly kind: string;
  readonly name: string | ((namespace: string | undefined) => string);
  /** It is one for the whole cluster, not one for each namespace. */
  readonly clusterWide?: boolean;
}

/** A construct that its platform renders, and that is neither a machine nor a disk. */
export interface ResourceIntent {
  /** As a person calls it. */
  readonly what: string;
  /** What is wrong with the types of its properties; with any of that nothing else is asked of it. */
  readonly faults: readonly Problem[];
  /** Kind and name of the object, if it takes a name that others may want. */
  readonly claims?: Claim;
  model(namespace: string | undefined): ResourceModel;
  /** What is wrong with it on any platform. */
  problems?(): readonly Problem[];
}

/** Where such a construct stands; what its platform makes of it is put below it, and what is wrong into the report. */
export class Resource extends Standing {
  constructor(construct: Construct, intent: ResourceIntent) {
    super(construct);
    const { what, faults, claims } = intent;
    const name = typeof claims?.name === 'function' ? claims.name(this.namespace) : claims?.name ?? '';
    const others = claims && this.claim(claims.kind, name, construct, claims.clusterWide ? this.spaceOf(undefined) : this.space);
    const render = () => faults.length > 0 ? undefined : this.driver?.resource(intent.model(this.namespace));
    const rendering = new Remembered(this.inventory, () => render() ?? NOTHING);
    enroll({
      construct,
      kind: 'other',
      problems: () => {
        if (faults.length > 0) return faults;
        const missing = this.missing(what);
        if (missing.length > 0) return missing;
        return [
          ...this.sameName(others?.() ?? [], name),
          ...intent.problems?.() ?? [],
          ...rendering.get().problems,
        ];
      },
    });
    new RenderedObjects(construct, { rendering: () => rendering.get() });
  }
}

import { Entry, Manifests } from './manifests';
import { PlatformRef } from '../../model/platform';
import { ApiObjectData } from '../../platforms/reading';
import { groupOf, keyOf } from '../compare/keys';
import { ClusterSettings, Family, Target, targetOf } from '../target';

/** One state of a fleet: its manifests and their platforms. */
export interface FleetSide {
  /** The name of the state in messages. */
  readonly name: string;
  readonly manifests: Manifests;
  /** The platforms of the objects. An object that is not in `platformOf` has the first of these platforms that serves the API of the object. */
  readonly platforms: readonly PlatformRef[];
  /** The platform of each object by its key, if the fleet has several clusters. */
  readonly platformOf?: ReadonlyMap<string, PlatformRef>;
  readonly settings?: ClusterSettings;
  /** Documents of the state that could not be read, so that their objects are not known. */
  readonly unread?: readonly UnreadDocument[];
}

export interface UnreadDocument {
  /** The place of the document, e.g. `web.yaml:3`. */
  readonly name: string;
  readonly file: string;
  readonly fix: string;
}

/** A state that consists of the given objects. */
export function sideOf(name: string, objects: readonly ApiObjectData[], platforms: readonly PlatformRef[], more: Partial<FleetSide> = {}): FleetSide {
  return { name, manifests: new Manifests(objects.map(object => new Entry(JSON.stringify(object), undefined, 1, [object]))), platforms, ...more };
}

/** The targets of a state's objects. A target is a platform with its version and settings. */
export class Targets {
  private readonly made = new Map<PlatformRef, Target>();

  constructor(private readonly side: FleetSide) {
  }

  public get labels(): string[] {
    return [...new Set(this.side.platforms.map(ref => this.of(ref).label))];
  }

  public for(object: ApiObjectData): Target {
    const { platforms, platformOf } = this.side;
    const known = platformOf?.get(keyOf(object));
    if (known) return this.of(known);
    const family = familyOf(object.apiVersion);
    const own = platforms.find(ref => familyOfPlatform(ref) === family) ?? (family === undefined ? platforms[0] : undefined);
    return this.of(own ?? DEFAULTS[family ?? 'kubevirt']);
  }

  private of(ref: PlatformRef): Target {
    let target = this.made.get(ref);
    if (target === undefined) this.made.set(ref, target = targetOf(ref, this.side.settings));
    return target;
  }
}

/** The platform of each family, for objects whose platform is not given. */
const DEFAULTS: Readonly<Record<'kubevirt' | 'cozystack', PlatformRef>> = { kubevirt: { name: 'kubevirt' }, cozystack: { name: 'cozystack' } };

/** The platform family of an API; undefined for APIs of Kubernetes itself and of other projects. */
export function familyOf(apiVersion: string): 'kubevirt' | 'cozystack' | undefined {
  const group = groupOf(apiVersion);
  if (/(^|\.)cozystack\.io$/.test(group)) return 'cozystack';
  return /(^|\.)kubevirt\.io$/.test(group) ? 'kubevirt' : undefined;
}

function familyOfPlatform({ name }: PlatformRef): Family {
  return name === 'kubevirt' ? 'kubevirt' : name === 'cozystack' || name === 'hikube' ? 'cozystack' : 'other';
}

/** The platforms of manifests, detected from the API groups in their text. The platforms have no version, so the newest version applies. */
export function guessPlatforms(texts: Iterable<string>): PlatformRef[] {
  const found = new Set<'kubevirt' | 'cozystack'>();
  for (const text of texts) {
    const family = /cozystack\.io\//.test(text) ? 'cozystack' : /kubevirt\.io\//.test(text) ? 'kubevirt' : undefined;
    if (family) found.add(family);
    if (found.size === 2) break;
  }
  return [...found].sort().map(family => DEFAULTS[family]);
}

import { faultIn } from './ill-formed';
import { leavesOf } from './leaves';
import { withOverlays } from './overlays';
import { CozystackVersion } from '../../src/platforms/cozystack/version';
import { ApiObjectData, PlatformRef, read, renderModel } from '../../src/public-model';

/** How much of a manifest the model can express. */
export interface Figures {
  readonly name: string;
  /** Number of values in the manifest. */
  readonly leaves: number;
  /** Number of these values in the rendered manifest. */
  readonly typed: number;
  readonly isEqual: boolean;
  /** The rendered manifest is equal after overlays are applied. */
  readonly isEqualOverlaid: boolean;
  /** Number of values in the overlays. */
  readonly overlaid: number;
  /** Paths that the rendered manifest does not have, or has with another value. */
  readonly missing: readonly string[];
  /** Paths that only the rendered manifest has. */
  readonly unasked: readonly string[];
  /** A mistake in the manifest itself. */
  readonly illFormed?: string;
}

/** Compares a manifest with the rendered model that was read from it. */
export function measure(name: string, objects: readonly ApiObjectData[]): Figures {
  const illFormed = faultIn(objects);
  const areNamed = objects.every(({ metadata }) => metadata?.name !== undefined);
  const model = areNamed ? read(objects, platformOf(objects)).model : undefined;
  const [said, ours] = [placesOf(objects), placesOf(model ? renderModel(model) : [])];
  const { missing, unasked } = difference(said, ours);
  const isEqual = missing.length + unasked.length === 0;
  const laid = model && !isEqual ? withOverlays(model, objects) : undefined;
  const rest = laid && difference(said, placesOf(renderModel(laid.model)));
  return {
    name, leaves: said.size, typed: said.size - missing.length, isEqual, missing, unasked, illFormed,
    isEqualOverlaid: isEqual || laid !== undefined && laid.problems.length === 0 && rest!.missing.length + rest!.unasked.length === 0,
    overlaid: laid?.values ?? 0,
  };
}

function difference(said: ReadonlyMap<string, string>, ours: ReadonlyMap<string, string>) {
  return {
    missing: [...said].filter(([path, value]) => ours.get(path) !== value).map(([path]) => path),
    unasked: [...ours.keys()].filter(path => !said.has(path)),
  };
}

/** Detected by fields of certain versions: Cozystack had `running` before 1.0. */
function platformOf(objects: readonly ApiObjectData[]): PlatformRef {
  if (!objects.some(({ apiVersion }) => apiVersion.startsWith('apps.cozystack.io/'))) return { name: 'kubevirt' };
  const isOld = objects.some(({ spec }) => (spec as { readonly running?: boolean } | undefined)?.running !== undefined);
  return { name: 'cozystack', version: isOld ? CozystackVersion.V0_41 : CozystackVersion.V1_6 };
}

function placesOf(objects: readonly ApiObjectData[]): ReadonlyMap<string, string> {
  return new Map(objects.flatMap(object => leavesOf(object).map(({ path, value }) => (
    [`${object.kind}/${object.metadata.name ?? ''} ${path}`, JSON.stringify(value)] as const
  ))));
}

import { faultIn } from './ill-formed';
import { leavesOf } from './leaves';
import { withOverlays } from './overlays';
import { CozystackVersion } from '../../src/platforms/cozystack/version';
import { ApiObjectData, PlatformRef, read, renderModel } from '../../src/public-model';

/** How much of a manifest the model has words for. */
export interface Figures {
  readonly name: string;
  /** Values that the manifest says. */
  readonly leaves: number;
  /** Those that the model says again. */
  readonly typed: number;
  /** The model says all of it and nothing else. */
  readonly isEqual: boolean;
  /** The model says all of it and nothing else once overlays are laid over its objects. */
  readonly isEqualOverlaid: boolean;
  /** Values that the overlays say. */
  readonly overlaid: number;
  /** Places that the model does not say, or says otherwise. */
  readonly missing: readonly string[];
  /** Places that the model says and the manifest does not. */
  readonly unasked: readonly string[];
  /** What is wrong with the manifest itself. */
  readonly illFormed?: string;
}

/** Compares a manifest with the manifest that is written from the model read from it. */
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

/** By the fields that only some versions have: `running` is what Cozystack had before 1.0. */
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

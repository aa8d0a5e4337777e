import { TranslatedMachine } from './libvirt/domain';
import { Spelling } from './proof/spellings';
import { LeftSecret } from './secrets';
import { ImpactData } from '../impact/impact-data';

export const ADOPT_VERSION = 1;

/** An object that no construct can express, so that the program includes it unchanged. */
export interface CopiedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly file: string;
  /** Why no construct can express it; undefined for a kind without a construct. */
  readonly why?: string;
}

/** A field that the program writes in another form than the manifest. */
export interface SpelledField extends Spelling {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** A problem of the files. */
export interface SourceFaultReport {
  readonly code: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly fix: string;
}

/** Something in the files that the program does not write, because it could not be read. */
export interface MissingObject {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The code of the fault that has the reason and the fix. */
  readonly code: string;
  /** Undefined if the content is not known. The document may contain several objects. */
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

export interface AdoptionReport {
  readonly adoptVersion: typeof ADOPT_VERSION;
  readonly platforms: readonly string[];
  readonly objects: number;
  /** The number of objects that constructs write. */
  readonly typed: number;
  /** Whether the program writes all objects of the files, and nothing changes. */
  readonly isEqual: boolean;
  /** Constructs with overlays, which write fields for which the construct has no property. */
  readonly overlays: readonly { readonly kind: string; readonly name: string; readonly path: string; readonly count: number }[];
  /** Values that the program writes in another form with the same meaning. */
  readonly spellings: readonly SpelledField[];
  readonly copied: readonly CopiedObject[];
  readonly secrets: readonly LeftSecret[];
  /** What the files have and the program does not write, except `secrets` and `leftOut`. */
  readonly missing: readonly MissingObject[];
  /** Names that are assumed to exist in the cluster. */
  readonly assumed: readonly string[];
  readonly faults: readonly SourceFaultReport[];
  /** Findings of the program. */
  readonly warnings: readonly { readonly code: string; readonly severity: string; readonly path: string; readonly message: string }[];
  /** Machines of libvirt, which were translated into manifests before the adoption. */
  readonly translated: readonly TranslatedMachine[];
  readonly leftOut: { readonly derived: number; readonly others: number };
  /** The effects on existing objects if the manifests of the program are applied instead of the files. */
  readonly impact: ImpactData;
}

/** A program as files, by their paths in its folder, and its report. */
export interface Adoption {
  readonly files: ReadonlyMap<string, string>;
  readonly report: AdoptionReport;
}

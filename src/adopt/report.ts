import { TranslatedMachine } from './libvirt/domain';
import { Spelling } from './proof/spellings';
import { LeftSecret } from './secrets';
import { ImpactData } from '../impact/impact-data';

/** The version of the report's form. */
export const ADOPT_VERSION = 1;

/** An object that no construct says, so that the program has it as it is. */
export interface CopiedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly file: string;
  /** What keeps a construct from saying it; nothing for a kind that the library has no construct for. */
  readonly why?: string;
}

/** A field that the program writes in another way than the manifest does. */
export interface SpelledField extends Spelling {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Something wrong in the files. */
export interface SourceFaultReport {
  readonly code: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly fix: string;
}

/** What became of manifests that a program was made from. */
export interface AdoptionReport {
  readonly adoptVersion: typeof ADOPT_VERSION;
  readonly platforms: readonly string[];
  readonly objects: number;
  /** Those that constructs write. */
  readonly typed: number;
  /** The program writes what the manifests are, besides Secrets that stay where they are. */
  readonly isEqual: boolean;
  /** Constructs with fields that the library has no word for. */
  readonly overlays: readonly { readonly kind: string; readonly name: string; readonly path: string; readonly count: number }[];
  /** Values that the program writes in another way, which mean the same. */
  readonly spellings: readonly SpelledField[];
  readonly copied: readonly CopiedObject[];
  readonly secrets: readonly LeftSecret[];
  /** Names that the cluster is taken to have. */
  readonly assumed: readonly string[];
  readonly faults: readonly SourceFaultReport[];
  /** What the library says of the program. */
  readonly warnings: readonly { readonly code: string; readonly severity: string; readonly path: string; readonly message: string }[];
  /** Machines of libvirt, of which manifests were made first. */
  readonly translated: readonly TranslatedMachine[];
  readonly leftOut: { readonly derived: number; readonly others: number };
  /** What applying the program instead of the manifests does to what exists. */
  readonly impact: ImpactData;
}

/** A program in files, by their paths in its folder, and the report on it. */
export interface Adoption {
  readonly files: ReadonlyMap<string, string>;
  readonly report: AdoptionReport;
}

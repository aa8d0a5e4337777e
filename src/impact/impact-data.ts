import { ImpactEffect } from './effect';

/** The version of the form. A change that readers of the old form would misread raises it. */
export const IMPACT_VERSION = 1;

/** What sort of thing a person takes a subject for. */
export type SubjectKind = 'machine' | 'pool' | 'disk' | 'network' | 'tenant' | 'backup' | 'snapshot' | 'catalog' | 'other';

/** An object of the manifests. */
export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** One change with what it does. */
export interface ChangeImpact {
  /** Worst first; at least one. */
  readonly effects: readonly ImpactEffect[];
  readonly object: ObjectName;
  /** The file that it is in, as far as it is known; of what goes, the file that it was in. */
  readonly file?: string;
  /** Where in the object, as a JSON pointer in which items of lists have their names; missing for the whole object. */
  readonly field?: string;
  /** The field of the model, e.g. `runStrategy`, where it has one place in the manifest. */
  readonly property?: string;
  /** What was there. Secrets are not shown. */
  readonly old?: unknown;
  /** What is there now. Secrets are not shown. */
  readonly new?: unknown;
  /** What the platform does. */
  readonly rule: string;
  /** Who says so, as a link. */
  readonly source: string;
  /** What to do to get what was meant. */
  readonly fix?: string;
  /** Of this change with these effects; acknowledgements name it. */
  readonly digest: string;
  /** Why it is accepted. */
  readonly acknowledged?: string;
}

/** A machine, disk, network, tenant or other thing with all that happens to it. */
export interface SubjectImpact {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly namespace?: string;
  /** What it was called, and where it was, if that is not the same. */
  readonly formerly?: { readonly name: string; readonly namespace?: string };
  /** What it may have been renamed from; more than one, or it is not known. */
  readonly perhapsFormerly?: readonly { readonly name: string; readonly namespace?: string }[];
  /** Of all its changes, worst first. */
  readonly effects: readonly ImpactEffect[];
  readonly changes: readonly ChangeImpact[];
}

/** One side of a comparison. */
export interface SideData {
  /** How a person calls it, e.g. `dist at main`. */
  readonly name: string;
  /** The platforms that its objects are for, e.g. `KubeVirt 1.9`. */
  readonly platforms: readonly string[];
}

/** What the difference between two states of a fleet does to what exists: plain data. */
export interface ImpactData {
  readonly impactVersion: typeof IMPACT_VERSION;
  readonly before: SideData;
  readonly after: SideData;
  /** One line, e.g. `2 machines restart, 1 disk is lost`. */
  readonly summary: string;
  /** How many subjects have each effect that is not acknowledged. */
  readonly counts: Partial<Readonly<Record<ImpactEffect, number>>>;
  /** Those that something happens to, worst first. */
  readonly subjects: readonly SubjectImpact[];
  /** Acknowledgements that no change has. */
  readonly unusedAcknowledgements?: readonly string[];
}

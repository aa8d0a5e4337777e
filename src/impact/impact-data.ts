import { ImpactEffect } from './effect';

/** The version of the format. It increases when readers of the old format would misread the new format. */
export const IMPACT_VERSION = 1;

/** The kind of a subject, as a person would name it. */
export type SubjectKind = 'machine' | 'pool' | 'disk' | 'network' | 'tenant' | 'backup' | 'snapshot' | 'catalog' | 'other';

/** An object of the manifests. */
export interface ObjectName {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** One change and its effects. */
export interface ChangeImpact {
  /** Worst first; at least one. */
  readonly effects: readonly ImpactEffect[];
  readonly object: ObjectName;
  /** The file of the object, if it is known; for a removed object, its previous file. */
  readonly file?: string;
  /** The path in the object, as a JSON pointer with names of list items instead of numbers; missing if the whole object changes. */
  readonly field?: string;
  /** The field of the model, e.g. `runStrategy`, if it has one place in the manifest. */
  readonly property?: string;
  /** The old value. Secrets are not shown. */
  readonly old?: unknown;
  /** The new value. Secrets are not shown. */
  readonly new?: unknown;
  /** What the platform does. */
  readonly rule: string;
  /** The source of the rule, as a link. */
  readonly source: string;
  /** How to get the intended result. */
  readonly fix?: string;
  /** The digest of this change with these effects. Acknowledgements refer to it. */
  readonly digest: string;
  /** Why the change is accepted. */
  readonly acknowledged?: string;
}

/** A machine, disk, network, tenant or other subject with all its changes. */
export interface SubjectImpact {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly namespace?: string;
  /** Its previous name and namespace, if the name or the namespace changed. */
  readonly formerly?: { readonly name: string; readonly namespace?: string };
  /** The possible previous names and namespaces, if several objects of the old state match. */
  readonly perhapsFormerly?: readonly { readonly name: string; readonly namespace?: string }[];
  /** The effects of all its changes, worst first. */
  readonly effects: readonly ImpactEffect[];
  readonly changes: readonly ChangeImpact[];
}

/** One side of a comparison. */
export interface SideData {
  /** Its name in reports, e.g. `dist at main`. */
  readonly name: string;
  /** The platforms of its objects, e.g. `KubeVirt 1.9`. */
  readonly platforms: readonly string[];
}

/** The effects of the difference between two states on existing objects, as plain data. */
export interface ImpactData {
  readonly impactVersion: typeof IMPACT_VERSION;
  readonly before: SideData;
  readonly after: SideData;
  /** One line, e.g. `1 disk is lost, 2 machines need a restart`. */
  readonly summary: string;
  /** The number of subjects for each unacknowledged effect. */
  readonly counts: Partial<Readonly<Record<ImpactEffect, number>>>;
  /** The subjects with effects, worst first. */
  readonly subjects: readonly SubjectImpact[];
  /** The digests in acknowledgements that match no change. */
  readonly unusedAcknowledgements?: readonly string[];
}

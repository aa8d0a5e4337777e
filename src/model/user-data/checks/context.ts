import { Problem } from '../../../findings/problem';
import { GuestFacts } from '../facts';
import { NameOf } from '../schema';

/** What a check of a cloud-config has besides the document. */
export interface CheckContext {
  readonly facts: GuestFacts;
  readonly nameOf: NameOf;
}

/** A check of a cloud-config: what is wrong with some of its keys. */
export type ConfigCheck = (document: Readonly<Record<string, unknown>>, context: CheckContext) => Problem[];

/** Something that cloud-init rejects or ignores. */
export function wrong(message: string, allowed: string, fix: string, got?: string): Problem {
  return { code: 'CLOUD_INIT_VALUE', message, ...got !== undefined && { got }, allowed, fix };
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

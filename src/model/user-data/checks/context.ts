import { Problem } from '../../../findings/problem';
import { GuestFacts } from '../facts';
import { NameOf } from '../schema';

export interface CheckContext {
  readonly facts: GuestFacts;
  readonly nameOf: NameOf;
}

/** Checks some keys of a cloud-config. */
export type ConfigCheck = (document: Readonly<Record<string, unknown>>, context: CheckContext) => Problem[];

/** The problem of a value that cloud-init rejects or ignores. */
export function wrong(message: string, allowed: string, fix: string, got?: string): Problem {
  return { code: 'CLOUD_INIT_VALUE', message, ...got !== undefined && { got }, allowed, fix };
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

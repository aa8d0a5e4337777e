/** A public key without a private key. */
export const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com';

/** A document that is written without the library. */
export interface PlainDocument {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly annotations?: Record<string, string> };
  readonly [field: string]: unknown;
}

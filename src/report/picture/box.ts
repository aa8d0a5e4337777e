/** A box of the picture, with its lines of text. */
export interface Box {
  readonly id: string;
  readonly kind: 'machine' | 'disk' | 'network' | 'outside' | 'rule' | 'place';
  readonly lines: readonly string[];
}

/** The schema of one value. Numbers refer to other nodes of the table. */
export interface SchemaNode {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly properties?: Readonly<Record<string, number>>;
  /** The schema of a map's values. */
  readonly values?: number;
  readonly items?: number;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The text is base64, e.g. a value in `data` of a Secret. */
  readonly bytes?: true;
  readonly nullable?: true;
  readonly intOrString?: true;
  /** A number with a fraction is allowed too, next to `intOrString`. */
  readonly fraction?: true;
  /** The API server keeps fields that the schema does not name. */
  readonly open?: true;
}

/** The schemas of all kinds of the supported platforms. */
export interface SchemaTable {
  /**
   * The number of each kind's schema in `nodes`. The key is `group/version/Kind`, or `version/Kind` for the core group of Kubernetes. The schemas
   * of charts of older Cozystack releases have the keys `group/version/Kind@release`.
   */
  readonly kinds: Readonly<Record<string, number>>;
  readonly nodes: readonly SchemaNode[];
}

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
  /** Base64. */
  readonly bytes?: true;
  readonly nullable?: true;
  readonly intOrString?: true;
  /** Also a number with a fraction. */
  readonly fraction?: true;
  /** The API server keeps fields that the schema does not name. */
  readonly open?: true;
}

/** The schemas of all kinds of the supported platforms. */
export interface SchemaTable {
  /** By `group/version/Kind` (`version/Kind` for Kubernetes' core group); for a chart of an older Cozystack by `group/version/Kind@release`. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly nodes: readonly SchemaNode[];
}

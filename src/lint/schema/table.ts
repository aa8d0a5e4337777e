/** What a schema says of one value. Numbers refer to other nodes of the table. */
export interface SchemaNode {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly properties?: Readonly<Record<string, number>>;
  /** Of a map: its values. */
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
  readonly nullable?: true;
  readonly intOrString?: true;
  /** Fields that it does not name are kept by the API server. */
  readonly open?: true;
}

/** The schemas of all kinds that the platforms of this library have. */
export interface SchemaTable {
  /** By `group/version/Kind`; a chart of an older Cozystack by `group/version/Kind@release`. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly nodes: readonly SchemaNode[];
}

/** The part of jsii's assembly that the reference shows. */
export interface Assembly {
  readonly name: string;
  readonly types: Readonly<Record<string, AssemblyType>>;
}

interface Docs {
  readonly docs?: {
    readonly summary?: string;
    readonly remarks?: string;
    readonly default?: string;
    readonly see?: string;
    readonly example?: string;
  };
}

export interface AssemblyType extends Docs {
  readonly fqn: string;
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly datatype?: boolean;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly locationInModule: { readonly filename: string; readonly line: number };
  readonly initializer?: { readonly parameters?: readonly Parameter[]; readonly protected?: boolean };
  readonly members?: readonly (Docs & { readonly name: string })[];
  readonly methods?: readonly Method[];
  readonly properties?: readonly Property[];
}

export interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly union?: { readonly types: readonly TypeReference[] };
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}

export interface Parameter extends Docs {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly variadic?: boolean;
}

export interface Method extends Docs {
  readonly name: string;
  readonly static?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly returns?: { readonly type: TypeReference; readonly optional?: boolean };
}

export interface Property extends Docs {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
  readonly static?: boolean;
  readonly const?: boolean;
}

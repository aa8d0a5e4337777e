/**
 * A generated L1 type as it is in the manifest, except for names with abbreviations: L1s write `preferredTpm` for
 * `preferredTPM`. Where there are any, the renderer leaves that part untyped, and the schemas in the tests see to it.
 *
 * `cdk8s import` gives enums and "number or string" classes, which exist at run time; the renderers use the L1s as
 * types only, so that 30,000 generated lines are never loaded. Here enums are their texts and such classes their content.
 */
export type Wire<T> =
  T extends string ? `${T}` :
    T extends number | boolean | undefined | null ? T :
      T extends readonly (infer Item)[] ? readonly Wire<Item>[] :
        T extends { readonly value: any } ? string | number :
          T extends object ? { readonly [Key in keyof T]: Wire<T[Key]> } :
            T;

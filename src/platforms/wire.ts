/**
 * A generated L1 type as it is in the manifest, except for names with abbreviations: L1s write `preferredTpm` for
 * `preferredTPM`. For such types the renderer is untyped, and the tests check the result against the schemas.
 *
 * `cdk8s import` generates enums and "number or string" classes, which exist at run time. The renderers use the L1s as types only, so that
 * their 30,000 generated lines are never loaded. Here enums are texts, and such classes are their content.
 */
export type Wire<T> =
  T extends string ? `${T}` :
    T extends number | boolean | undefined | null ? T :
    T extends readonly (infer Item)[] ? readonly Wire<Item>[] :
    T extends { readonly value: any } ? string | number :
    T extends object ? { readonly [Key in keyof T]: Wire<T[Key]> } :
    T;

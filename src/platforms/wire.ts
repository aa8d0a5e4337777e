/**
 * The type of a manifest, from a generated L1 type. Enums of the L1 are texts, and its "number or string" classes are numbers or texts. The
 * renderers use the L1s only as types, so that their 30,000 generated lines are never loaded.
 *
 * L1s change the case of abbreviations: they write `preferredTpm` for `preferredTPM`. Code for objects with such names is untyped, and tests
 * compare its result with the schemas.
 */
export type Wire<T> =
  T extends string ? `${T}` :
    T extends number | boolean | undefined | null ? T :
    T extends readonly (infer Item)[] ? readonly Wire<Item>[] :
    T extends { readonly value: any } ? string | number :
    T extends object ? { readonly [Key in keyof T]: Wire<T[Key]> } :
    T;

/**
 * The type of a manifest, from the type of a generated L1 construct. Enums of the L1 become texts, and its "number or string" classes become
 * numbers or texts. The renderers use the L1s only as types, so their 30,000 generated lines are never loaded.
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

/**
 * The type of a manifest, derived from the type of a generated L1 construct. Enums of the L1 become texts, and its "number or string" classes
 * become numbers or texts. The renderers use the L1s only as types, so the 30,000 generated lines are never loaded.
 *
 * L1s change the case of abbreviations, e.g. `preferredTPM` is `preferredTpm` in an L1. Code that writes such a field does not use this type, and
 * tests compare the result of the code with the schemas.
 */
export type Wire<T> =
  T extends string ? `${T}` :
    T extends number | boolean | undefined | null ? T :
    T extends readonly (infer Item)[] ? readonly Wire<Item>[] :
    T extends { readonly value: any } ? string | number :
    T extends object ? { readonly [Key in keyof T]: Wire<T[Key]> } :
    T;

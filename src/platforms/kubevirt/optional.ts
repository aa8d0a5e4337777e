/** The object; undefined if it is empty, because a GitOps engine would report an empty field as drift. */
export function some<T extends object>(value: T): T | undefined {
  return Object.values(value).some(each => each !== undefined) ? value : undefined;
}

/** The list, or undefined if it is empty. */
export function listed<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length === 0 ? undefined : values;
}

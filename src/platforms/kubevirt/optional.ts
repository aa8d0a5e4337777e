/** The object, or nothing if it says nothing: a field that is there for nothing is drift to a GitOps tool. */
export function some<T extends object>(value: T): T | undefined {
  return Object.values(value).some(each => each !== undefined) ? value : undefined;
}

/** The list, or nothing if nothing is in it. */
export function listed<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length === 0 ? undefined : values;
}

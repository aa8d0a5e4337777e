/**
 * Properties with lists and maps of their own: whoever gave them may go on to fill theirs for the next machine, and what is
 * written would depend on who looked in between. What is a construct or a value of a class is not copied.
 */
export function ownCopy<T extends object>(given: T): T {
  const own = { ...given } as Record<string, unknown>;
  for (const key of Object.keys(own)) {
    const value = own[key];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) own[key] = value.slice();
    else if (Object.getPrototypeOf(value) === Object.prototype) own[key] = { ...value };
  }
  return own as T;
}

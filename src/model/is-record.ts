/**
 * Whether a value is a plain object with properties. A list, a `Map` or another built-in object of JavaScript is not a record, because its
 * content would be lost.
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

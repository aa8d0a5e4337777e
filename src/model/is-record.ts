/** Whether a value is an object with properties, and not a list, a `Map` or another object of JavaScript itself, whose content would be lost. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

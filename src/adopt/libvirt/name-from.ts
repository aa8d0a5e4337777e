import { trimmed, trimmedEnd } from '../../findings/trimmed';

/** A valid Kubernetes name. */
export function nameFrom(text: string): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const name = trimmedEnd(trimmed(words, '-').slice(0, 50), '-');
  return name === '' ? 'machine' : name;
}

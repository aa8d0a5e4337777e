import { trimmed, trimmedEnd } from '../../findings/trimmed';

/** A name that Kubernetes takes. */
export function nameFrom(text: string): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const name = trimmedEnd(trimmed(words, '-').slice(0, 50), '-');
  return name === '' ? 'machine' : name;
}

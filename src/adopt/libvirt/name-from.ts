/** A name that Kubernetes takes. */
export function nameFrom(text: string): string {
  const name = text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 50).replace(/-+$/, '');
  return name === '' ? 'machine' : name;
}

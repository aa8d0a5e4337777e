type Texts = Readonly<Record<string, string>>;

/** A copy of labels and annotations, which whoever gave them may go on to fill for the next object. */
export function withOwnMetadata<T extends { readonly labels?: Texts; readonly annotations?: Texts }>(given: T): T {
  const { labels, annotations } = given;
  return labels || annotations ? { ...given, labels: labels && { ...labels }, annotations: annotations && { ...annotations } } : given;
}

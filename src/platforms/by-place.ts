/** Values by kind, namespace and name. The three are separate keys, because one joined key would be a new text for each access. */
export class ByPlace<V> {
  private readonly kinds = new Map<string, Map<string, Map<string, V>>>();

  /** The values of a kind in a namespace, by name; undefined without values. */
  public in(kind: string, namespace: string | undefined): ReadonlyMap<string, V> | undefined {
    return this.kinds.get(kind)?.get(namespace ?? '');
  }

  /** Like `in`, for adding values: creates the map if it does not exist. */
  public toFill(kind: string, namespace: string | undefined): Map<string, V> {
    let namespaces = this.kinds.get(kind);
    if (namespaces === undefined) this.kinds.set(kind, namespaces = new Map());
    let names = namespaces.get(namespace ?? '');
    if (names === undefined) namespaces.set(namespace ?? '', names = new Map());
    return names;
  }
}

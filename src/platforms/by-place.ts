/** Values by kind, namespace and name. They are in nested maps, because one joined key would need a new string for each access. */
export class ByPlace<V> {
  private readonly kinds = new Map<string, Map<string, Map<string, V>>>();

  /** The values of a kind in a namespace, by name; undefined if the kind has no values there. */
  public in(kind: string, namespace: string | undefined): ReadonlyMap<string, V> | undefined {
    return this.kinds.get(kind)?.get(namespace ?? '');
  }

  /** The values of a kind in a namespace, by name. Creates the map if it does not exist, so that values can be added. */
  public toFill(kind: string, namespace: string | undefined): Map<string, V> {
    let namespaces = this.kinds.get(kind);
    if (namespaces === undefined) this.kinds.set(kind, namespaces = new Map());
    let names = namespaces.get(namespace ?? '');
    if (names === undefined) namespaces.set(namespace ?? '', names = new Map());
    return names;
  }
}

/**
 * The scope of a named instance type or profile.
 */
export interface NamedOptions {
  /**
   * Whether the type or profile is in the machine's namespace, instead of cluster-scoped. Plain KubeVirt only: `VirtualMachineInstancetype`
   * and `VirtualMachinePreference`.
   * @default - as declared in the catalog, otherwise cluster-scoped
   */
  readonly namespaced?: boolean;
}

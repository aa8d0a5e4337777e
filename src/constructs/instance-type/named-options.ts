/**
 * Where an instance type or a profile is that has a name of its own.
 */
export interface NamedOptions {
  /**
   * Whether it is one of the machine's namespace, and not of the whole cluster. Plain KubeVirt only: `VirtualMachineInstancetype` and
   * `VirtualMachinePreference`.
   * @default - what the catalog says; of the cluster, if it says nothing
   */
  readonly namespaced?: boolean;
}

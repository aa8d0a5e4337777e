/** How a KubeVirt release with a given configuration computes the requests of a machine's pod. */
export interface LauncherFacts {
  /** Memory of KubeVirt's own processes in the pod, in MiB. */
  readonly processesMib: number;
  /** Memory of the graphics device, in MiB. */
  readonly graphicsMib: number;
  /** Number of virtual CPUs for one requested core (`cpuAllocationRatio`). */
  readonly cpuRatio: number;
  /** The ratio of memory limit to request, if a quota requires limits. */
  readonly memoryLimitRatio: number;
  /** A second container keeps the log of the serial console. */
  readonly consoleLog: boolean;
  readonly architecture: string;
}

/** Values from `pkg/virt-controller/services/template.go` and `renderresources.go` of each release. They changed only in 1.5 and in 1.6. */
export function overheadSince(has: { readonly v1_5: boolean; readonly v1_6: boolean }): Pick<LauncherFacts, 'processesMib' | 'graphicsMib'> {
  return { processesMib: has.v1_5 ? 220 : 210, graphicsMib: has.v1_6 ? 32 : 16 };
}

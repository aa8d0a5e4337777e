/** How a release of KubeVirt, as its cluster is set up, counts the pod of a machine. */
export interface LauncherFacts {
  /** Memory of KubeVirt's own processes in the pod, in MiB. */
  readonly processesMib: number;
  /** Memory of the graphics nic, in MiB. */
  readonly graphicsMib: number;
  /** Virtual CPUs that share one requested core (`cpuAllocationRatio`). */
  readonly cpuRatio: number;
  /** What a limit of memory is, over its request, where a quota wants limits. */
  readonly memoryLimitRatio: number;
  /** A second container keeps the log of the serial console. */
  readonly consoleLog: boolean;
  readonly architecture: string;
}

/** What `pkg/virt-controller/services/template.go` and `renderresources.go` of each release have; 1.5, 1.6: the changes. */
export function overheadSince(has: { readonly v1_5: boolean; readonly v1_6: boolean }): Pick<LauncherFacts, 'processesMib' | 'graphicsMib'> {
  return { processesMib: has.v1_5 ? 220 : 210, graphicsMib: has.v1_6 ? 32 : 16 };
}

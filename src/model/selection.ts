/** Machines that something is for: one, or the members of a fleet. */
export interface MachineSelection {
  readonly kind: 'machine' | 'fleet';
  readonly name: string;
  /** The fleet that the one machine is a member of. */
  readonly fleet?: string;
}

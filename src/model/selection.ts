/** Machines that something is for: one, or the members of a fleet. */
export interface MachineSelection {
  readonly kind: 'machine' | 'fleet';
  readonly name: string;
}

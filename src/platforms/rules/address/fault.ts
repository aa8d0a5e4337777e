/** The problem of an address. `what` completes a message such as "the disk is imported from". */
export interface Fault {
  readonly what: string;
  readonly allowed?: string;
  readonly fix?: string;
}

/** The problem of an address, to complete "... is imported from". */
export interface Fault {
  readonly what: string;
  readonly allowed?: string;
  readonly fix?: string;
}

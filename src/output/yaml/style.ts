/** A style of the `yaml` library, as far as its output is known. */
export interface Style {
  /** Characters whose output is left to the library, because it escapes them or treats them specially. */
  readonly unproven: RegExp;

  /** Texts of one line that are quoted although the library would not quote them. */
  readonly hazard?: RegExp;

  /** Texts that are escaped, because readers reject the library's output or read it as another text. */
  readonly escaped?: { readonly pattern: RegExp; write(text: string): string };

  /** Whether a list of scalars in a list is a flow list, on one line. */
  readonly rows: boolean;

  /** Whether a repeated object is written again in full; otherwise the library writes an alias. */
  readonly repeats: boolean;

  /** Whether nested maps are written in the order of their keys, without undefined members. */
  readonly sorts?: boolean;

  /** Quotes a text of one line. */
  quoted(text: string): string;

  /** The library's text of an unproven value in a block of this indentation, if it does not need the whole document. */
  byLibrary?(text: string, indent: string): string;
}

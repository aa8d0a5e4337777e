/** A style of documents of the `yaml` library, as far as `DocumentWriter` writes it. */
export interface Style {
  /** Characters for which the `yaml` library writes the text, because it escapes them or treats them specially. */
  readonly unproven: RegExp;

  /** Texts of one line that are quoted although the `yaml` library would not quote them. */
  readonly hazard?: RegExp;

  /** Texts that are escaped, because YAML readers reject the output of the `yaml` library or read another text. */
  readonly escaped?: { readonly pattern: RegExp; write(text: string): string };

  /** Whether a list of scalars in a list is a flow list, on one line. */
  readonly rows: boolean;

  /** Whether a repeated map or list is written again in full. Otherwise the `yaml` library writes an alias. */
  readonly repeats: boolean;

  /** Whether nested maps are written in the order of their keys, without undefined members. */
  readonly sorts?: boolean;

  /** Quotes a text of one line. */
  quoted(text: string): string;

  /** The output of the `yaml` library for one `unproven` text at this indentation. Without this function, the library writes the document. */
  byLibrary?(text: string, indent: string): string;
}

/** One way of having the `yaml` library write, as far as it is known what comes of it. */
export interface Style {
  /** What the library is left with, because it escapes it or has a way of its own with it. */
  readonly unproven: RegExp;

  /** Texts of one line that are quoted although the library would not say so. */
  readonly hazard?: RegExp;

  /** Texts that are escaped, because what the library writes is refused or read as another text. */
  readonly escaped?: { readonly pattern: RegExp; write(text: string): string };

  /** Whether a list of scalars in a list is on one line. */
  readonly rows: boolean;

  /** Whether the second appearance of an object is written as the first was; the library makes an alias of it otherwise. */
  readonly repeats: boolean;

  /** Whether maps below the top are written in the order of their keys, without members that are nothing. */
  readonly sorts?: boolean;

  /** A text of one line in quotes. */
  quoted(text: string): string;

  /** A text that is not proven, in a block of this indentation, if that can be said without the whole document. */
  byLibrary?(text: string, indent: string): string;
}

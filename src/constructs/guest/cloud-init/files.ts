/**
 * The encoding of a file's content in the document.
 */
export enum CloudFileEncoding {
  /** Unencoded text. */
  TEXT = 'text/plain',

  /** Base64, for binary content. */
  BASE64 = 'base64',

  /** Compressed with gzip, then base64. */
  GZIP_BASE64 = 'gzip+base64',
}

/**
 * A file of the guest.
 */
export interface CloudFile {
  /** Absolute path in the guest, unique within the config. Becomes `write_files[].path`. */
  readonly path: string;

  /**
   * The content of the file, in the given encoding. Becomes `write_files[].content`.
   * @default - the content of `contentFile`, or an empty file
   */
  readonly content?: string;

  /**
   * A local file with the content; relative paths begin at the working directory. Content that is not UTF-8 text is written as base64. Set
   * either `contentFile` or `content`.
   * @default - none; the file has the text of `content`
   */
  readonly contentFile?: string;

  /**
   * The permissions as octal digits in a string, e.g. `'0640'`. Becomes `write_files[].permissions`.
   * @default - cloud-init's default: 0644
   */
  readonly permissions?: string;

  /**
   * The owner: `user` or `user:group`. If the owner is a user or group of this config, set `defer`, because cloud-init creates users and groups after
   * it writes the file. Becomes `write_files[].owner`.
   * @default - cloud-init's default: root:root
   */
  readonly owner?: string;

  /**
   * Whether the content is appended to an existing file. Becomes `write_files[].append`.
   * @default false
   */
  readonly append?: boolean;

  /**
   * Whether the file is written at the end of the boot, after users, mounts and packages, and before run commands. If false, cloud-init writes the
   * file before all of these. Needs cloud-init 21.3 or later. Becomes `write_files[].defer`.
   * @default false
   */
  readonly defer?: boolean;

  /**
   * Encoding of `content`. Becomes `write_files[].encoding`.
   * @default CloudFileEncoding.TEXT
   */
  readonly encoding?: CloudFileEncoding;
}

import { isUtf8 } from 'buffer';
import { readFileSync } from 'fs';
import { resolve } from 'path';
import { FindingCode } from '../../../findings/codes';
import { Problem, quote } from '../../../findings/problem';
import { secretsInText, show } from '../../../findings/secrets';
import { systemReason } from '../../../findings/system-error';

/** The bytes of a local file, or the reason why it cannot be read. */
export interface FileRead {
  readonly bytes: Buffer;
  readonly isText: boolean;
  readonly problems: Problem[];
}

/** Reads a file. A relative path begins at the working directory. A report about the file has the absolute path. */
export function readGivenFile(path: string, code: FindingCode = 'CLOUD_INIT_INVALID'): FileRead {
  try {
    const bytes = readFileSync(path);
    return { bytes, isText: isUtf8(bytes), problems: [] };
  } catch (error) {
    const { reason } = systemReason(error, path);
    const problem: Problem = {
      code,
      message: `the file ${show(path)} cannot be read: ${reason}`,
      // The search for secrets needs the original path, because `resolve` changes two slashes to one.
      got: quote(secretsInText(path).length > 0 ? path : resolve(path)),
      allowed: 'a readable file; relative paths begin at the working directory',
      fix: path.startsWith('~')
        ? 'write the home directory in full: only a shell replaces `~`'
        : 'correct the path, use an absolute path, or run the program from the directory that the path is relative to',
    };
    return { bytes: Buffer.alloc(0), isText: true, problems: [problem] };
  }
}

import { isUtf8 } from 'buffer';
import { readFileSync } from 'fs';
import { show } from './show';
import { Problem } from '../../findings/problem';

/** The bytes of a file beside the code, or why there are none. */
export interface FileRead {
  readonly bytes: Buffer;
  readonly isText: boolean;
  readonly problems: Problem[];
}

/** Reads a file, relative to the working directory. Reports name the path as it was given: a machine's own path says nothing to others. */
export function readGivenFile(path: string): FileRead {
  try {
    const bytes = readFileSync(path);
    return { bytes, isText: isUtf8(bytes), problems: [] };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'an unknown reason';
    const problem: Problem = {
      code: 'CLOUD_INIT_INVALID',
      message: `the file ${show(path)} cannot be read (${reason})`,
      allowed: 'a readable file; relative paths begin at the working directory',
      fix: 'correct the path, or run from the directory that it is relative to',
    };
    return { bytes: Buffer.alloc(0), isText: true, problems: [problem] };
  }
}

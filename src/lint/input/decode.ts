import { LIMITS } from './limits';

/** Why a text cannot be read, and where. */
export interface TextFault {
  readonly message: string;
  readonly fix: string;
  /** Offset from the start of the text. */
  readonly offset?: number;
}

/** The text of a file, or the reason why it cannot be read. */
export function decode(bytes: Uint8Array): { readonly text: string } | { readonly fault: TextFault } {
  if (bytes.length > LIMITS.file) return { fault: { message: `the file has more than ${LIMITS.file / 1024 / 1024} MiB`, fix: 'split it' } };
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe || first === 0xfe && second === 0xff) {
    return { fault: { message: 'the file is UTF-16, which kubectl does not read', fix: 'store it as UTF-8' } };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.exec(text);
    if (control === null) return { text };
    const character = control[0] === '\0' ? 'a NUL character' : `the control character \\u${control[0].charCodeAt(0).toString(16).padStart(4, '0')}`;
    return { fault: { message: `the file has ${character}, which YAML does not allow`, fix: 'remove it, or store the file as UTF-8', offset: control.index } };
  } catch {
    return { fault: { message: 'the file is not UTF-8', fix: 'store it as UTF-8' } };
  }
}

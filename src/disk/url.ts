import { Problem, quote } from '../findings/problem';
import { DiskModel } from '../model/disk';

/** What is wrong with the address a disk is imported from, on any platform. */
export function sourceProblems({ name, source }: DiskModel): Problem[] {
  if (source.kind !== 'http') return [];
  const url = URL.canParse(source.url) ? new URL(source.url) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || source.url !== source.url.trim()) {
    return [{
      code: 'URL_INVALID',
      message: `disk "${name}" is imported from no HTTP(S) address; the platform would retry for ever`,
      got: quote(source.url),
      allowed: 'http://... or https://...',
      fix: 'give the whole address of the image',
    }];
  }
  if (url.username || url.password) {
    return [{
      code: 'SECRET_IN_PLAIN_TEXT',
      message: `the address of disk "${name}" carries a user name or password`,
      fix: 'serve the image without them inside your network, or upload it (DiskSource.upload)',
    }];
  }
  return [];
}

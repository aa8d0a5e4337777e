import { existsSync } from 'fs';
import { filesOnDisk } from '../../impact/state/folder';
import { SEPARATOR } from '../../output/yaml/document';

/**
 * All documents of a program as one stream.
 *
 * @param own the documents of its FleetApps
 * @param plain the folder of its plain cdk8s apps, if it has any
 */
export function allDocuments(own: string, plain: string): string {
  const others = existsSync(plain) ? filesOnDisk(plain).map(({ text }) => text) : [];
  return [own, ...others].filter(text => text.trim() !== '').map(text => text.endsWith('\n') ? text : `${text}\n`).join(SEPARATOR);
}

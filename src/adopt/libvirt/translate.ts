import { stringify } from 'yaml';
import { translateDomain, Translation } from './domain';
import { seedsIn } from './seed';
import { rootOf, Xml, XmlError } from './xml';
import { printable } from '../../findings/printable';
import { decode } from '../../lint/input/decode';
import { SourceFault, SourceFile } from '../../lint/input/read';
import { Unit } from '../../lint/input/units';

/** libvirt machines as manifests. */
export interface Translated {
  readonly unit: Unit;
  readonly translations: readonly Translation[];
}

/** Whether bytes may be XML, the format of a libvirt machine. */
export function isXml(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*</.test(Buffer.from(bytes.subarray(0, 200)).toString('utf8'));
}

/** Translates libvirt domains and cloud-init seeds to manifests. Their content never causes an exception. */
export function translate(files: readonly SourceFile[]): Translated {
  const seeds = seedsIn(files);
  const faults: SourceFault[] = [];
  const translations: Translation[] = [];
  for (const { path, bytes } of files.filter(file => isXml(file.bytes))) {
    const decoded = decode(bytes);
    try {
      if ('fault' in decoded) throw new XmlError(decoded.fault.message);
      const root = rootOf(decoded.text);
      const domains = [root, ...root.getElementsByTagName('domain')].filter(({ tagName }) => tagName === 'domain');
      if (domains.length === 0) faults.push(notDomain(path, `its root element is <${printable(root.tagName)}>, and it contains no <domain>`));
      for (const domain of domains) {
        const xml = new Xml(domain);
        translations.push(translateDomain(xml, path, seeds.get(xml.child('name')?.text ?? '')));
      }
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      faults.push({ ...notDomain(path, printable(error.message)), unread: {} });
    }
  }
  const manifests = translations.map(({ file, object }) => ({ path: file, bytes: Buffer.from(stringify(object)) }));
  return { unit: { files: manifests, faults }, translations };
}

function notDomain(file: string, why: string): SourceFault {
  return { code: 'MANIFEST_UNREADABLE', file, message: `the file is not a libvirt domain: ${why}`, fix: 'write it with `virsh dumpxml --migratable <name>`' };
}

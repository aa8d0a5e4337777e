import { lint } from '../../src/lint/lint';
import { LintFinding, LintReport } from '../../src/lint/report';
import { PlatformRef } from '../../src/model/platform';

/** The findings of files. */
export function lintFiles(files: Readonly<Record<string, string | Uint8Array>>, platform?: PlatformRef): LintReport {
  const all = Object.entries(files).map(([path, text]) => ({ path, bytes: typeof text === 'string' ? Buffer.from(text) : text }));
  const report = lint([{ files: all, faults: [] }], platform);
  for (const { code, message, allowed = '', fix } of report.findings) {
    // The owner of a manifest does not know the constants of the library.
    const words = `${message} ${allowed} ${fix}`.match(/\b(?:Platform|[A-Z][a-z]+[A-Za-z]*)\.[A-Z][A-Z0-9_]+\b|Platform\.\w+/g);
    if (words !== null) throw new Error(`the text of ${code} has words of a program: ${words.join(', ')}`);
  }
  return report;
}

/** The findings of a text in short form: code, line and field. */
export function lintText(text: string | Uint8Array, platform?: PlatformRef): string[] {
  return lintFiles({ 'a.yaml': text }, platform).findings.map(short);
}

export function short({ code, line, field }: LintFinding): string {
  return [code, ...line === undefined ? [] : [line], ...field === undefined ? [] : [field]].join(' ');
}

/** A valid machine, with additional lines in its template's spec. */
export function machine(more = '', head = ''): string {
  return `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: web
  namespace: prod
${head}spec:
  runStrategy: Always
  template:
    spec:
      domain:
        memory:
          guest: 4Gi
        cpu:
          cores: 2
        devices:
          disks:
          - name: system
            bootOrder: 1
            disk:
              bus: virtio
          interfaces:
          - name: default
            masquerade: {}
      networks:
      - name: default
        pod: {}
      volumes:
      - name: system
        containerDisk:
          image: quay.io/containerdisks/fedora:42
${more}`;
}

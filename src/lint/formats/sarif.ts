import { createHash } from 'crypto';
import { CODES } from '../../findings/codes';
import { urlOfCode } from '../../findings/page';
import { printable } from '../../findings/printable';
import { LintFinding, LintReport } from '../report';

/** The report in SARIF 2.1.0. Code hosts show its findings next to the lines of a pull request. */
export function sarifReport({ findings }: LintReport): string {
  const used = [...new Set(findings.map(({ code }) => code))].sort();
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'vm-fleet lint',
          informationUri: 'https://github.com/cdk8s-vm-fleet/cdk8s-vm-fleet',
          rules: used.map(id => ({
            id, shortDescription: { text: CODES[id].summary }, helpUri: urlOfCode(id), defaultConfiguration: { level: CODES[id].severity },
          })),
        },
      },
      results: findings.map(finding => resultOf(finding, used.indexOf(finding.code))),
    }],
  }, undefined, 2)}\n`;
}

function resultOf(finding: LintFinding, ruleIndex: number) {
  const { code, severity, file, line, column, object, field, message, got, allowed, fix } = finding;
  const place = object?.namespace === undefined ? '' : `${object.namespace}/`;
  const where = object === undefined ? '' : `${object.kind} ${place}${object.name}${field === undefined ? '' : `, ${field}`}: `;
  const more = [...got === undefined ? [] : [`Got: ${got}.`], ...allowed === undefined ? [] : [`Allowed: ${allowed}.`], `Fix: ${fix}.`];
  const region = { startLine: line ?? 1, ...column !== undefined && { startColumn: column } };
  // The fingerprint has no line number, so that a finding stays the same when lines above it change.
  const fingerprint = createHash('sha256').update(JSON.stringify([code, file, object, field, message])).digest('hex').slice(0, 16);
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text: printable(`${where}${message}. ${more.join(' ')}`) },
    locations: [{ physicalLocation: { artifactLocation: { uri: file.split('\\').join('/').split('/').map(encodeURIComponent).join('/') }, region } }],
    partialFingerprints: { finding: fingerprint },
  };
}

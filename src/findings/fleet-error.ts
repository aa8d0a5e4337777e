import { Finding } from './finding';
import { countFindings, formatFindings } from './report';

/**
 * The errors that prevent the synthesis of an app.
 *
 * Its `stack` is only the report: a mistake in a fleet is not a crash, and a line in the code of the library does not help.
 *
 * jsii has no error classes. The packages of Python, Java and Go have their own class of this name. In .NET, the message of jsii's error
 * begins with "FleetError: ".
 *
 * @jsii ignore
 */
export class FleetError extends Error {
  /** All findings, warnings included. */
  public readonly findings: readonly Finding[];

  /**
   * @param findings all findings
   * @param outcome the result of the synthesis
   */
  constructor(findings: readonly Finding[], outcome: string = 'nothing was synthesized') {
    const report = `${formatFindings(findings)}\n\n${countFindings(findings)}; ${outcome}`;
    super(report);
    this.name = 'FleetError';
    this.findings = findings;
    this.stack = report;
  }
}

import { IConstruct } from 'constructs';
import { inspect } from './inspection';
import { recordOf } from './scope-record';
import { watch } from './validation';
import { Finding } from '../findings/finding';
import { findingsIn } from '../findings/report';
import { gate } from '../model/calls/gate';

/**
 * The errors and warnings of an app, a chart or any construct.
 *
 * @example
 * new Disk(chart, 'data', { size: Size.gibibytes(100) });
 * for (const finding of Findings.of(app)) {
 *   process.stderr.write(finding.message);
 * }
 */
export class Findings {
  /**
   * All findings of a construct and everything below it, as data. In tests, assert on the codes of the findings.
   *
   * Acknowledged warnings are left out. Nothing is written and nothing is thrown.
   *
   * @param scope an app, a chart or any construct
   */
  public static of(scope: IConstruct): Finding[] {
    return inspect(scope);
  }

  /**
   * Acknowledges a warning for a construct and everything below it, with a reason.
   *
   * Errors cannot be acknowledged. If the warning does not occur, you get the warning ACKNOWLEDGEMENT_UNUSED.
   *
   * @param scope the construct
   * @param code the code of the warning, e.g. `PORTLIST_NOT_FILTERED`
   * @param reason why the warning is acceptable
   */
  public static acknowledge(scope: IConstruct, code: string, reason: string): void {
    recordOf(scope).acknowledgements.push({ code, reason });
    watch(scope.node.root);
  }

  /**
   * Reads the findings from a report. In languages other than TypeScript, the error of a failed synthesis contains the report as text.
   *
   * @param report a text with the report of a failed synthesis
   */
  public static reported(report: string): Finding[] {
    return findingsIn(report);
  }

  private constructor() {
  }
}

gate(Findings, 'of', 'acknowledge', 'reported');

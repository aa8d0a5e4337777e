import { sarifReport } from './sarif';
import { textReport } from './text';
import { LintReport } from '../report';

export const FORMATS: Readonly<Record<string, (report: LintReport, isColoured: boolean) => string>> = {
  text: textReport,
  json: report => `${JSON.stringify(report, undefined, 2)}\n`,
  sarif: sarifReport,
};

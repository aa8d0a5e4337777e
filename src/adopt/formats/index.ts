import { textReport } from './text';
import { AdoptionReport } from '../report';

/** What a report is printed as. */
export const FORMATS: Readonly<Record<string, (report: AdoptionReport, isColoured: boolean) => string>> = {
  text: textReport,
  json: report => `${JSON.stringify(report, undefined, 2)}\n`,
};

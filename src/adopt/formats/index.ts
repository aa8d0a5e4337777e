import { textReport } from './text';
import { AdoptionReport } from '../report';

export const FORMATS: Readonly<Record<string, (report: AdoptionReport, isColoured: boolean) => string>> = {
  text: textReport,
  json: report => `${JSON.stringify(report, undefined, 2)}\n`,
};

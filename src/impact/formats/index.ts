import { markdownReport } from './markdown';
import { sarifReport } from './sarif';
import { textReport } from './text';
import { ImpactData } from '../impact-data';

export const FORMATS: Readonly<Record<string, (impact: ImpactData, isColoured: boolean) => string>> = {
  text: textReport,
  markdown: markdownReport,
  json: impact => `${JSON.stringify(impact, undefined, 2)}\n`,
  sarif: sarifReport,
};

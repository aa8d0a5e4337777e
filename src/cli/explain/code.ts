import { readFileSync } from 'fs';
import { join } from 'path';
import { CodePage, readCodePage } from './page';
import { pageOfCode, urlOfCode } from '../../findings/page';
import { packageRoot } from '../command/package-root';

/** The documentation of a finding. */
export interface ExplainedCode extends CodePage {
  /** The page, in the package. */
  readonly page: string;
  /** The same page on the web. */
  readonly url: string;
}

/** The page of a code, from the files of the package. */
export function explainedCode(code: string): ExplainedCode {
  const page = pageOfCode(code);
  return { ...readCodePage(readFileSync(join(packageRoot(), page), 'utf8')), page, url: urlOfCode(code) };
}

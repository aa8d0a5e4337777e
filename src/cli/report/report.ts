import { lstatSync, readFileSync } from 'fs';
import { changeFrom } from './change';
import type { REPORT_OPTIONS } from './options';
import { printable } from '../../findings/printable';
import { say } from '../../output/say';
import { replaceFile } from '../../output/whole-file';
import { pageOf } from '../../report/html/page';
import { markdownOf } from '../../report/markdown';
import { svgOf } from '../../report/picture/svg';
import { Sheet, sheetOf } from '../../report/sheet';
import { appCommand } from '../app-command';
import { UsageError } from '../arguments';
import { ExitCode } from '../command/exit-code';
import type { Given } from '../command/verb';
import { makeFiles } from '../diff/code';
import { print } from '../print';
import { withScratch } from '../scratch';
import { notWritten } from '../unusable';

/** The version of the JSON output. The version increases when programs for the old output would misread the new output. */
const REPORT_VERSION = 1;

const FORMATS = {
  html: pageOf,
  svg: svgOf,
  markdown: markdownOf,
  json: (sheet: Sheet) => `${JSON.stringify({ reportVersion: REPORT_VERSION, ...sheet }, undefined, 2)}\n`,
};

/**
 * Writes the report of an app's fleet.
 *
 * @throws UsageError if the arguments contradict each other, or name something that does not exist
 */
export async function report({ values, usage }: Given<typeof REPORT_OPTIONS>): Promise<number> {
  const formats = (['svg', 'markdown', 'json'] as const).filter(each => values[each]);
  if (formats.length > 1) throw usage(`--${formats.join(' and --')}: give one of them`);
  const [format = 'html'] = formats;
  const target = values.output ?? (format === 'html' ? 'fleet.html' : '-');
  const app = appCommand({ app: values.app });
  return withScratch(async scratch => {
    const made = await makeFiles(app, scratch, values.strict);
    if (typeof made !== 'object') return made;
    const text = FORMATS[format](sheetOf(made.models, values.from === undefined ? {} : changeFrom(values.from, made)));
    if (target === '-') return await print(text) ? ExitCode.DONE : ExitCode.FAILED;
    write(target, text);
    if (!values.quiet) say(process.stderr, `${printable(target)} written\n`);
    return ExitCode.DONE;
  });
}

/** The beginnings of the texts that the functions of `FORMATS` write. */
const BEGINNINGS = [/^<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"/, /^<svg [^>]*aria-label="Picture of the fleet/, /^### Fleet\n/, /^\{\n {2}"reportVersion"/];

/** @throws UsageError if the file exists and is not a report */
function write(target: string, text: string): void {
  try {
    if (lstatSync(target, { throwIfNoEntry: false })?.isFile()) {
      const before = readFileSync(target, 'utf8');
      if (before !== '' && !BEGINNINGS.some(each => each.test(before))) throw new UsageError(`${printable(target)} exists and is not a report: delete it, or give another --output`);
    }
    replaceFile(target, text);
  } catch (error) {
    throw error instanceof UsageError ? error : notWritten(target, error, { what: 'the report' });
  }
}

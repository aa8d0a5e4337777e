import type { REPORT_OPTIONS } from './options';
import { printable } from '../../findings/printable';
import { impactBetween } from '../../impact/between';
import { ImpactData } from '../../impact/impact-data';
import { entriesOf } from '../../impact/state/documents';
import { ManifestFile } from '../../impact/state/folder';
import { Manifests } from '../../impact/state/manifests';
import { platformsByKey, platformsOf } from '../../impact/state/platforms';
import { FleetModel } from '../../model/fleet-model';
import { PlatformRef } from '../../model/platform';
import { say } from '../../output/say';
import { replaceFile } from '../../output/whole-file';
import { ObjectIndex } from '../../platforms/reading';
import { driverOf } from '../../platforms/registry';
import { readNodes } from '../../read/read';
import { pageOf } from '../../report/html/page';
import { markdownOf } from '../../report/markdown';
import { svgOf } from '../../report/picture/svg';
import { Sheet, sheetOf } from '../../report/sheet';
import { appCommand } from '../app-command';
import { UsageError } from '../arguments';
import { ExitCode } from '../command/exit-code';
import type { Given } from '../command/verb';
import { makeFiles, Made } from '../diff/code';
import { committedFiles } from '../diff/git';
import { print } from '../print';
import { withScratch } from '../scratch';

/** The version of the format. It increases when readers of the old format would misread the new format. */
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
    const { before, impact } = values.from === undefined ? {} : difference(values.from, made);
    const text = FORMATS[format](sheetOf(made.models, before, impact));
    if (target === '-') return await print(text) ? ExitCode.DONE : ExitCode.FAILED;
    write(target, text);
    if (!values.quiet) say(process.stderr, `${printable(target)} written\n`);
    return ExitCode.DONE;
  });
}

function write(target: string, text: string): void {
  try {
    replaceFile(target, text);
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    const what = `the report cannot be written: ${printable(message)}`;
    throw ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code!) ? new UsageError(what) : Object.assign(new Error(what), { code });
  }
}

/** The models of the committed manifests, whose capacity the report compares with the new capacity, and the impact of the change. */
function difference(from: string, { files, folders, models }: Made): { before: FleetModel[]; impact: ImpactData } {
  const committed = folders.flatMap(folder => committedFiles(from, folder));
  const [platforms, platformOf] = [platformsOf(models), platformsByKey(models)];
  const side = (name: string, each: readonly ManifestFile[]) => (
    { name, manifests: new Manifests(each.flatMap(({ path, text }) => entriesOf(text, path))), platforms, platformOf }
  );
  const [then, now] = [side(`${folders.join(', ')} at ${from}`, committed), side('the output of the code', files)];
  const objects = then.manifests.entries.flatMap(entry => entry.objects.map(({ object }) => object));
  return { before: families(platforms).map(platform => readNodes(new ObjectIndex(objects), platform).model), impact: impactBetween(then, now) };
}

/** One platform for each kind of machine objects: the first platform with this kind. */
function families(platforms: readonly PlatformRef[]): PlatformRef[] {
  const found = new Map<string, PlatformRef>();
  for (const platform of platforms) {
    const { machineKind } = driverOf(platform);
    if (!found.has(machineKind)) found.set(machineKind, platform);
  }
  return [...found.values()];
}

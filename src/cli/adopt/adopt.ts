import { readdirSync } from 'fs';
import { join, relative, resolve, sep } from 'path';
import type { ADOPT_OPTIONS } from './options';
import { adopt as adoptUnits } from '../../adopt/adopt';
import { FORMATS } from '../../adopt/formats';
import { Translation } from '../../adopt/libvirt/domain';
import { domainFiles } from '../../adopt/libvirt/on-disk';
import { isXml, translate } from '../../adopt/libvirt/translate';
import { Adoption } from '../../adopt/report';
import { isColoured } from '../../findings/colours';
import { printable } from '../../findings/printable';
import { Unit } from '../../lint/input/units';
import { say } from '../../output/say';
import { checkText } from '../arguments';
import { ExitCode } from '../command/exit-code';
import { formatOf } from '../command/format';
import type { Given } from '../command/verb';
import { effectsIn } from '../diff/arguments';
import { platformOf } from '../lint/arguments';
import { unitsIn } from '../lint/lint';
import { createAll } from '../new-files';
import { platformIn, pointless } from '../platform';
import { print } from '../print';
import { notWritten } from '../unusable';

/**
 * Turns manifests into a program.
 *
 * @throws UsageError if the arguments are not usable
 * @throws ManifestError if there is no such file or folder
 */
export async function adopt({ values, positionals, usage }: Given<typeof ADOPT_OPTIONS>): Promise<number> {
  if (positionals.length === 0) throw usage('name the file or folder to adopt, or - for standard input');
  positionals.forEach(path => checkText('the path', path));
  const isDry = values['dry-run'] ?? false;
  const { out } = values;
  if (out === undefined && !isDry) throw usage('name the folder for the program: --out <folder>');
  checkText('--out', out);
  checkText('--cluster', values.cluster);
  const platform = platformOf(platformIn('platform', values.platform), values.cluster);
  const failOn = (values['fail-on'] ?? []).flatMap(list => list.split(',')).map(word => word.trim()).filter(word => word !== '').flatMap(effectsIn);
  const format = formatOf(values, usage);
  if (out !== undefined && !isDry && !isFree(out)) throw usage(`the folder "${printable(out)}" is not empty: --out never overwrites files`);

  const found = await Promise.all(positionals.map(sourcesIn));
  const adoption = adoptUnits(found.flatMap(({ units }) => units), platform, found.flatMap(({ translations }) => translations));
  const { report, files } = adoption;
  const stop = report.impact.subjects.some(({ effects }) => effects.some(effect => failOn.includes(effect))) ? 'the adoption has an effect that --fail-on lists'
    // A document of unknown content may have any effect.
    : failOn.length > 0 && report.missing.some(({ kind }) => kind === undefined) ? 'a document is not in the program, so the adoption may have an effect that --fail-on lists'
      : undefined;
  for (const warning of pointless('platform', platform, report.platforms)) say(process.stderr, `${warning}\n`);
  // All effects on existing objects are reported before anything is written.
  if (!await print(FORMATS[format](report, isColoured(process.stdout)))) return ExitCode.FAILED;
  if (files.size === 0) {
    say(process.stderr, 'there is nothing to adopt\n');
    return ExitCode.FAILED;
  }
  if (stop !== undefined) {
    say(process.stderr, `nothing was written: ${stop}\n`);
    return ExitCode.FOUND;
  }
  if (isDry || out === undefined) return ExitCode.DONE;
  write(out, adoption);
  say(process.stderr, `${files.size} files in ${printable(relative('', resolve(out)) || '.')}: \`cd\` there, then \`npm install && npm run synth\`\n`);
  return ExitCode.DONE;
}

/** The manifests of a path. Files of libvirt machines are translated into manifests. */
async function sourcesIn(path: string): Promise<{ units: readonly Unit[]; translations: readonly Translation[] }> {
  const units = await unitsIn(path);
  const files = path === '-' ? units.flatMap(unit => unit.files).filter(({ bytes }) => isXml(bytes)) : domainFiles(path);
  if (files.length === 0) return { units, translations: [] };
  const { unit, translations } = translate(files);
  const others = units.map(({ files: own, faults }) => ({ files: own.filter(({ bytes }) => !isXml(bytes)), faults }));
  return { units: [...others, unit], translations };
}

function isFree(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw notWritten(folder, error, { outcome: 'nothing was written' });
  }
}

/** Writes the files, after a check that no name in the manifests leads to a path outside of the folder. Overwrites no file. */
function write(out: string, { files }: Adoption): void {
  const outside = [...files.keys()].find(path => !resolve(out, path).startsWith(join(resolve(out), sep)));
  if (outside !== undefined) throw new Error(`a file would be outside of the folder: ${outside}`);
  createAll(out, files);
}

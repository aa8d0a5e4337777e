import type { UPGRADE_OPTIONS } from './options';
import { isColoured } from '../../findings/colours';
import { entriesOf } from '../../impact/state/documents';
import { familyOf } from '../../impact/state/fleet';
import { filesOnDisk, ManifestFile } from '../../impact/state/folder';
import { platformsOf } from '../../impact/state/platforms';
import { targetOf } from '../../impact/target';
import { adviseUpgrade, UpgradeAdvice } from '../../impact/upgrade/advice';
import { adviceText } from '../../impact/upgrade/report';
import { FleetModel } from '../../model/fleet-model';
import { PlatformRef } from '../../model/platform';
import { ApiObjectData } from '../../platforms/reading';
import { read } from '../../read/read';
import { appCommand } from '../app-command';
import { UsageError } from '../arguments';
import { ExitCode } from '../command/exit-code';
import { formatOf } from '../command/format';
import type { Given, Values } from '../command/verb';
import { settingsIn } from '../diff/arguments';
import { makeFiles } from '../diff/code';
import { platformIn } from '../platform';
import { print } from '../print';
import { withScratch } from '../scratch';

/**
 * Reports what another version of the platform changes for a fleet.
 *
 * @throws UsageError if the arguments contradict each other, if there is no app, or if the fleet has no objects for the platform
 */
export async function upgrade({ values, positionals, usage }: Given<typeof UPGRADE_OPTIONS>): Promise<number> {
  const to = platformIn('to', values.to);
  if (to?.version === undefined) throw usage('name the new version: --to kubevirt@1.9');
  const format = formatOf(values, usage);
  const given = platformIn('from', values.from);
  if (given !== undefined && given.name !== to.name) throw usage(`--from and --to name different platforms: ${given.name} and ${to.name}. To move a fleet see docs/moving-to-another-platform.md`);
  // For manifests of Hikube, --from is optional: the current version of Hikube is known from its release notes.
  if (positionals.length > 0 && given?.version === undefined && to.name !== 'hikube') throw usage('manifests do not contain the version of their platform: name the old version, e.g. --from kubevirt@1.8');
  const settings = settingsIn(values);
  return withScratch(async scratch => {
    const found = positionals.length > 0 ? inFolder(positionals[0], given ?? { name: to.name }, to) : await inApp(values.app, scratch);
    if (typeof found !== 'object') return found;
    const ref = platformsOf(found.models).find(({ name }) => name === to.name);
    if (!ref || positionals.length > 0 && !found.objects.some(isFor(ref))) throw new UsageError(`this fleet has no objects for ${to.name}`);
    const from: PlatformRef = { ...ref, version: given?.version ?? ref.version ?? targetOf(ref).version };
    return conclude(adviseUpgrade({ ...found, from, to: { ...ref, version: to.version }, settings }), format, values);
  });
}

async function conclude(advice: UpgradeAdvice, format: string, { strict }: Values<typeof UPGRADE_OPTIONS>): Promise<number> {
  const text = format === 'json' ? `${JSON.stringify(advice, undefined, 2)}\n` : adviceText(advice, isColoured(process.stdout));
  if (!await print(text)) return 1;
  return advice.newFindings.some(({ severity }) => strict || severity === 'error') ? ExitCode.FOUND : ExitCode.DONE;
}

interface Found {
  readonly models: readonly FleetModel[];
  readonly objects: readonly ApiObjectData[];
}

async function inApp(app: string | undefined, scratch: string): Promise<Found | ExitCode | NodeJS.Signals> {
  const made = await makeFiles(appCommand({ app }, ': name a folder of manifests'), scratch);
  return typeof made === 'object' ? { models: made.models, objects: objectsIn(made.files) } : made;
}

function inFolder(folder: string, from: PlatformRef, to: PlatformRef): Found {
  const objects = objectsIn(filesOnDisk(folder));
  return { models: [read(objects, { ...from, version: from.version ?? targetOf({ name: to.name }).version }).model], objects };
}

/** Whether an object has a kind of the platform. */
function isFor(platform: PlatformRef): (object: ApiObjectData) => boolean {
  const { family } = targetOf(platform);
  return ({ apiVersion }) => familyOf(apiVersion) === family;
}

function objectsIn(files: readonly ManifestFile[]): ApiObjectData[] {
  return files.flatMap(({ path, text }) => entriesOf(text, path)).flatMap(entry => entry.objects.map(({ object }) => object));
}

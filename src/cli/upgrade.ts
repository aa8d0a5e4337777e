import { parseArgs } from 'util';
import { checkText, UsageError } from './arguments';
import { CONFIG, readConfig } from './config';
import { CLUSTER_OPTIONS, settingsIn } from './diff/arguments';
import { makeFiles } from './diff/code';
import { isColoured, print } from './diff/diff';
import { platformIn } from './platform';
import { withScratch } from './scratch';
import { entriesOf } from '../impact/state/documents';
import { filesOnDisk, ManifestFile } from '../impact/state/folder';
import { platformsOf } from '../impact/state/platforms';
import { targetOf } from '../impact/target';
import { adviseUpgrade, UpgradeAdvice } from '../impact/upgrade/advice';
import { adviceText } from '../impact/upgrade/report';
import { FleetModel } from '../model/fleet-model';
import { PlatformRef } from '../model/platform';
import { say } from '../output/say';
import { ApiObjectData } from '../platforms/reading';
import { read } from '../read/read';

const USAGE = `\
vm-fleet upgrade --to <name>@<version> [--from <name>@<version>] [<folder>] [--format text|json] [--app <command>]

Upgrade runs the app as if its platform had another version, and says what that means: findings that come or go, manifests that change,
and what the new version does otherwise with fields that this fleet uses. Nothing is written.

  --to             the new version, e.g. kubevirt@1.9
  --from           the old one, if it is not what the code says
  <folder>         manifests instead of an app
  --rollout-strategy, --feature-gate, --no-feature-gate
                   what the KubeVirt resource says, as for \`vm-fleet diff\`
  --format         text or json

Exit codes: 0 nothing is refused, 1 the app failed or the report cannot be written, 2 wrong arguments, 4 the new version has errors that
the old one does not have.
`;

/** The exit code of errors that are new. */
const NEW_ERRORS = 4;

/**
 * Says what another version of the platform means for a fleet.
 *
 * @param words what follows `vm-fleet upgrade`
 * @throws UsageError if the words mean nothing, or there is no app
 */
export async function upgrade(words: readonly string[]): Promise<number> {
  const { values, positionals } = parse(words);
  if (values.help) {
    say(process.stdout, USAGE);
    return 0;
  }
  const to = platformIn('to', values.to);
  if (to?.version === undefined) throw usage('say the new version: --to kubevirt@1.9');
  if (positionals.length > 1) throw usage('one folder is enough');
  const { format = 'text' } = values;
  if (format !== 'text' && format !== 'json') throw usage(`there is no format "${format}"; there are text and json`);
  const given = platformIn('from', values.from);
  if (given !== undefined && given.name !== to.name) throw usage(`--from and --to are of two platforms: ${given.name} and ${to.name}. To move a fleet see docs/moving-to-another-platform.md`);
  const settings = settingsIn(values);
  return withScratch(async scratch => {
    const found = positionals.length > 0 ? inFolder(positionals[0], given ?? { name: to.name }, to) : await inApp(values.app, scratch);
    if (typeof found !== 'object') return found;
    const ref = platformsOf(found.models).find(({ name }) => name === to.name);
    if (!ref) throw new UsageError(`nothing here is for ${to.name}`);
    const from: PlatformRef = { ...ref, version: given?.version ?? ref.version ?? targetOf(ref).version };
    return conclude(adviseUpgrade({ ...found, from, to: { ...ref, version: to.version }, settings }), format);
  });
}

async function conclude(advice: UpgradeAdvice, format: string): Promise<number> {
  const text = format === 'json' ? `${JSON.stringify(advice, undefined, 2)}\n` : adviceText(advice, isColoured());
  if (!await print(text)) return 1;
  return advice.newFindings.some(({ severity }) => severity === 'error') ? NEW_ERRORS : 0;
}

interface Found {
  readonly models: readonly FleetModel[];
  readonly objects: readonly ApiObjectData[];
}

async function inApp(app: string | undefined, scratch: string): Promise<Found | 1 | NodeJS.Signals> {
  const config = readConfig({ validations: true, synthConfig: true });
  const command = app ?? config.app;
  if (command === undefined) throw new UsageError(`there is no ${CONFIG} with an \`app\` here, and no --app: name a folder of manifests`);
  const made = await makeFiles(command, config.output ?? 'dist', scratch);
  return typeof made === 'object' ? { models: made.models, objects: objectsIn(made.files) } : made;
}

function inFolder(folder: string, from: PlatformRef, to: PlatformRef): Found {
  const objects = objectsIn(filesOnDisk(folder));
  return { models: [read(objects, { ...from, version: from.version ?? targetOf({ name: to.name }).version }).model], objects };
}

function objectsIn(files: readonly ManifestFile[]): ApiObjectData[] {
  return files.flatMap(({ path, text }) => entriesOf(text, path)).flatMap(entry => entry.objects.map(({ object }) => object));
}

function parse(words: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...CLUSTER_OPTIONS,
        to: { type: 'string' }, from: { type: 'string' }, format: { type: 'string', short: 'f' }, app: { type: 'string', short: 'a' }, help: { type: 'boolean', short: 'h' },
      },
    });
    checkText('app', parsed.values.app);
    return parsed;
  } catch (error) {
    throw error instanceof UsageError ? error : usage((error as Error).message);
  }
}

function usage(message: string): UsageError {
  return new UsageError(`${message}\n\n${USAGE}`);
}

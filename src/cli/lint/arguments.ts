import { parseArgs } from 'util';
import { listNames } from '../../findings/nearest';
import { FORMATS } from '../../lint/formats';
import { PlatformRef } from '../../model/platform';
import { checkText, UsageError } from '../arguments';
import { clusterFile } from '../cluster-file';
import { platformIn } from '../platform';

/** What `vm-fleet lint` is asked for. */
export interface LintCommand {
  readonly paths: readonly string[];
  /** What all of it is for; found out from the manifests if it is not said. */
  readonly platform?: PlatformRef;
  readonly format: string;
  readonly failOn: 'error' | 'warning' | 'never';
}

export const LINT_USAGE = `\
vm-fleet lint <file|folder|->... [--platform <name>@<version>] [--cluster <file>] [--format text|json|sarif] [--fail-on error|warning|never]

Lint holds manifests that no code of this library made against the schemas of their kinds and against all that the library checks.

  <file|folder|->   YAML or JSON: as it is in a repository, or as \`kubectl get -o yaml\` prints it; - reads standard input
  --platform        what they are for, e.g. kubevirt@1.9, cozystack@1.6, hikube; else it is found out from their kinds
  --cluster <file>  what the cluster has: storageClasses, instanceTypes, instanceProfiles, goldenImages, gpus, featureGates
  --format          text (coloured on a terminal), json, or sarif for code scanning
  --fail-on         what ends the command with exit code 4: error (the default), warning, never

Exit codes: 0 done, 1 the report cannot be written, 2 wrong arguments or files that are not there, 4 findings of --fail-on.
`;

const FAIL_ON = ['error', 'warning', 'never'] as const;

/** @throws UsageError */
export function parseLint(words: readonly string[]): LintCommand | 'help' {
  const { values, positionals } = read(words);
  if (values.help) return 'help';
  const { format = 'text' } = values;
  const failOn = FAIL_ON.find(each => each === (values['fail-on'] ?? 'error'));
  if (positionals.length === 0) throw usage('say which file or folder is checked, or - for standard input');
  positionals.forEach(path => checkText('the path', path));
  if (!Object.hasOwn(FORMATS, format)) throw usage(`there is no format "${format}"; there are ${listNames(Object.keys(FORMATS))}`);
  if (failOn === undefined) throw usage(`--fail-on is one of ${listNames(FAIL_ON)}, not "${values['fail-on']}"`);
  checkText('cluster', values.cluster);
  const platform = platformOf(platformIn('platform', values.platform), values.cluster);
  return { paths: positionals, ...platform && { platform }, format, failOn };
}

/**
 * A platform with what its cluster has.
 *
 * @throws UsageError if the cluster is described and its platform is not said
 */
export function platformOf(platform: PlatformRef | undefined, cluster: string | undefined): PlatformRef | undefined {
  if (cluster === undefined) return platform;
  if (platform === undefined) throw usage('--cluster needs --platform: say what the cluster is');
  return { ...platform, ...clusterFile(cluster) };
}

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        'platform': { type: 'string', short: 'p' },
        'cluster': { type: 'string' },
        'format': { type: 'string', short: 'f' },
        'fail-on': { type: 'string' },
        'help': { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw usage((error as Error).message);
  }
}

function usage(message: string): UsageError {
  return new UsageError(`${message}\n\n${LINT_USAGE}`);
}

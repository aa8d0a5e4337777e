import { parseArgs } from 'util';
import { listNames, suggest } from '../../findings/nearest';
import { ImpactEffect, EFFECTS } from '../../impact/effect';
import { FORMATS } from '../../impact/formats';
import { ClusterSettings, RolloutStrategy } from '../../impact/target';
import { PlatformRef } from '../../model/platform';
import { checkText, UsageError } from '../arguments';
import { platformIn } from '../platform';

/** What `vm-fleet diff` is asked for. */
export interface DiffCommand {
  readonly paths: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** What both sides are for, or the new one, if the old one is said apart. */
  readonly platform?: PlatformRef;
  readonly platformBefore?: PlatformRef;
  readonly settings: ClusterSettings;
  readonly format: string;
  readonly failOn: readonly ImpactEffect[];
  readonly accepted?: string;
  readonly app?: string;
  readonly output?: string;
  readonly quiet: boolean;
}

export const DIFF_USAGE = `\
vm-fleet diff [<before> [<after>]] [--from <commit>] [--to <commit>] [--platform <name>@<version>] [--format text|markdown|json|sarif]
              [--fail-on <effect>,...] [--accepted <file>] [--app <command>] [--output <folder>] [--quiet]

Diff says what a change of manifests does to the machines, disks and networks that exist: what restarts, what is lost, what is refused.

  (nothing)             the committed output folder against what the code makes
  <before>              a folder or file against what the code makes
  <before> <after>      two folders or files
  --from <commit>       the output folder, or <before>, in a commit, against what the code makes
  --to <commit>         with --from: against the same folder in another commit
  --platform            what the manifests are for, e.g. kubevirt@1.9, cozystack@1.6, hikube; of an app, what its code says
  --platform-before     what they were for, if that is not the same
  --rollout-strategy    LiveUpdate or Stage, as the KubeVirt resource has it; the default of the version if it is not said
  --feature-gate        a feature gate of KubeVirt that is switched on; may be given more than once
  --no-feature-gate     one that is switched off although the version has it on
  --format              text (coloured on a terminal), markdown (a comment on a pull request), json, or sarif
  --fail-on             effects that end the command with exit code 4, e.g. data-loss,identity,recreated; \`any\` for all that are no news
  --accepted <file>     changes that are meant, with their reasons (.vm-fleet-accepted.yaml)

Exit codes: 0 done, 1 the app failed or the report cannot be written, 2 wrong arguments or manifests that cannot be read, 4 a change has
an effect of --fail-on.
`;

/** Other words for effects. */
const ALIASES: Readonly<Record<string, readonly ImpactEffect[]>> = {
  'data-lost': [ImpactEffect.DATA_LOSS],
  'recreate': [ImpactEffect.RECREATED],
  'restart': [ImpactEffect.RESTART_NOW, ImpactEffect.NEXT_RESTART],
  'rename': [ImpactEffect.RENAMED],
  'move': [ImpactEffect.MOVED],
  'delete': [ImpactEffect.DELETED],
  'stop': [ImpactEffect.STOPS],
  'start': [ImpactEffect.STARTS],
  'exposure': [ImpactEffect.EXPOSURE_WIDENS],
  'any': EFFECTS.filter(effect => ![ImpactEffect.LIVE, ImpactEffect.CREATED, ImpactEffect.NOTHING].includes(effect)),
};

/** @throws UsageError */
export function parseDiff(words: readonly string[]): DiffCommand | 'help' {
  const { values, positionals } = read(words);
  if (values.help) return 'help';
  for (const name of ['from', 'to', 'accepted', 'app', 'output'] as const) checkText(name, values[name]);
  positionals.forEach(path => checkText('the path', path));
  const { from, to, format = 'text' } = values;
  if (positionals.length > 2) throw usage(`there are at most two states, and ${positionals.length} are given`);
  if (to !== undefined && from === undefined) throw usage('--to needs --from: say which commit is compared with which');
  if (from !== undefined && positionals.length > 1) throw usage('--from takes one folder: the same in both commits');
  if (!(format in FORMATS)) throw usage(`there is no format "${format}"; there are ${listNames(Object.keys(FORMATS))}`);
  return {
    paths: positionals,
    from,
    to,
    platform: platformIn('platform', values.platform),
    platformBefore: platformIn('platform-before', values['platform-before']),
    settings: settingsIn(values),
    format,
    failOn: (values['fail-on'] ?? []).flatMap(list => list.split(',')).map(word => word.trim()).filter(word => word !== '').flatMap(effectsIn),
    accepted: values.accepted,
    app: values.app,
    output: values.output,
    quiet: values.quiet ?? false,
  };
}

interface Settings {
  readonly 'rollout-strategy'?: string;
  readonly 'feature-gate'?: string[];
  readonly 'no-feature-gate'?: string[];
}

/** @throws UsageError */
export function settingsIn(values: Settings): ClusterSettings {
  const strategy = values['rollout-strategy'];
  if (strategy !== undefined && strategy !== 'LiveUpdate' && strategy !== 'Stage') throw usage(`--rollout-strategy is LiveUpdate or Stage, not "${strategy}"`);
  return {
    ...strategy !== undefined && { rolloutStrategy: strategy as RolloutStrategy },
    featureGates: values['feature-gate'] ?? [],
    disabledFeatureGates: values['no-feature-gate'] ?? [],
  };
}

/** @throws UsageError */
export function effectsIn(word: string): readonly ImpactEffect[] {
  if (EFFECTS.includes(word as ImpactEffect)) return [word as ImpactEffect];
  const known = [...EFFECTS, ...Object.keys(ALIASES)];
  if (!Object.hasOwn(ALIASES, word)) throw usage(`there is no effect "${word}" for --fail-on; ${suggest(word, known, `there are ${listNames(known)}`)}`);
  return ALIASES[word];
}

export const CLUSTER_OPTIONS = {
  'rollout-strategy': { type: 'string' },
  'feature-gate': { type: 'string', multiple: true },
  'no-feature-gate': { type: 'string', multiple: true },
} as const;

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        ...CLUSTER_OPTIONS,
        'from': { type: 'string' },
        'to': { type: 'string' },
        'platform': { type: 'string', short: 'p' },
        'platform-before': { type: 'string' },
        'format': { type: 'string', short: 'f' },
        'fail-on': { type: 'string', multiple: true },
        'accepted': { type: 'string' },
        'app': { type: 'string', short: 'a' },
        'output': { type: 'string', short: 'o' },
        'quiet': { type: 'boolean', short: 'q' },
        'help': { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw usage((error as Error).message);
  }
}

function usage(message: string): UsageError {
  return new UsageError(`${message}\n\n${DIFF_USAGE}`);
}

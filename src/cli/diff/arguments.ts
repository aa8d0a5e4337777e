import type { DIFF_OPTIONS } from './options';
import { listNames, suggest } from '../../findings/nearest';
import { ImpactEffect, EFFECTS } from '../../impact/effect';
import { ClusterSettings } from '../../impact/target';
import { PlatformRef } from '../../model/platform';
import { RolloutStrategy } from '../../model/rollout-strategy';
import { checkText, UsageError } from '../arguments';
import { formatOf } from '../command/format';
import type { CLUSTER } from '../command/options';
import type { Given, Values } from '../command/verb';
import { platformIn } from '../platform';

export interface DiffCommand {
  readonly paths: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** The platform of both states. With `platformBefore`, the platform of the new state only. */
  readonly platform?: PlatformRef;
  readonly platformBefore?: PlatformRef;
  readonly settings: ClusterSettings;
  readonly format: string;
  readonly failOn: readonly ImpactEffect[];
  readonly accepted?: string;
  readonly app?: string;
  readonly output?: string;
  readonly strict?: boolean;
  readonly quiet: boolean;
}

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

/** @throws UsageError if the arguments are invalid or contradict each other */
export function parseDiff({ values, positionals, usage }: Given<typeof DIFF_OPTIONS>): DiffCommand {
  for (const name of ['from', 'to', 'accepted', 'app', 'output'] as const) checkText(`--${name}`, values[name]);
  positionals.forEach(path => checkText('the path', path));
  const { from, to } = values;
  if (to !== undefined && from === undefined) throw usage('--to needs --from: name both commits');
  if (from !== undefined && positionals.length > 1) throw usage('--from accepts one folder, which exists in both commits');
  return {
    paths: positionals,
    from,
    to,
    platform: platformIn('platform', values.platform),
    platformBefore: platformIn('platform-before', values['platform-before']),
    settings: settingsIn(values),
    format: formatOf(values, usage),
    failOn: (values['fail-on'] ?? []).flatMap(list => list.split(',')).map(word => word.trim()).filter(word => word !== '').flatMap(effectsIn),
    accepted: values.accepted,
    app: values.app,
    output: values.output,
    strict: values.strict,
    quiet: values.quiet ?? false,
  };
}

/** The settings of the KubeVirt resource, from the options. */
export function settingsIn(values: Values<typeof CLUSTER>): ClusterSettings {
  const strategy = values['rollout-strategy'];
  return {
    ...strategy !== undefined && { rolloutStrategy: strategy as RolloutStrategy },
    featureGates: values['feature-gate'] ?? [],
    disabledFeatureGates: values['no-feature-gate'] ?? [],
  };
}

/** @throws UsageError if no effect and no alias has this name */
export function effectsIn(word: string): readonly ImpactEffect[] {
  if (EFFECTS.includes(word as ImpactEffect)) return [word as ImpactEffect];
  const known = [...EFFECTS, ...Object.keys(ALIASES)];
  if (!Object.hasOwn(ALIASES, word)) throw new UsageError(`there is no effect "${word}" for --fail-on; ${suggest(word, known, `effects are ${listNames(known)}`)}`);
  return ALIASES[word];
}

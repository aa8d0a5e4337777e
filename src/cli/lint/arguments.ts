import type { LINT_OPTIONS } from './options';
import { PlatformRef } from '../../model/platform';
import { checkText, UsageError } from '../arguments';
import { clusterFile } from '../cluster-file';
import { formatOf } from '../command/format';
import type { Given } from '../command/verb';
import { platformIn } from '../platform';

export interface LintCommand {
  readonly paths: readonly string[];
  /** The platform of the manifests; by default detected from their kinds. */
  readonly platform?: PlatformRef;
  readonly format: string;
  readonly failOn: string;
}

/** @throws UsageError if the arguments are invalid or contradict each other */
export function parseLint({ values, positionals, usage }: Given<typeof LINT_OPTIONS>): LintCommand {
  if (positionals.length === 0) throw usage('name the file or folder to check, or - for standard input');
  positionals.forEach(path => checkText('the path', path));
  if (values.strict && values['fail-on'] !== undefined && values['fail-on'] !== 'warning') throw usage('--strict means --fail-on warning: use one of them');
  checkText('--cluster', values.cluster);
  const platform = platformOf(platformIn('platform', values.platform), values.cluster);
  const failOn = values.strict ? 'warning' : values['fail-on'] ?? 'error';
  return { paths: positionals, ...platform && { platform }, format: formatOf(values, usage), failOn };
}

/**
 * A platform with the catalog of its cluster.
 *
 * @throws UsageError if a cluster file is given without a platform
 */
export function platformOf(platform: PlatformRef | undefined, cluster: string | undefined): PlatformRef | undefined {
  if (cluster === undefined) return platform;
  if (platform === undefined) throw new UsageError('--cluster needs --platform: name the platform of the cluster');
  return { ...platform, ...clusterFile(cluster) };
}

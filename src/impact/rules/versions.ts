import { RuleSet } from './rule';
import { NAMES } from './sources';
import { SERVED } from '../../platforms/kubevirt/served';
import { ImpactEffect } from '../effect';
import { isSince, Target } from '../target';

/** The source of the served versions of a release. */
export function servedSource(kubevirt: string): string {
  const patch: Readonly<Record<string, string>> = { 1.4: '1.4.1', 1.5: '1.5.3', 1.6: '1.6.6', 1.7: '1.7.4', 1.8: '1.8.4', 1.9: '1.9.0' };
  return `https://github.com/kubevirt/kubevirt/blob/v${patch[kubevirt] ?? '1.9.0'}/pkg/virt-operator/resource/generate/components/crds.go`;
}

/** Whether a cluster serves the version of an API; APIs other than KubeVirt's are assumed to be served. */
export function isServed(apiVersion: string, { kubevirt }: Target): boolean {
  const served = SERVED[apiVersion];
  if (!served) return true;
  return (served.since === undefined || isSince(kubevirt, served.since)) && (served.until === undefined || !isSince(kubevirt, served.until));
}

/** The effect of another API version of an object. */
export const VERSION_RULES: RuleSet = [
  {
    at: '/apiVersion',
    when: (_, { after, target }) => !isServed(after.apiVersion, target),
    effects: [ImpactEffect.REFUSED],
    rule: (_, { after, target }) => `KubeVirt ${target.kubevirt} does not serve ${after.apiVersion}`,
    source: NAMES,
    fix: 'use an API version that this release of KubeVirt serves',
  },
  { at: '/apiVersion', effects: [ImpactEffect.NOTHING], rule: 'no effect: all versions of an API share one stored object', source: 'https://kubernetes.io/docs/reference/using-api/#api-versioning' },
];


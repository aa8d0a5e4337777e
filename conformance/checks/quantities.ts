/** Amounts in any unit are written as the cluster stores them, so that no GitOps engine finds a difference. */
import { built, dryRun } from './both-sides';
import { differences } from './drift';
import { inParallel } from './parallel';
import { Platform, Severity } from '../../src';
import { Api, KubeObject } from '../cluster/api';
import { namespace } from '../cluster/install';
import { QUANTITIES } from '../generator/quantities';
import { Release } from '../releases';
import { Suite } from '../suite';

const NAMESPACE = 'quantities';

/** A machine with an amount whose unit KubeVirt changes. The check fails with a server that stores every amount unchanged. */
const OTHER_UNIT: KubeObject = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'probe', namespace: NAMESPACE },
  spec: { runStrategy: 'Halted', template: { spec: { domain: { devices: {}, memory: { guest: '2048Mi' } } } } },
};

export async function checkQuantities(api: Api, suite: Suite, { version }: Release): Promise<void> {
  for (const name of [NAMESPACE, `${NAMESPACE}-team`]) await api.create(namespace(name));
  const platform = Platform.kubevirt({ version });
  const told = QUANTITIES.map(recipe => built(recipe, platform, NAMESPACE)());
  const verdicts = await inParallel(told, 16, async ({ objects = [] }) => dryRun(api)(objects as KubeObject[]));
  verdicts.forEach(({ refusals, drifts }, i) => {
    const errors = told[i].findings.filter(({ severity }) => severity === Severity.ERROR).map(({ code, message }) => `we: ${code} ${message}`);
    suite.check(`amount ${i}: it is stored as it is written`, [...errors, ...refusals, ...drifts].join('\n') || undefined);
  });
  const { body } = await api.create(OTHER_UNIT, { dryRun: true });
  const changes = differences(OTHER_UNIT, body).join('\n');
  suite.check('an amount in another unit is stored otherwise', changes.includes('/guest: written "2048Mi", stored "2Gi"') ? undefined : changes || 'it is unchanged');
  suite.note(`${told.length} amounts in other units`);
}

/** Passes every cloud config of the examples, and generated ones, to each available cloud-init. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { examples, label } from './examples';
import { checkFirstBoot } from './first-boot';
import { KubeObject } from '../cluster/api';
import { cloudInits } from '../cluster/cloud-inits';
import { Processes } from '../cluster/processes';
import { Suite } from '../suite';

const HEADER = '#cloud-config';

export async function checkCloudInit(suite: Suite): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-cloud-init-'));
  const processes = new Processes(folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const missing = (why: string) => {
    suite.note(`SKIPPED: ${why}`);
    if (process.env.REQUIRE_ALL === '1') suite.check('each cloud-init can be had', `REQUIRE_ALL: ${why}`);
  };
  const documents = new Map<string, string>();
  for (const { file, objects } of [...examples().values()].flat()) {
    for (const object of objects) for (const text of userData(object)) documents.set(text, `${file}: ${label(object)}`);
  }
  await Promise.all(cloudInits(processes, missing).map(cloudInit => checkFirstBoot(suite, cloudInit, documents)));
  await processes.stop();
}

/** The cloud configs of an object, on any platform. Scripts and other documents have no schema. */
function userData({ spec, stringData }: KubeObject): string[] {
  return [spec?.cloudInit, stringData?.userdata].filter(text => text?.startsWith(HEADER));
}

/** cloud-init's own check of every cloud config that an example gives its machines. */
import { execFileSync } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { examples, label } from './examples';
import { KubeObject } from '../cluster/api';
import { Suite } from '../suite';

const HEADER = '#cloud-config';

/** One that cloud-init has to refuse, lest a check that accepts everything passes. */
const BAD = `${HEADER}\npackages: nginx\n`;

export function checkCloudInit(suite: Suite, folder: string): void {
  const version = cloudInit('--version');
  if (version instanceof Error) {
    suite.note('SKIPPED: cloud-init: documents are not given to it');
    if (process.env.REQUIRE_ALL === '1') suite.check('cloud-init is installed', 'REQUIRE_ALL: it is not');
    return;
  }
  suite.note(version.trim());
  const documents = new Map<string, string>();
  for (const { file, objects } of [...examples().values()].flat()) {
    for (const object of objects) for (const text of userData(object)) documents.set(text, `${file}: ${label(object)}`);
  }
  const problem = (text: string) => {
    const path = join(folder, 'user-data');
    writeFileSync(path, text);
    const result = cloudInit('schema', '--config-file', path);
    return result instanceof Error ? result.message : undefined;
  };
  for (const [text, where] of documents) suite.check(`${where}: the cloud config is valid`, problem(text));
  suite.check('a bad cloud config is refused', problem(BAD) === undefined ? 'it was accepted' : undefined);
}

/** The cloud configs of an object, on any platform. Scripts and other documents have no schema. */
function userData({ spec, stringData }: KubeObject): string[] {
  return [spec?.cloudInit, stringData?.userdata].filter(text => text?.startsWith(HEADER));
}

function cloudInit(...args: string[]): string | Error {
  try {
    return execFileSync('cloud-init', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    return new Error((error as { stderr?: string }).stderr || String(error));
  }
}

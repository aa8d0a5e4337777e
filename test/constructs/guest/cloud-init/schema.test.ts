import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { everything } from './rich';
import { CloudConfig } from '../../../../src/constructs/guest/cloud-init';
import { testWhere } from '../../../support/where';

const withCloudInit = testWhere(spawnSync('cloud-init', ['--version']).status === 0, 'cloud-init: its schema of what is generated is not asked');

const DOCUMENTS: { [name: string]: CloudConfig } = {
  nothing: new CloudConfig(),
  everything: everything(),
  little: new CloudConfig({ users: [{ name: 'ops' }], ntp: {}, swap: {}, runCommands: ['yes', 'on', '12:30', ' \n', '\u{1f600}', 'a\r\nb'] }),
};

withCloudInit('cloud-init accepts what is generated', () => {
  const directory = mkdtempSync(join(tmpdir(), 'cloud-init-'));
  try {
    const rejected = Object.entries(DOCUMENTS).map(([name, config]) => {
      const file = join(directory, name);
      writeFileSync(file, config._render().text);
      const { status, stdout, stderr } = spawnSync('cloud-init', ['schema', '--config-file', file], { encoding: 'utf8' });
      return { name, status, says: status === 0 ? '' : stdout + stderr };
    });
    expect(rejected).toEqual(Object.keys(DOCUMENTS).map(name => ({ name, status: 0, says: '' })));
  } finally {
    rmSync(directory, { recursive: true });
  }
});

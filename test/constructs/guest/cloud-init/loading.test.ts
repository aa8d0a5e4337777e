import { spawnSync } from 'child_process';
import { join } from 'path';

test('the YAML library is loaded only for a document that is not of the usual kind', () => {
  const entry = join(__dirname, '../../../../src/constructs/guest/cloud-init/index.ts');
  const script = `
    const { CloudConfig, CloudFileSystemType, CloudInit, Sudo } = require(${JSON.stringify(entry)});
    const loaded = () => require.resolve('yaml') in require.cache;
    const config = new CloudConfig({
      timezone: 'Europe/Paris',
      users: [{ name: 'ops', sudo: [Sudo.NOPASSWD_ALL], shell: '/bin/bash', expireDate: '2031-12-31' }],
      packages: ['curl', 'nginx'],
      fileSystems: [{ device: '/dev/vdb', type: CloudFileSystemType.EXT4, label: 'data', mountPoint: '/srv' }],
      files: [{ path: '/etc/motd', permissions: '0644', content: 'It is 12:30: time\\n\\n  for lunch\\n' }, { path: '/etc/x', content: "it's yes" }],
      runCommands: ['systemctl enable --now nginx', 'set -e\\necho "done"'],
    });
    CloudInit.fromString('#cloud-config');
    config._render().text;
    const before = loaded();
    config.addFile({ path: '/etc/crlf', content: 'a\\r\\n' });
    config._render().text;
    console.log(JSON.stringify([before, loaded()]));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', '-e', script], { encoding: 'utf8', cwd: join(__dirname, '../../../..') });
  expect(`${stdout}${stderr}`).toContain('[false,true]');
});

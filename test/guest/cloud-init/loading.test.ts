import { spawnSync } from 'child_process';
import { join } from 'path';

test('the YAML library is loaded only when a document is written', () => {
  const entry = join(__dirname, '../../../src/guest/cloud-init/index.ts');
  const script = `
    const { CloudConfig, CloudInit } = require(${JSON.stringify(entry)});
    const loaded = () => require.resolve('yaml') in require.cache;
    const config = new CloudConfig({ packages: ['curl'] });
    CloudInit.fromString('#cloud-config');
    const before = loaded();
    config._render();
    console.log(JSON.stringify([before, loaded()]));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', '-e', script], { encoding: 'utf8', cwd: join(__dirname, '../../..') });
  expect(`${stdout}${stderr}`).toContain('[false,true]');
});

import { CloudConfig } from '../../../../src/constructs/guest/cloud-init/cloud-config';

test.each<[string, object, string[]]>([
  ['that cloud-init does not know', { final_mesage: 'up' }, ['CLOUD_INIT_SCHEMA']],
  ['with a value that cloud-init does not read', { salt_minion: { conf: [] } }, ['CLOUD_INIT_SCHEMA']],
  ['of the network', { network: { version: 2 } }, ['CLOUD_INIT_VALUE']],
  ['that cloud-init knows', { final_message: 'up', salt_minion: { conf: {} }, chpasswd: { expire: false } }, []],
])('raw keys %s are reported as in a document', (_, raw, expected) => {
  expect(new CloudConfig({ raw: { ...raw } })._render().problems.map(({ code }) => code)).toEqual(expected);
});

import { everything } from './rich';
import { CloudConfig } from '../../../../src/constructs/guest/cloud-init';
import { cloudInitErrors, hasCloudInit } from '../../../support/cloud-init';
import { testWhere } from '../../../support/where';

const withCloudInit = testWhere(hasCloudInit, 'cloud-init: its schema of what is generated is not asked');

const DOCUMENTS: { [name: string]: CloudConfig } = {
  nothing: new CloudConfig(),
  everything: everything(),
  little: new CloudConfig({ users: [{ name: 'ops' }], ntp: {}, swap: {}, runCommands: ['yes', 'on', '12:30', ' \n', '\u{1f600}', 'a\r\nb'] }),
};

withCloudInit('cloud-init accepts what is generated', () => {
  const errors = cloudInitErrors([...Object.values(DOCUMENTS).map(config => config._render().text), '#cloud-config\npackages: 5\n']);
  expect(errors).toEqual([...Object.keys(DOCUMENTS).map(() => ''), expect.stringContaining('packages: 5 is not of type')]);
});

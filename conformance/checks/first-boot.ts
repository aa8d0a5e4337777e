/** Passes documents to cloud-init itself: its schema, and its modules on a copy of a file system, as at the first boot. */
import * as fc from 'fast-check';
import { CloudConfig, CloudConfigProps } from '../../src';
import { CODES } from '../../src/findings/codes';
import { checkUserData } from '../../src/model/user-data';
import { CloudInit } from '../cluster/cloud-inits';
import { BAD_DOCUMENTS, cloudConfigs, UNKNOWN_KEY } from '../generator/cloud-config';
import { Suite } from '../suite';

const SEED = 31;
const COUNT = 60;

/**
 * The schema of releases before 23.1 rejects these properties, but cloud-init only logs the rejection. At the boot, the properties work as
 * documented.
 */
const LATE = ({ users = [], keepDefaultUser }: CloudConfigProps) => (
  users.some(({ sudo = [] }) => sudo.length > 1) || keepDefaultUser === false && users.length === 0
);

/** The order of the modules that the documentation promises. */
const ORDER = ['write_files', 'users_groups', 'package_update_upgrade_install', 'write_files_deferred', 'scripts_user'];

interface Boot {
  readonly error?: string;
  readonly steps: readonly { readonly module?: string; readonly command?: string | readonly string[] }[];
  readonly files: Readonly<Record<string, { readonly content: string; readonly mode: number; readonly owner: string } | null>>;
  readonly users: Readonly<Record<string, { readonly [field: string]: any } | null>>;
  readonly script: string | null;
  readonly sudoers: string | null;
}

export async function checkFirstBoot(suite: Suite, cloudInit: CloudInit, documents: ReadonlyMap<string, string>): Promise<void> {
  const { version } = await cloudInit.ask({ text: 'a: b' });
  const schema = async (text: string): Promise<string | undefined> => (await cloudInit.ask({ text })).problem ?? undefined;
  for (const [text, where] of documents) suite.check(`${where}: the cloud config is valid for cloud-init ${version}`, await schema(text));
  for (const text of [...BAD_DOCUMENTS, ...version.startsWith('22.') ? [] : [UNKNOWN_KEY]]) {
    suite.check(`cloud-init ${version} refuses ${JSON.stringify(text)}`, await schema(text) === undefined ? 'it was accepted' : undefined);
    suite.check(`the library says something of ${JSON.stringify(text)}`, checkUserData(text).length === 0 ? 'nothing' : undefined);
  }
  const counts = { booted: 0, refused: 0 };
  for (const props of fc.sample(cloudConfigs, { seed: SEED, numRuns: COUNT })) {
    const { text, problems } = new CloudConfig(props)._render();
    const isRefused = [...problems, ...checkUserData(text)].some(({ code }) => CODES[code].severity === 'error');
    counts[isRefused ? 'refused' : 'booted']++;
    if (isRefused) continue;
    const asked = { files: (props.files ?? []).map(({ path }) => path), users: (props.users ?? []).map(({ name }) => name) };
    const { problem, boot } = await cloudInit.ask({ text, asked });
    suite.asked.field('machine', 'userData', `cloud-init ${version}`, true);
    const what = `cloud-init ${version}, ${JSON.stringify(props)}`;
    suite.check(`${what}: the document is valid`, version.startsWith('22.') && LATE(props) ? undefined : problem ?? undefined);
    suite.check(`${what}: it boots as documented`, boot.error ?? (deviations(props, boot).join('\n') || undefined));
  }
  suite.asked.count('cloud configs', `cloud-init ${version}`, { admitted: counts.booted, refused: 0, stricter: counts.refused });
  suite.note(`cloud-init ${version}: ${counts.booted} generated documents booted, ${counts.refused} with an error of ours`);
}

/** Differences between the first boot and the properties. */
function deviations({ files = [], users = [], packages = [], runCommands = [] }: CloudConfigProps, boot: Boot): string[] {
  const wrong: string[] = [];
  const expect = (what: string, wanted: unknown, got: unknown) => {
    if (JSON.stringify(wanted) !== JSON.stringify(got)) wrong.push(`${what}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
  };
  for (const { path, content = '', permissions = '0644', owner = 'root:root' } of files) {
    const file = boot.files[path];
    expect(`${path} content`, content, file && Buffer.from(file.content, 'base64').toString('utf8'));
    expect(`${path} mode`, parseInt(permissions, 8), file?.mode);
    expect(`${path} owner`, owner, file?.owner);
  }
  for (const { name, shell, homeDir, uid, groups = [], gecos, system, sshAuthorizedKeys = [], sudo = [] } of users) {
    const user = boot.users[name];
    if (!user) {
      wrong.push(`there is no user ${name}`);
    } else {
      if (shell !== undefined) expect(`${name} shell`, shell, user.shell);
      if (homeDir !== undefined) expect(`${name} home`, homeDir, user.home);
      if (uid !== undefined) expect(`${name} uid`, uid, user.uid);
      if (gecos !== undefined) expect(`${name} gecos`, gecos, user.gecos);
      if (system === true && uid === undefined) expect(`${name} is a system user`, true, user.uid < 1000);
      expect(`${name} groups`, [...groups].sort(), user.groups);
      for (const key of sshAuthorizedKeys) expect(`${name} has its key`, true, user.keys?.includes(key) ?? false);
      for (const rule of sudo) expect(`${name} may ${rule}`, true, boot.sudoers?.includes(`${name} ${rule}`) ?? false);
    }
  }
  if (runCommands.length > 0) expect('the script of the run commands', `#!/bin/sh\n${runCommands.map(each => `${each}\n`).join('')}`, boot.script);
  const installed = boot.steps.flatMap(({ command }) => Array.isArray(command) && command.includes('install') ? command.slice(command.indexOf('install') + 1) : []);
  // Releases since 23 install packages in the order of their names.
  expect('the packages', [...packages].sort(), [...installed].sort());
  const modules = boot.steps.flatMap(({ module }) => module !== undefined && ORDER.includes(module) ? [module] : []);
  expect('the order of the modules', ORDER, modules);
  return wrong;
}

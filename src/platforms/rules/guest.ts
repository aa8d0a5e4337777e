import { deviceProblems } from './devices';
import { guestAgentProblems } from './guest-agent';
import { macProblems } from './guest-macs';
import { podMetadataProblems } from './pod-metadata';
import { secureBootProblems } from './secure-boot';
import { Memo } from '../../findings/memo';
import { Problem, quote } from '../../findings/problem';
import { NodeOf } from '../../model/fleet-model';
import { InstanceProfileChoice, MachineSpec } from '../../model/machine';
import { checkNetworkData } from '../../model/network-data';
import { FieldOrigins } from '../../model/origin';
import { checkUserData, configOf, driveProblems, GuestFacts, loginProblems, typedConfigProblems } from '../../model/user-data';
import { GuestClues, guestFactsOf } from '../catalog/guest-facts';
import { Cluster } from '../fleet';
import { bootContent } from '../resolve/boot-content';

const NONE: readonly Problem[] = [];
const NO_ORIGINS: FieldOrigins = {};

/** Checks the guest configuration of a machine, on any platform. */
export function guestProblems({ spec, namespace, origins = NO_ORIGINS }: NodeOf<'machine'>, cluster: Cluster, memo: Memo): Problem[] {
  const { instanceProfile, userData, networkData, sshKeys, accessCredentials } = spec;
  const context = cluster.context(namespace);
  const { image, address } = bootContent(spec, context);
  const known = image && cluster.driver?.catalogImage?.(image);
  const clues: GuestClues = {
    id: image?.id ?? known?.id, image: image?.name, address, profile: instanceProfile?.kind === 'named' ? instanceProfile.name : known?.profile,
  };
  const defaultUser = image && cluster.driver?.loginUser(image);
  const guest = { ...guestFactsOf(clues), ...defaultUser !== undefined && { defaultUser } };
  // An empty list counts too: the list is empty if all keys are invalid, and another finding reports invalid keys. Talos does not use SSH keys.
  // But the default keys of a chart are for all machines of the chart, so default keys give no finding for a Talos machine.
  const hasSshKeys = sshKeys !== undefined && !(guest.reads === 'talos' && origins.sshKeys === 'defaults');
  const problems = [
    ...podMetadataProblems(spec),
    ...foreignProfile(clues, instanceProfile),
    ...secureBootProblems(spec, clues),
    ...hostnameTwice(spec, memo),
    ...guestAgentProblems(spec, guest, defaultUser, memo),
    ...origins.userData === 'unread' ? [] : deviceProblems(spec, context, () => cluster.driver?.defaultDiskBus?.(spec, context), memo),
  ];
  if (userData !== undefined) {
    const passed = cluster.driver?.passedUserData?.(userData) ?? userData;
    const choice = cluster.driver?.withoutConfigDrive?.(spec);
    problems.push(...userDataProblems(passed, origins.userData, guest, memo), ...driveProblems(userData, guest, choice));
  }
  if (networkData !== undefined && origins.networkData !== 'unread') problems.push(...memo.of(checkNetworkData, networkData));
  if (networkData !== undefined) problems.push(...macProblems(spec, networkData, memo));
  problems.push(...loginProblems({
    guest,
    defaultUser,
    userData,
    hasSshKeys,
    // The content of an existing Secret is not known here, so it counts as credentials.
    hasCredentials: accessCredentials !== undefined && accessCredentials.length > 0 || spec.userDataSecret !== undefined,
  }, text => memo.of(configOf, text)));
  return problems;
}

/** Reports a Windows profile with a portable image, because all portable images contain Linux. */
function foreignProfile({ id, image = id }: GuestClues, profile: InstanceProfileChoice | undefined): Problem[] {
  if (id === undefined || profile?.kind !== 'named' || !/^windows\./.test(profile.name)) return [];
  return [{
    code: 'PROFILE_FOREIGN',
    message: `the profile "${profile.name}" is for Windows, but the image "${image}" contains Linux: the machine would get the clock and the devices for Windows`,
    got: quote(profile.name),
    fix: 'remove `instanceProfile`, so that the image selects the profile, or use an image with Windows',
  }];
}

/** Reports different host names in the user data and in `hostname`. cloud-init sets the host name of the guest from the user data. */
function hostnameTwice({ hostname, userData }: MachineSpec, memo: Memo): Problem[] {
  if (hostname === undefined || userData === undefined || !/hostname|fqdn/.test(userData)) return [];
  const config = memo.of(configOf, userData);
  const other = [config?.hostname, config?.fqdn].find(name => typeof name === 'string' && name.split('.')[0] !== hostname);
  return other === undefined ? [] : [{
    code: 'SAID_TWICE',
    message: '`hostname` and the user data set different host names: the guest gets the name in the user data',
    got: `${quote(hostname)} and ${quote(other)}`,
    fix: 'set the host name only once, or set the same host name in both',
  }];
}

/**
 * A document from a typed cloud config is always valid, so only its fit with the guest is checked. Other documents are checked
 * completely.
 */
function userDataProblems(text: string, origin: string | undefined, guest: GuestFacts, memo: Memo): readonly Problem[] {
  switch (origin) {
    case 'unread': return NONE;
    case 'typed': return typedConfigProblems(text, guest, memo);
    default: return memo.get(checkUserData, JSON.stringify([guest, text]), () => checkUserData(text, guest, memo));
  }
}

/** Why no server is asked about the values of a field. */

/** Fields of several kinds. */
const EVERYWHERE: Readonly<Record<string, string>> = {
  name: 'every object has one, and generated objects also invalid ones',
};

const IN_PARTS = 'part by part';
const GROUPS = 'the API of security groups is not started: it needs Cilium';

/** Fields of one kind, by `kind field`. */
export const UNASKED: Readonly<Record<string, string>> = {
  'machine hardware': IN_PARTS,
  'machine pool': IN_PARTS,
  'tenant quota': IN_PARTS,
  'instanceTypeSet instanceTypes': IN_PARTS,
  'instanceProfileSet instanceProfiles': IN_PARTS,
  'goldenImageSet images': IN_PARTS,
  'fleet name': 'a fleet has no object of its own',
  'fleet members': 'a fleet has no object of its own',
  'tenant parent': 'on Cozystack, generated tenants have one',
  'connections machines': 'every object has them',
  'connections from': GROUPS,
  'connections to': GROUPS,
  'securityGroup labels': GROUPS,
  'securityGroup annotations': GROUPS,
  'securityGroup machines': GROUPS,
  'securityGroup ingress': GROUPS,
  'securityGroup egress': GROUPS,
  'restoreJob backupElsewhere': 'it is an error: a backup is in the namespace of its restore',
  'instanceTypeSet special': 'a hint for `smallest`; no object has it',
  'goldenImageSet image': 'the name in the catalog; no object has it',
};

export const reasonFor = (kind: string, field: string): string | undefined => UNASKED[`${kind} ${field}`] ?? EVERYWHERE[field];

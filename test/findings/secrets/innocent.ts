/** A pseudorandom number generator with a seed (Park and Miller). */
export function numbers(seed: number): (below: number) => number {
  let state = seed * 7919 + 1;
  return below => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor(state / 16) % below;
  };
}

type Next = (below: number) => number;

const pick = <T>(next: Next, all: readonly T[]): T => all[next(all.length)];
const hex = (next: Next, length: number): string => Array.from({ length }, () => next(16).toString(16)).join('');
const base64 = (next: Next, bytes: number): string => Buffer.from(Array.from({ length: bytes }, () => next(256))).toString('base64');
const word = (next: Next): string => pick(next, ['web', 'db', 'cache', 'shop', 'edge', 'node', 'media', 'metrics', 'backup', 'proxy', 'lab', 'team-a', 'blue', 'tokyo', 'north', 'worker']);
const name = (next: Next): string => `${word(next)}-${word(next)}-${next(100)}`;
const uuid = (next: Next): string => [8, 4, 4, 4, 12].map(length => hex(next, length)).join('-');
const host = (next: Next): string => `${name(next)}.${pick(next, ['example.com', 'example.org', 'svc.cluster.local', 'internal'])}`;

/** Lines of typical guest documents that look similar to secrets. */
const LINES: readonly ((next: Next) => string)[] = [
  next => `sha256sum -c <<< "${hex(next, 64)}  ${name(next)}.tar.gz"`,
  next => `checksum: sha256:${hex(next, 64)}`,
  next => `image: registry.example.com/${word(next)}/${word(next)}@sha256:${hex(next, 64)}`,
  next => `git checkout ${hex(next, 40)}`,
  next => `uuid: ${uuid(next)}`,
  next => `UUID=${uuid(next)} /data ext4 defaults,nofail 0 2`,
  next => `ssh-ed25519 ${Buffer.concat([Buffer.from('0000000b7373682d6564323535313900000020', 'hex'), Buffer.from(base64(next, 32), 'base64')]).toString('base64')} ${word(next)}@${host(next)}`,
  next => `-----BEGIN CERTIFICATE-----\n${base64(next, 48)}\n${base64(next, 48)}\n-----END CERTIFICATE-----`,
  next => `keyid: ${hex(next, 40).toUpperCase()}`,
  next => `curl -fsSL https://${host(next)}/${word(next)}/v${next(9)}.${next(20)}.${next(9)}/install.sh -o /tmp/${name(next)}.sh`,
  next => `curl -H "Authorization: Bearer $TOKEN" https://${host(next)}/api/v1/${word(next)}`,
  next => `curl -u "$USER:$PASS" https://${host(next)}/`,
  next => `git clone git@${host(next)}:${word(next)}/${word(next)}.git`,
  next => `PASSWORD=$(openssl rand -hex ${next(30) + 8})`,
  next => `DB_PASSWORD_FILE=/run/secrets/${name(next)}`,
  next => `password: "{{ vault.${word(next)}.password }}"`,
  next => `token: $\{${word(next).toUpperCase().replace('-', '_')}_TOKEN}`,
  next => `secretName: ${name(next)}`,
  next => `tokenSecretRef: { name: ${name(next)}, key: token }`,
  next => `existingSecret: ${name(next)}-credentials`,
  next => `- key: node.kubernetes.io/${word(next)}\n  operator: Exists`,
  next => `sshPublicKey: ${name(next)}-keys`,
  () => 'PasswordAuthentication no\nPermitRootLogin prohibit-password\nPubkeyAuthentication yes',
  () => 'passwd: files systemd\nshadow: files\nnetgroup: nis',
  () => 'password requisite pam_pwquality.so retry=3',
  next => `password_encryption = scram-sha-256\nmax_connections = ${next(500)}`,
  next => `auth_type = md5\nauth_file = /etc/${word(next)}/userlist.txt`,
  next => `session.key.name=${name(next)}\nsession.token.ttl=${next(9000)}`,
  next => `proxy_pass http://${host(next)}:${next(60_000)};`,
  next => `server { listen ${next(60_000)}; server_name ${host(next)}; ssl_certificate_key /etc/ssl/${name(next)}.key; }`,
  next => `apt-key adv --keyserver keyserver.ubuntu.com --recv-keys ${hex(next, 40).toUpperCase()}`,
  next => `deb [signed-by=/etc/apt/keyrings/${word(next)}.gpg] https://${host(next)}/debian ${word(next)} main`,
  next => `macAddress: "${Array.from({ length: 6 }, () => hex(next, 2)).join(':')}"`,
  next => `addresses: [192.0.2.${next(254) + 1}/24, "2001:db8::${hex(next, 4)}/64"]`,
  next => `resourceVersion: "${next(1e9)}"\nobservedGeneration: ${next(99)}`,
  next => `annotations:\n  kubectl.kubernetes.io/restartedAt: "2026-0${next(9) + 1}-1${next(9)}T0${next(9)}:00:00Z"\n  example.com/${word(next)}: ${name(next)}`,
  next => `echo "${word(next)} is ready" | tee /var/log/${name(next)}.log`,
  next => `systemctl enable --now ${name(next)}.service`,
  next => `kubeadm join ${host(next)}:6443 --token $TOKEN --discovery-token-ca-cert-hash sha256:${hex(next, 64)}`,
  next => `AWS_REGION=eu-central-${next(3) + 1}\nAWS_PROFILE=${name(next)}\nAWS_ROLE_ARN=arn:aws:iam::${next(9e8) + 1e8}000:role/${name(next)}`,
  next => `vault kv get -field=${word(next)} secret/${name(next)} > /run/${word(next)}`,
  next => `# The password is made at first boot and written to /etc/.${word(next)}; the token comes from the metadata service.`,
  () => 'echo "$\{user}:$\{hash}" | chpasswd -e',
  next => `usermod -aG ${word(next)} ${word(next)} && passwd --lock ${word(next)}`,
  next => `content: ${base64(next, 90)}`,
  next => `integrity: sha512-${base64(next, 64)}`,
  next => `{"alg":"HS256","kid":"${name(next)}","typ":"JWT"}`,
  next => `redis-cli -h ${host(next)} ping; mysqladmin --user=probe ping; psql -U ${word(next)} -h ${host(next)}`,
  next => `postgresql://${word(next)}@${host(next)}:5432/${word(next)}?sslmode=verify-full`,
  next => `AUTH_METHOD=oidc\nLOGIN_URL=https://${host(next)}/login?next=%2F${word(next)}`,
  next => `MAX_TOKENS=${next(9000)}\nTOKEN_TTL=${next(90)}h\nPASSWORD_MIN_LENGTH=${next(20)}`,
  next => `const token = await getToken(${word(next).replace('-', '')});\nif (password.length < ${next(20)}) throw new Error('password too short');`,
];

/** A document without secrets: such lines as a script, a cloud-config, or a configuration file. */
export function innocentDocument(seed: number): string {
  const next = numbers(seed);
  const lines = Array.from({ length: 3 + next(12) }, () => pick(next, LINES)(next));
  switch (next(3)) {
    case 0: return `#!/bin/bash\nset -euo pipefail\n${lines.join('\n')}\n`;
    case 1: return `#cloud-config\nwrite_files:\n${lines.map((line, i) => `  - path: /etc/${i}\n    content: |\n${line.replace(/^/gm, '      ')}`).join('\n')}\n`;
    default: return `${lines.join('\n')}\n`;
  }
}

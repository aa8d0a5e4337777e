/** Values for tests. Secrets are assembled at run time, so that no scanner reports this repository. */
export const PUBLIC_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj alice@example.com';

const b64 = (text: string): string => Buffer.from(text).toString('base64');

export const PRIVATE_KEY = ['-----BEGIN OPENSSH', 'PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n-----END OPENSSH PRIVATE KEY-----\n'].join(' ');

/** Texts with a secret, and the part that no report may show. */
export const SECRETS: readonly { readonly text: string; readonly secret: string }[] = [
  { text: PRIVATE_KEY, secret: 'b3BlbnNzaC1rZXk' },
  { text: ['-----BEGIN', 'PGP PRIVATE KEY BLOCK-----\nlQOYBF\n'].join(' '), secret: 'lQOYBF' },
  { text: `aws configure set x ${'AKIA'}${'ABCDEFGHIJKLMNOP'}`, secret: 'ABCDEFGHIJKLMNOP' },
  { text: `aws_secret_access_key = ${'wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzzzzzzzzz'}`, secret: 'wJalrXUtnFEMI' },
  { text: `git clone x # ${'ghp_'}${'a1B2'.repeat(9)}`, secret: 'a1B2a1B2' },
  { text: `${'github_pat_'}${'11ABCDEFG0123456789abc'}`, secret: '11ABCDEFG0123456789abc' },
  { text: `${'glpat-'}${'a1B2c3D4e5F6g7H8i9J0'}`, secret: 'a1B2c3D4e5F6g7H8i9J0' },
  { text: `${'xoxb-'}${'123456789012-abcdef'}`, secret: '123456789012-abcdef' },
  { text: `curl -H "Authorization: Bearer ${'abcdef1234567890'}" https://example.com`, secret: 'abcdef1234567890' },
  { text: 'curl https://bob:hunter2@example.com/x', secret: 'hunter2' },
  { text: 'redis://:hunter2@cache.example.com', secret: 'hunter2' },
  { text: 'echo "ubuntu:hunter22" | chpasswd', secret: 'hunter22' },
  { text: 'DB_PASSWORD=hunter22', secret: 'hunter22' },
  { text: `kubeadm join 192.0.2.1:6443 --token ${'abcdef.0123456789abcdef'}`, secret: '0123456789abcdef' },
  { text: `PrivateKey = ${b64('k'.repeat(32))}`, secret: 'a2tra2tra2tr' },
];

/** Texts that look similar to secrets. */
export const HARMLESS: readonly string[] = [
  PUBLIC_KEY,
  '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
  '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n',
  '-----BEGIN PGP PUBLIC KEY BLOCK-----\nmQINB\n-----END PGP PUBLIC KEY BLOCK-----\n',
  `sha256sum -c <<< "${'a3'.repeat(32)}  file"`,
  'awk \'{ print $6 }\' x; echo $5$6; set -- $1$2',
  'echo "$6$HOME"',
  'curl -H "Authorization: Bearer $TOKEN" https://example.com',
  'curl -H "Authorization: Bearer ${TOKEN}" https://example.com',
  'curl -H "Authorization: Bearer $(cat /run/token)" https://example.com',
  'git clone https://$USER:$PASS@example.com/x',
  'git clone https://user:${PASS}@example.com/x',
  'git clone git@example.com:group/x && curl http://example.com:8080/a@b',
  'ssh://git@example.com:22/x',
  'PASSWORD=$(openssl rand -hex 16)',
  'PASSWORD="$1"; export PASSWORD=',
  'POSTGRES_PASSWORD_FILE=/run/secrets/pg',
  'DB_PASSWORD=/run/secrets/pg',
  'echo "$USER:$PASS" | chpasswd',
  'PasswordAuthentication no',
  'kubeadm join --token $TOKEN',
];

/** crypt(5) hashes of full length. */
export const HASHES: readonly string[] = [
  `$6$saltsalt$${'a'.repeat(86)}`,
  `$6$rounds=4096$saltsalt$${'b'.repeat(86)}`,
  `$5$saltsalt$${'c'.repeat(43)}`,
  `$1$saltsalt$${'d'.repeat(22)}`,
  `$2b$12$${'e'.repeat(53)}`,
  `$y$j9T$saltsaltsalt$${'f'.repeat(43)}`,
];

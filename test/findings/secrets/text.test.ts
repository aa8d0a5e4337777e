import { gzipSync } from 'zlib';
import { secretsInText } from '../../../src/findings/secrets';
import { FAMILY_OF, NARROW } from '../../../src/findings/secrets/token-shapes';

const kinds = (text: string): string[] => secretsInText(text).map(({ what, unsure }) => `${what}${unsure ? '?' : ''}`);
const ASSIGNED = 'a password or token assigned to a variable';
const SUSPECTED = 'what looks like a password or token?';
const b64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');
/** A generated value. It is assembled at run time, so that no scanner reports this repository. */
const RANDOM = ['q7Rz2Kd9', 'Xv4Tn8Lp'].join('');

describe('tokens that begin with a text of their issuer', () => {
  const wide = [...FAMILY_OF].filter(([prefix]) => !NARROW[prefix]);

  test.each(wide)('%s', (prefix, { what, min }) => {
    const token = (length: number) => prefix + 'aB3dE5gH7j'.repeat(30).slice(0, length);
    expect(kinds(`x ${token(Math.max(min, 10))} y`)).toContain(what);
    expect(kinds(`x ${token(Math.min(min, 12) - 3)} y`)).toEqual([]);
    // Inside of a word it is not a token.
    expect(kinds(`xx${token(Math.max(min, 10))}`)).not.toContain(what);
  });

  test('a short name is searched like a text that contains it', () => {
    const names = [...FAMILY_OF.keys()].flatMap(prefix => ['', 'a-', 'a/'].flatMap(before => ['7', 'a', 'a7', 'ab.7'].map(rest => `${before}${prefix}`.padEnd(19, rest))));
    for (const name of names) expect([name, kinds(name)]).toEqual([name, kinds(`"${name}"`)]);
    expect(kinds('a-xoxb-7777777777')).toEqual(['a Slack token']);
  });
});

test.each([
  ['a credential of a Ruby gem server', `BUNDLE_GEMS__CONTRIBSYS__COM: "${'0a1b2c3d'}:${'4e5f6071'}"`, 'BUNDLE_GEMS__CONTRIBSYS__COM: "$USER:$PASSWORD"'],
  ['an IBM Cloud key', `https://api.softlayer.com/soap/v3.1/${'0a1b2c3d'.repeat(8)}`, 'https://api.softlayer.com/soap/v3.1/SoftLayer_Account'],
  ['a JSON web token', [b64('{"svt":0}').replace(/=/g, ''), b64('{"iss":"joe"}'), 'x'].join('.'), 'eyes.eyeing.eyewitness'],
])('%s', (what, secret, neighbour) => {
  expect(kinds(secret)).toContain(what);
  expect(kinds(neighbour)).toEqual([]);
});

describe('assignments', () => {
  test.each([
    [`DB_PASSWORD=${RANDOM}`], [`db.password = "${RANDOM}"`], [`"dbPassword": "${RANDOM}"`], [`export API_KEY='${RANDOM}'`], [`api-key: ${RANDOM}`],
    [`const authToken = \`${RANDOM}\`;`], [`token := "${RANDOM}"`], [`<token>\n  ${RANDOM}\n</token>`], [`setProperty("API_TOKEN", "${RANDOM}")`],
    [`mount -o username=web,password=${RANDOM},rw //nas/x /x`], [`https://example.com/?token=${RANDOM}&x=1`], [`X-Api-Key: ${RANDOM}`], [`--db-password ${RANDOM}`],
    [`$secret[] = "${RANDOM}";`], [`char token[25] = "${RANDOM}";`], [`{\\"token\\": \\"${RANDOM}\\"}`], ['password: correct-horse'], ['root_pass=hunter22'], ['password=2024-01-01'],
  ])('%s', text => expect(kinds(text)).toEqual([ASSIGNED]));

  test.each([
    ['PASSWORD=$1'], ['PASSWORD=${PASSWORD}'], ['PASSWORD=$(openssl rand -hex 16)'], ['password: {{ password }}'], ['password: /run/secrets/db'], ['password_file = /x'],
    ['password: required'], ['password = prompt'], ['passwd: files systemd'], ['passwd: compat'], ['PasswordAuthentication no'], ['compass=north-east-1'], ['token: app-token'],
    ['secretName: web-tls'], ['secret: web-tls-2'], ['kubernetes.io/token: service-account'], ['token = getToken(user)'], ['token: 1.2.3.4'], ['keyid: 9DC858229FC7DD38854AE2D88D81803C0EBFCD88'],
    ['signing_key = 9DC858229FC7DD38854AE2D88D81803C0EBFCD88'], ['public_key=q7Rz2Kd9Xv4Tn8Lp'], ['token_ttl=3600000000000'], ['NOPASSWD: ALL'], ['Password: at least 12 characters'],
    ['user_names = ["name", "password", "mail"]'], ['primary_key: a1b2c3d4e5f6a7b8'], ['checksum: sha256:0123456789abcdef'],
  ])('none: %s', text => expect(kinds(text)).toEqual([]));

  test.each([
    ...['true', 'false', 'yes', 'no', 'on', 'off', 'none', 'null', 'nil', 'undefined', 'empty', 'default', 'required', 'requisite', 'sufficient', 'optional'],
    ...['enabled', 'disabled', 'string', 'text', 'str', 'int', 'bool', 'boolean', 'env', 'file', 'prompt', 'ask', 'random', 'generated', 'redacted', 'hidden'],
    ...['secret', 'password', 'passwd', 'token', 'key', 'basic', 'bearer', 'oauth2', 'oidc', 'ldap', 'pam', 'plain', 'login', 'trust', 'peer', 'ident'],
    ...['scram-sha-256', 'files', 'compat', 'systemd', 'winbind', 'never', 'always', 'value', 'name', 'username', 'user', 'changes', 'md5', 'sss', 'db', 'nis'],
  ])('none: password: %s', word => {
    expect(kinds(`password: ${word}`)).toEqual([]);
    expect(kinds(`password: ${word}-horse7`)).toEqual([ASSIGNED]);
  });

  test.each([[`widget_key = ${RANDOM}aB3d`], [`password_of_web = "${RANDOM}"`], [`secret "${RANDOM}";`], [`if (password === "${RANDOM}")`]])(
    'a guess, which can be acknowledged: %s', text => expect(kinds(text)).toEqual([SUSPECTED]));
});

describe('encoded text', () => {
  const leak = `x=1\nDB_PASSWORD=${RANDOM}\n`;

  test.each([
    ['base64', b64(leak)], ['base64 in base64', b64(b64(leak))], ['wrapped base64', b64(leak.repeat(4)).replace(/(.{20})/g, '$1\n    ')],
    ['gzip', b64(gzipSync(leak))], ['base64 in a line', `echo ${b64(leak)} | base64 -d > /etc/x`],
  ])('%s', (_, text) => expect(kinds(text)).toEqual([ASSIGNED]));

  test.each([
    ['a key of PKCS #8', Buffer.from('308204be020100300d06092a864886f70d0101010500', 'hex'), ['a private key']],
    ['a key store', Buffer.from('308209790201033082093f06092a864886f70d010701a0', 'hex'), ['a PKCS #12 key store']],
    ['a certificate', Buffer.from('308203a130820289a003020102021404c1f0b1f2a3b4c5', 'hex'), []],
    ['an image', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'), []],
  ])('%s in binary form', (_, bytes, expected) => expect(kinds(`content: ${b64(bytes)}`)).toEqual(expected));
});

test('the line is that of the text', () => {
  expect(secretsInText(`a\nb\ntoken: ${RANDOM}\n`)).toEqual([{ what: ASSIGNED, hash: false, line: 3 }]);
});

test('a Secret with data is a secret, and a reference to it is not', () => {
  expect(kinds(`apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  x: ${b64('hello world')}\n`)).toEqual(['the data of a Kubernetes Secret']);
  expect(kinds('apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata: {}\n')).toEqual([]);
  expect(kinds(`kind: secret\ndata:\n\tx: ${b64('hello world')}\n`)).toEqual(['the data of a Kubernetes Secret']);
  expect(kinds(`kind: secretly\ndata:\n\tx: ${b64('hello world')}\n`)).toEqual([]);
  expect(kinds('kind: ConfigMap\ndata:\n  x: hello-world\n')).toEqual([]);
});

import { findSecrets, secretsInText } from '../../../src/findings/secrets';

const WORD = 'hunter22';
const WIREGUARD = 'yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=';

test.each<[string, string, string]>([
  ['a here document', `chpasswd <<EOF\nroot:${WORD}\nEOF`, 'chpasswd <<EOF\nroot:$PASSWORD\nEOF'],
  ['a here string', `chpasswd <<< 'root:${WORD}'`, 'chpasswd <<< "root:$PASSWORD"'],
  ['useradd', `useradd -m -p ${WORD} bob`, 'useradd -m -p "$HASH" bob'],
  ['usermod', `usermod --password=${WORD} bob`, 'usermod -aG docker bob'],
  ['nmcli', `nmcli dev wifi connect home password ${WORD}`, 'nmcli dev wifi connect home password "$PSK"'],
  ['net user', `net user admin ${WORD} /add`, 'net user admin /active:yes'],
  ['PowerShell', `$p = ConvertTo-SecureString "${WORD}" -AsPlainText -Force`, '$p = ConvertTo-SecureString $env:WORD -AsPlainText -Force'],
  ['SQL', `CREATE USER a IDENTIFIED BY '${WORD}'`, 'CREATE USER a IDENTIFIED BY \'$WORD\''],
  ['Windows Setup', `<Password>\n  <Value>${WORD}</Value>`, '<Password>\n  <Value>%WORD%</Value>'],
  ['a shared access signature', `https://a.blob.core.windows.net/x?sv=2020&sig=${'Ab1'.repeat(14)}z%3D`, 'https://a.blob.core.windows.net/x?sv=2020&sig=$SIG'],
  ['an image reference', `robot:${WORD}@registry.example.com/noble`, 'registry.example.com/noble:v1@sha256:abc'],
  ['the address of a database', `app:${WORD}@tcp(10.0.0.5:3306)/shop`, 'app:$WORD@tcp(10.0.0.5:3306)/shop'],
  ['the address of a proxy', `http_proxy=bob:${WORD}@proxy:3128`, 'http_proxy=proxy:3128'],
  ['an address by number', `bob:${WORD}@10.0.0.5/x`, 'npm:name@10.0.5/x'],
  ['an address of mail', `bob:${WORD}@localhost/x`, 'mailto:bob@example.com, owner:ops@example.com'],
])('%s is searched for a literal password', (_, secret, innocent) => {
  expect([secretsInText(secret).length, secretsInText(innocent)]).toEqual([1, []]);
});

test.each<[string, unknown, unknown]>([
  ['bytes as a password', { password: Buffer.from('Tr0ub4dor&3x') }, { password: Buffer.from('') }],
  ['passwords by user', { chpasswd: { list: { root: WORD } } }, { chpasswd: { list: { root: 'RANDOM' } } }],
  ['a patch', [{ op: 'add', path: '/chpasswd', value: { list: `root:${WORD}` } }], [{ op: 'add', path: '/chpasswd', value: { list: 'root:RANDOM' } }]],
  ['a header', { headers: { Authorization: 'Basic YTpi' } }, { headers: { Authorization: 'Basic $TOKEN' } }],
  ['a header by name', { headers: { 'X-Api-Key': 'abcd' } }, { headers: { 'Content-Type': 'text/plain' } }],
  ['keys of WireGuard', { keys: { private: WIREGUARD } }, { keys: { public: WIREGUARD } }],
  ['shared keys of WireGuard', { peers: [{ keys: { shared: WIREGUARD } }] }, { peers: [{ keys: { public: WIREGUARD } }] }],
])('%s in a document', (_, secret, innocent) => {
  expect([findSecrets(secret, 'it').length, findSecrets(innocent, 'it')]).toEqual([1, []]);
});

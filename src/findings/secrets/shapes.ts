/** A kind of secret that is recognized by its text. */
export interface SecretShape {
  readonly what: string;
  readonly pattern: RegExp;
  /** A text that every such secret contains. The search for this text is faster than the pattern, so it runs first. */
  readonly needs?: string;
  /** The marker at the end of such a secret. The pattern matches only the beginning. */
  readonly until?: string;
  /** Whether the match is not certain. */
  readonly unsure?: boolean;
}

/** Commands that take a password as an argument, and the option directly before the password. */
const PASSWORD_ARGUMENTS: readonly (readonly [command: string, argument: string])[] = [
  ['ipmitool', '-P'], ['(?:docker|podman|nerdctl|buildah|skopeo|helm|oras|crane)', 'login\\b[^\\n|;]{0,200}?[ \\t]-p'], ['az', 'login\\b[^\\n|;]{0,200}?[ \\t]-p'],
  ['ldap(?:search|add|modify|delete|passwd|whoami|compare)', '-w'], ['(?:un)?zip', '-P'], ['(?:keytool|jarsigner)', '-(?:store|key)pass'],
  ['kadmin(?:\\.local)?', '-pw'], ['rabbitmqctl', '(?:add_user|change_password)[ \\t]{1,5}[^\\s-]\\S{0,63}'], ['grafana(?:-cli)?', 'reset-admin-password'],
  ['redis-cli', '(?:requirepass|masterauth|AUTH)'], ['vault', '(?:operator[ \\t]{1,5}unseal|login)'], ['smbpasswd', '-a[ \\t]{1,5}[\\w.-]{1,64}'],
  ['(?:pro|ua)', 'attach(?=[ \\t]{1,5}[A-Za-z0-9])'], ['landscape-config', '(?:-p|--registration-key)'], ['subscription-manager', '--activationkey'], ['rhc', '(?:-a|--activation-key)'],
  ['SUSEConnect', '(?:-r|--regcode)'], ['htpasswd', '-[A-Za-z]{0,8}b[A-Za-z]{0,8}[ \\t]{1,5}\\S{1,200}[ \\t]{1,5}[\\w.@-]{1,64}'], ['mysqladmin', 'password'],
  ['openssl[ \\t]{1,5}enc', '-(?:k|K)'], ['openssl[ \\t]{1,5}passwd', '-(?:1|5|6|apr1)'], ['x11vnc', '-storepasswd'], ['netbird', '--setup-key'], ['iscsiadm', '-n[ \\t]{1,5}\\S{1,80}password(?:_in)?[ \\t]{1,5}-v'],
];

const commandLine = new RegExp(
  `\\b(?:${PASSWORD_ARGUMENTS.map(([command, argument]) => `${command}\\b[^\\n|;]{0,200}?[ \\t]${argument}`).join('|')})[ \\t=]{1,5}["']?(?![$\`{<"'-])[^\\s"'$\`]{3,}`, 'g');

/**
 * Documented formats of secrets. Only the formats with `unsure` can also match texts that are not secrets. Values that are filled in at boot
 * (`$TOKEN`, `${TOKEN}`, `{{ token }}`, `<token>`) are not secrets, so the patterns match no value that starts with `$`, `{` or `<`.
 * The length of the part before the distinctive part is limited, so that the time is linear in the length of the text.
 */
export const SECRET_SHAPES: readonly SecretShape[] = [
  { what: 'a private key', pattern: /-----BEGIN[ A-Z0-9]{0,40} PRIVATE KEY(?: BLOCK)?-----/g, until: '-----END' },
  { what: 'a private key', pattern: /---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----/g, until: '---- END' },
  { what: 'a private key', pattern: /^PuTTY-User-Key-File-\d{1,2}:/gm, until: 'Private-MAC:' },
  { what: 'an age private key', pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{20,200}/g },
  { what: 'a WireGuard private key', pattern: /\b(?:PrivateKey|PresharedKey)[ \t]{0,20}=[ \t]{0,20}[A-Za-z0-9+/]{43}=/g },
  { what: 'an AWS access key', pattern: /(?<![A-Za-z0-9+/])(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])(?!X{16})[0-9A-Z]{16}(?![A-Za-z0-9+/])/g },
  { what: 'an AWS secret access key', pattern: /\baws.{0,20}(?:key|secret|token|sk)?["']?[ \t]{0,20}[=:]{1,2}>?[ \t]{0,20}["']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/gi },
  { what: 'a JSON web token', pattern: /\bey[A-Za-z0-9_-]{8,2048}={0,2}\.ey[A-Za-z0-9_/\\-]{10,8192}/g },
  { what: 'a token in an Authorization header', pattern: /\b(?:Proxy-)?Authorization\\?["']?[ \t]{0,5}:[ \t]{0,5}\\?["']?(?:(?:Bearer|Basic|Token|Api-?(?:Key|Token)|Splunk|Negotiate)[ \t]+)?(?![${<%*])[A-Za-z0-9._~+/=@-]{8,}/gi },
  { what: 'a cluster join token', pattern: /--(?:token|discovery-token|tls-bootstrap-token)[ =]["']?[a-z0-9]{6}\.[a-z0-9]{16}\b/g },
  { what: 'a cluster join token', pattern: /\bK10[0-9a-f]{64}::[^\s"']{1,200}/g },
  { what: 'a cluster join token', pattern: /\bSWMTKN-1-[0-9a-z]{40,60}-[0-9a-z]{20,30}\b/g },
  { what: 'a password in a URL', needs: '://', pattern: /(?<![a-z0-9+.])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@:'"<>[\]]{0,256}:(?![${<%*])[^\s/@'"<>]{1,256}@/gi },
  { what: 'a password in an address', needs: '@', pattern: /(?<![\w./@:+])[A-Za-z_][\w.+-]{0,64}:(?![${<%*])[^\s/@:'"<>]{3,256}@(?!sha(?:256|512):)(?:[A-Za-z][\w-]{0,62}(?:\.[\w-]{1,63}){0,8}:\d{2,5}(?!\w)|(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\/|(?:\d{1,3}\.){3}\d{1,3}[/:]|localhost\/|(?:tcp|unix)\()/g },
  { what: 'a password piped to chpasswd', pattern: /\b(?:echo|printf)[ \t]{1,5}(?:-\w{1,5}[ \t]{1,5})?["']?[A-Za-z_][\w.-]{0,32}:(?![$`{<])[^\s"'|]{1,256}["']?[ \t]{0,5}\|[ \t]{0,5}(?:sudo[ \t]{1,5})?(?:\/[\w/]{1,20}\/)?chpasswd\b(?!.{0,100}-e)/g },
  { what: 'a password given to curl or wget', pattern: /\bcurl\b(?:[^\n]|\\\n){0,400}?[ \t](?:-u|--user|-U|--proxy-user)[= \t]{0,5}["']?(?![$"'{<[])[^\s:"'${}]{0,64}:["']?(?![$"'\s{<[\\])[^\s"'\\]{3,}/g },
  { what: 'a password on the command line', pattern: /\b(?:sshpass[ \t]{1,5}-p|redis-cli\b[^\n|;]{0,100}[ \t]-a|mysql(?:dump|admin)?\b[^\n|;]{0,100}[ \t]-p(?=[^\s$"']))[ \t]{0,5}["']?(?![$`{<-])[^\s"'$`]{3,}/g },
  { what: 'a password piped to a command', needs: '|', pattern: /\b(?:echo|printf)[ \t]{1,5}(?:-\w{1,5}[ \t]{1,5})?["']?(?![`{<]|\$[A-Za-z{(])[^\s"'|`]{4,64}["']?[^\n|]{0,80}\|[ \t]{0,5}(?:sudo[ \t]{1,5}(?!-))?(?:passwd[ \t]{1,5}(?:--stdin|(?!-)\w)|smbpasswd\b|docker[ \t]{1,5}login\b[^\n]{0,100}--password-stdin|cryptsetup\b|realm[ \t]{1,5}join\b|kinit\b|sudo[ \t]{1,5}-S)/g },
  { what: 'a password given to chpasswd', needs: 'chpasswd', pattern: /\bchpasswd\b(?![^\n]{0,40}[ \t]-e)[^\n<]{0,40}<<(?:<[ \t]{0,5}["']?|-?[ \t]{0,5}["']?\w{1,20}["']?[ \t]{0,5}\n[ \t]{0,40})[A-Za-z_][\w.-]{0,32}:(?![$`{<])[^\s"'$]{1,256}/g },
  { what: 'a password on the command line', pattern: /\b(?:useradd|usermod|adduser)\b[^\n|;]{0,100}?[ \t](?:-p|--password)[ =\t]{1,5}["']?(?![$`{<!*"'-])[^\s"'$`]{3,}/g },
  { what: 'a password on the command line', needs: 'nmcli', pattern: /\bnmcli\b[^\n|;]{0,200}?[ \t](?:password|(?:wifi-sec|802-11-wireless-security)\.psk)[ \t]{1,5}["']?(?![$`{<-])[^\s"'$`]{8,}/g },
  { what: 'a password on the command line', pattern: /\bnet(?:\.exe)?[ \t]{1,5}user[ \t]{1,5}[^\s/]{1,64}[ \t]{1,5}["']?(?![/*%$<{"'])[^\s"'$%]{3,}/gi },
  { what: 'a password on the command line', pattern: /\b(?:schtasks\b[^\n]{0,300}?[ \t]\/rp[ \t]{1,5}|cmdkey\b[^\n]{0,200}?[ \t]\/pass:|net(?:\.exe)?[ \t]{1,5}use\b[^\n]{0,200}?[ \t]\/user:\S{1,64}[ \t]{1,5})["']?(?![/*%$<{"'])[^\s"'$%]{3,}/gi },
  { what: 'a password on the command line', pattern: commandLine },
  { what: 'a password on the command line', pattern: /[ \t]-?-pass(?:in|out)?[ \t=]{1,5}pass:(?![$`{<])[^\s"'$`]{3,}/g },
  { what: 'a password on the command line', needs: '%', pattern: /\b(?:smbclient|net[ \t]{1,5}(?:ads|rpc)|rpcclient)\b[^\n|;]{0,200}?[ \t](?:-U|--user)[ \t=]{1,5}["']?[\w.\\-]{1,64}%(?![$`{<])[^\s"'$`]{3,}/g },
  { what: 'a password of SNMP', pattern: /^[ \t]{0,40}(?:createUser[ \t]{1,5}(?:-e[ \t]{1,5}\S{1,64}[ \t]{1,5})?\S{1,64}[ \t]{1,5}(?:SHA|MD5)(?:-\d{3})?[ \t]{1,5}|r[ow]community6?[ \t]{1,5}(?!public\b))["']?(?![${<"'])[^\s"'$]{4,}/gm },
  { what: 'a password of CHAP', pattern: /^[ \t]{0,40}["']?[\w.@-]{1,64}["']?[ \t]{1,20}\*[ \t]{1,20}["']?(?![${<"'*])[^\s"'*]{4,}["']?[ \t]{1,20}\*[ \t]*$/gm, unsure: true },
  { what: 'an encryption key', needs: 'encrypt', pattern: /\bencrypt\\?["']?[ \t]{0,5}[:=][ \t]{0,5}\\?["'][A-Za-z0-9+/]{22,86}={1,2}\\?["']/g },
  { what: 'a password of Terraform', needs: 'variable', pattern: /\bvariable[ \t]{1,5}\\?"[\w-]{0,60}(?:password|passwd|passphrase|secret|token)\\?"[ \t]{0,5}\{[^}]{0,400}?\bdefault[ \t]{1,20}=[ \t]{1,20}\\?"(?![${"])[^"\n]{4,}"/gi },
  { what: 'a secret of Jenkins', needs: '{AQAAAB', pattern: /\{AQAAAB[A-Za-z0-9+/]{20,512}={0,2}\}/g },
  { what: 'an OpenVPN key', needs: 'OpenVPN', pattern: /-----BEGIN OpenVPN (?:Static key|tls-crypt)[ \w-]{0,40}-----/g, until: '-----END' },
  { what: 'a private key', needs: 'kty', pattern: /\\?"(?:d|k)\\?"[ \t]{0,5}:[ \t]{0,5}\\?"[A-Za-z0-9_-]{22,1024}\\?"/g },
  { what: 'a WireGuard private key', pattern: /\b(?:private|preshared)-key[ \t]{1,5}<\([ \t]{0,5}(?:echo|printf)[ \t]{1,5}["']?[A-Za-z0-9+/]{43}=|(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=["']?[ \t]{0,5}\|[^\n|]{0,40}\bwg[ \t][^\n|]{0,80}-key\b/g },
  { what: 'a key of DNS', needs: 'hmac-', pattern: /\bhmac-(?:md5|sha(?:1|224|256|384|512))["']?[ \t:]{1,5}(?:[\w.-]{1,64}:)?["']?[A-Za-z0-9+/]{16,172}={0,2}(?![\w@-])/g },
  { what: 'a secret identifier of AppRole', pattern: /\bsecret[_-]?id\\?["']?[ \t]{0,5}[:=][ \t]{0,5}\\?["']?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, unsure: true },
  { what: 'a ZeroTier identity', pattern: /\b[0-9a-f]{10}:0:[0-9a-f]{128}:[0-9a-f]{128}\b/g },
  { what: 'a password in a URL', needs: 'jdbc:oracle', pattern: /\bjdbc:oracle:\w{1,10}:[\w$]{1,64}\/(?![${<%*])[^\s/@"']{3,256}@/g },
  { what: 'a signed URL', pattern: /[?&]X-(?:Amz|Goog)-Signature=[0-9a-f]{64,1024}/gi },
  { what: 'a token in a URL', needs: '://', pattern: /\bhttps?:\/\/(?=[^\s/@:]{0,60}\d)(?=[^\s/@:]{0,60}[A-Z])(?=[^\s/@:]{0,60}[a-z])[A-Za-z0-9_-]{16,256}@[\w.-]/g, unsure: true },
  { what: 'a password in mount options', pattern: /\buser(?:name)?=[\w.\\/-]{1,64}%(?![0-9A-F]{2}|[${<%*])[^\s,"']{3,}/gi, unsure: true },
  { what: 'a password of IPsec', pattern: /(?:^|[ \t]):[ \t]{1,20}(?:PSK|XAUTH|EAP|NTLM)[ \t]{1,20}["']?(?![${<"'@%])[^\s"']{4,}/gm },
  { what: 'a password of HAProxy', pattern: /\b(?:insecure-password[ \t]{1,5}|stats[ \t]{1,5}auth[ \t]{1,5}[^\s:]{1,64}:)["']?(?![${<"'*])[^\s"']{3,}/g },
  { what: 'a user and a password', pattern: /(?:[ \t]login=|[ \t]--(?:auth|userpass|creds|basic-auth|proxy-user)[ \t=]|^[ \t]{0,20}allow[ \t]{1,5})["']?[A-Za-z][\w.-]{0,64}:(?![${<%*/])(?=[^\s"']{0,64}[A-Za-z])[^\s"'/]{4,}/gm, unsure: true },
  { what: 'a password of Postfix', pattern: /^[ \t]{0,40}\[[\w.-]{1,253}\](?::\w{1,10})?[ \t]{1,20}[^\s:]{1,128}:(?![${<])[^\s:]{4,}$/gm },
  { what: 'a key of NTP', pattern: /^[ \t]{0,40}\d{1,5}[ \t]{1,5}(?:M|MD5|SHA(?:1|256|384|512)?|AES(?:128|256)(?:CMAC)?)[ \t]{1,5}(?:(?:HEX|ASCII):)?(?=\S{0,40}\d)[^\s${<][^\s$]{5,}$/gm, unsure: true },
  { what: 'a password in a PowerShell script', pattern: /\.SetPassword\([ \t]{0,5}["'](?![$<{])[^"'\n$]{3,256}["']|["'](?![$<{])[^"'\n$]{3,256}["'][ \t]{0,5}\|[ \t]{0,5}ConvertTo-SecureString\b[^\n]{0,60}-AsPlainText/gi },
  { what: 'a password in XML', needs: 'value=', pattern: /\b(?:key|name)="[\w.:-]{0,60}(?:password|passwd|passphrase|pwd)"\s{1,10}value="(?![%$"{])[^"\n]{4,200}"/gi },
  { what: 'a password of netrc', needs: 'password', pattern: /\bmachine[ \t]{1,20}(?:[\w.:/-]{1,253}\s{1,20}login[ \t]{1,20}\S{1,253}|(?:[\w-]{1,63}\.){1,8}[\w-]{1,63})\s{1,20}password[ \t]{1,20}(?![${<%*])\S{3,}/g },
  { what: 'a password of PostgreSQL', pattern: /^[ \t]{0,40}(?:[\w.-]{1,253}|\*):(?:\d{2,5}|\*):[\w*-]{1,63}:(?=[a-z_])[\w-]{1,63}:(?![${<%*/])[^\s:]{4,}$/gm, unsure: true },
  { what: 'a password of a registry', needs: 'auths', pattern: /\\?"auth\\?"[ \t]{0,5}:[ \t]{0,5}\\?"[A-Za-z0-9+/]{8,}={0,2}\\?"/g },
  { what: 'a password in a PowerShell script', pattern: /\bConvertTo-SecureString[ \t]{1,5}(?:-(?:AsPlainText|Force)[ \t]{1,5}){0,2}(?:-String[ \t]{1,5})?["'](?![$<{])[^"'\n$]{3,256}["']/gi },
  { what: 'a password in SQL', pattern: /\bIDENTIFIED[ \t]{1,5}(?:WITH[ \t]{1,5}[\w'"]{1,40}[ \t]{1,5})?BY[ \t]{1,5}\\?["'](?![$%{<])[^"'\n\\]{3,256}/gi },
  { what: 'a password of Windows Setup', needs: '<Value>', pattern: /<(?:\w{0,40}Password)>\s{0,80}<Value>(?![$%{<])[^<\n]{1,512}<\/Value>/gi },
  { what: 'a shared access signature', needs: 'sig=', pattern: /[?&;]sig=(?:[A-Za-z0-9+/]|%2[BF]){40,}(?:=|%3D)/gi },
  { what: 'a password of Redis', pattern: /^[ \t]{0,20}(?:requirepass|masterauth)[ \t]{1,20}["']?(?![${<"'])[^\s"'#]{4,}/gm },
  { what: 'a WPA passphrase', pattern: /\b(?:(?:psk|wpa_passphrase|sae_password)[ \t]{0,5}=[ \t]{0,5}|wpa-psk[ \t]{1,20})["']?(?![${<])[^\s"'#]{8,64}/g },
  { what: 'a webhook with its token', pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9+/_]{10,200}|\.webhook\.office\.com\/webhookb2\/[\w@-]{10,200}\/IncomingWebhook\/\w{10,100}|discord(?:app)?\.com\/api\/webhooks\/\d{5,30}\/[\w-]{20,100}/g },
  { what: 'a credential of Artifactory', pattern: /(?<![A-Za-z0-9+/])(?:AP[0-9A-F]|AKC)[a-z0-9][A-Za-z0-9]{8,200}(?![A-Za-z0-9+/=])/g, unsure: true },
  { what: 'an Azure client secret', needs: 'Q~', pattern: /(?<![\w~.])[\w~.]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/g },
  { what: 'an Azure storage key', pattern: /\b(?:Account|SharedAccess)Key=[A-Za-z0-9+/]{40,88}={0,2}/g },
  { what: 'a Telegram token', needs: ':A', pattern: /\b(?:bot)?\d{8,16}:A[A-Za-z0-9_-]{34}(?![\w-])/g },
  { what: 'a Discord token', pattern: /\b[MNO][A-Za-z\d_-]{23,25}\.[\w-]{6}\.[\w-]{27,38}\b/g },
  { what: 'a Terraform token', needs: '.atlasv1.', pattern: /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9=_-]{60,70}/g },
  { what: 'a 1Password secret key', pattern: /\bA3-[A-Z0-9]{6}-[A-Z0-9]{6}-?[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3}\b/g },
  { what: 'a Harness key', pattern: /\b[ps]at\.[\w-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}\b/g },
  { what: 'an Airtable token', needs: 'pat', pattern: /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{64}\b/g },
  { what: 'a MaxMind key', needs: '_mmk', pattern: /\b[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk\b/g },
  { what: 'a Mailchimp key', needs: '-us', pattern: /(?<![0-9a-z])[0-9a-z]{32}-us\d{1,2}\b/g },
  { what: 'an Authress key', pattern: /\b(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120}/g },
  { what: 'a Yandex Cloud token', needs: 't1.', pattern: /\bt1\.[\w-]{1,1000}={0,2}\.[\w-]{86}={0,2}/g },
  { what: 'a Facebook token', pattern: /\b\d{15,16}[|%][\w-]{27,40}(?![\w-])/g },
  { what: 'a Dropbox token', needs: 'sl.', pattern: /\bsl\.[\w=-]{130,1500}/g },
  { what: 'a private key of an Ethereum wallet', needs: '0x', pattern: /(?<![0-9A-Za-z])0x[0-9a-fA-F]{64}(?![0-9a-zA-Z])/g },
  { what: 'a password of NuGet', pattern: /<add key="(?:ClearText)?Password"\s{1,10}value="(?![%$"])[^"\n]{6,200}"/gi },
  { what: 'a credential of a Ruby gem server', needs: '__CONTRIBSYS__COM', pattern: /\bBUNDLE_[A-Z]{1,20}__CONTRIBSYS__COM["']?[ \t]{0,5}[=:][ \t]{0,5}["']?[0-9a-f]{8}:[0-9a-f]{8}\b/g },
  { what: 'an IBM Cloud key', needs: 'softlayer.com/soap/', pattern: /softlayer\.com\/soap\/v3(?:\.\d{1,2})?\/[0-9a-z]{64}\b/g },
  { what: 'a token of an npm registry', pattern: /:_(?:authToken|password)\s{0,5}=\s{0,5}(?![${])[^\s]{8,}/g },
];

const symbol = '[./A-Za-z0-9]';

/** Password hashes of crypt(5), Argon2, LDAP and GRUB. The pattern requires their full length, so that `$6` in a shell script does not match. */
export const HASH_IN_TEXT = new RegExp(
  [
    `\\$6\\$(?:rounds=\\d{1,9}\\$)?${symbol}{1,16}\\$${symbol}{86}`,
    `\\$5\\$(?:rounds=\\d{1,9}\\$)?${symbol}{1,16}\\$${symbol}{43}`,
    `\\$1\\$${symbol}{1,8}\\$${symbol}{22}`,
    `\\$2[abxy]?\\$\\d\\d\\$${symbol}{53}`,
    `\\$(?:y|gy|7)\\$${symbol}{1,200}\\$${symbol}{1,86}\\$${symbol}{43}`,
    `\\$apr1\\$${symbol}{1,8}\\$${symbol}{22}`,
    '\\$argon2(?:id|i|d)\\$v=\\d{1,3}\\$[a-z0-9=,]{1,100}\\$[A-Za-z0-9+/]{1,200}\\$[A-Za-z0-9+/]{16,200}',
    '\\{S?SHA(?:256|384|512)?\\}[A-Za-z0-9+/]{20,120}={0,2}',
    'grub\\.pbkdf2\\.sha512\\.\\d{1,9}\\.[0-9A-Fa-f]{64,512}\\.[0-9A-Fa-f]{64,512}',
  ].map(shape => `(?:${shape})(?!${symbol})`).join('|'),
  'g',
);

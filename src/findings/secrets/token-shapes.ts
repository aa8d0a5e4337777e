/** Tokens that begin with a prefix of their issuer. */
export interface TokenFamily {
  readonly what: string;
  readonly prefixes: readonly string[];
  /** The smallest number of characters after the prefix. */
  readonly min: number;
}

const family = (what: string, min: number, prefixes: string): TokenFamily => ({ what, min, prefixes: prefixes.split(' ') });

/** The families by issuer. `PREFIXED_TOKEN` has the characters that can follow a prefix. */
export const TOKEN_FAMILIES: readonly TokenFamily[] = [
  family('a GitHub token', 36, 'ghp_ gho_ ghu_ ghs_ ghr_'),
  family('a GitHub token', 22, 'github_pat_'),
  family('a GitLab token', 16, 'glpat- glrt- glrtr- gldt- glptt- glcbt- glffct- glft- glimt- glagent- gloas- glsoat- GR1348941 _gitlab_session='),
  family('a Slack token', 10, 'xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs- xoxe. xapp-'),
  family('a HashiCorp Vault token', 24, 'hvs. hvb. hvr. s.'),
  family('a Google credential', 20, 'AIza GOCSPX- ya29.'),
  family('an OpenAI key', 20, 'sk-proj- sk-svcacct- sk-admin- sk-None-'),
  family('an OpenAI key', 40, 'sk-'),
  family('an Anthropic key', 20, 'sk-ant-'),
  family('a Stripe key', 10, 'sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_'),
  family('a Stripe key', 24, 'whsec_'),
  family('a SendGrid key', 30, 'SG.'),
  family('an npm token', 36, 'npm_'),
  family('a PyPI token', 50, 'pypi-AgE pypi-'),
  family('a Docker token', 20, 'dckr_pat_ dckr_oat_'),
  family('a DigitalOcean token', 40, 'dop_v1_ doo_v1_ dor_v1_'),
  family('a Hugging Face token', 30, 'hf_ api_org_'),
  family('a Shopify token', 30, 'shpat_ shpca_ shppa_ shpss_'),
  family('a Tailscale key', 16, 'tskey-'),
  family('a New Relic key', 16, 'NRAK- NRII- NRJS- NRRA-'),
  family('a Postman key', 40, 'PMAK-'),
  family('a Linear key', 30, 'lin_api_'),
  family('a Notion token', 30, 'ntn_'),
  family('a Figma token', 20, 'figd_'),
  family('a Grafana token', 30, 'glc_ glsa_ eyJrIjoi'),
  family('a Groq key', 40, 'gsk_'),
  family('a Perplexity key', 40, 'pplx-'),
  family('a Vercel token', 24, 'vcp_ vci_ vca_ vcr_ vck_'),
  family('a Cloudflare token', 40, 'cfat_ cfut_ cfk_ v1.0-'),
  family('a Databricks token', 32, 'dapi'),
  family('a PlanetScale credential', 30, 'pscale_tkn_ pscale_oauth_ pscale_pw_'),
  family('a RubyGems key', 40, 'rubygems_'),
  family('a Pulumi token', 40, 'pul-'),
  family('a Prefect token', 36, 'pnu_ pnb_'),
  family('a Sentry token', 40, 'sntrys_ sntryu_'),
  family('a 1Password token', 100, 'ops_eyJ'),
  family('a Heroku key', 40, 'HRKU-'),
  family('a Fly.io token', 40, 'fo1_ fm1_ fm1a_ fm1r_ fm2_'),
  family('an Atlassian token', 100, 'ATATT3 ATCTT3 ATBB'),
  family('an Artifactory credential', 50, 'AKCp cmVmd'),
  family('an Adobe credential', 32, 'p8e-'),
  family('an Alibaba Cloud key', 16, 'LTAI'),
  family('an Amazon Bedrock key', 24, 'ABSK bedrock-api-key-'),
  family('a Facebook token', 90, 'EAAM EAAC EAAB'),
  family('a Square token', 22, 'EAAA sq0atp- sq0csp-'),
  family('a Dynatrace token', 40, 'dt0c01. dt0s01.'),
  family('a Doppler token', 40, 'dp.pt. dp.st. dp.ct. dp.sa.'),
  family('a Duffel token', 40, 'duffel_test_ duffel_live_'),
  family('an EasyPost key', 50, 'EZAK EZTK'),
  family('a Flutterwave key', 12, 'FLWSECK_TEST- FLWPUBK_TEST- FLWSECK-'),
  family('a ReadMe key', 60, 'rdme_'),
  family('a SettleMint token', 16, 'sm_aat_ sm_pat_ sm_sat_'),
  family('a Shippo token', 40, 'shippo_live_ shippo_test_'),
  family('a Brevo key', 60, 'xkeysib- xsmtpsib-'),
  family('an Infracost key', 32, 'ico-'),
  family('a Typeform token', 50, 'tfp_'),
  family('a Scalingo token', 40, 'tk-us-'),
  family('a Clojars token', 60, 'CLOJARS_'),
  family('a ClickHouse key', 38, '4b1d'),
  family('a Frame.io token', 60, 'fio-u-'),
  family('a Sourcegraph token', 40, 'sgp_ sgp_local_'),
  family('an OpenShift token', 43, 'sha256~'),
  family('an Octopus Deploy key', 26, 'API-'),
  family('a Yandex Cloud key', 35, 'AQVN'),
  family('a Twilio key', 32, 'SK'),
  family('an Intra42 secret', 64, 's-s4t2ud- s-s4t2af-'),
  family('a Terraform token', 60, 'atlasv1.'),
  family('a Linode or Akamai token', 60, 'akab-'),
  family('a Mapbox token', 60, 'sk.eyJ1Ijoi'),
  family('an Azure DevOps token', 60, 'AZDO'),
];

/** Prefixes with which other texts can begin too. The rest of the token must match the pattern. */
export const NARROW: Readonly<Record<string, RegExp>> = {
  'SK': /^[0-9a-f]{32}$/i,
  'API-': /^[A-Z0-9]{26}$/,
  'dapi': /^[0-9a-f]{32}(?:-\d)?$/i,
  '4b1d': /^[A-Za-z0-9]{38}$/,
  'LTAI': /^[a-z0-9]{16,24}$/i,
  'AQVN': /^[\w-]{35,38}$/,
  'EZAK': /^[A-Za-z0-9]{54}$/,
  'EZTK': /^[A-Za-z0-9]{54}$/,
  'EAAA': /^(?=.*[a-z])[\w-]{22,60}$/,
  'AKCp': /^[A-Za-z0-9]{60,}$/,
  'cmVmd': /^[A-Za-z0-9]{59}$/,
  'ABSK': /^[A-Za-z0-9+/]{100,}=*$/,
  'hf_': /^[A-Za-z]{30,}$/,
  'pul-': /^[0-9a-f]{40}$/,
  'sk-': /^[A-Za-z0-9]{40,}$/,
  's.': /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9]{24}$/,
  'api_org_': /^[A-Za-z]{30,}$/,
  'xoxa-': /\d{6}/,
  'xoxo-': /\d{6}/,
  'v1.0-': /^[0-9a-f]{24}-[0-9a-f]{100,}$/,
  'AZDO': /^[A-Za-z0-9]{60,}$/,
  'SG.': /^[\w.=-]{60,}$/,
  'pypi-': /^[A-Za-z0-9_-]{80,}$/,
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const FAMILY_OF: ReadonlyMap<string, TokenFamily> = new Map(
  TOKEN_FAMILIES.flatMap(each => each.prefixes.map(prefix => [prefix, each] as const)),
);

/** A prefix at the start of a word, the longest first, and the characters after it. */
export const PREFIXED_TOKEN = new RegExp(
  `(?<![A-Za-z0-9])(${[...FAMILY_OF.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escaped).join('|')})([\\w.~+/=%-]{10,1000})`, 'g');

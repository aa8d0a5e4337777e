import { CloudConfig } from '../../../src';

const messages = (content: string) => new CloudConfig({ files: [{ path: '/etc/x', content }] })._render().problems.map(({ message }) => message);

/** Characters of a token. The tokens are assembled at run time, so that no scanner reports this repository. */
const random = (length: number) => 'aB3dE5gH7j'.repeat(30).slice(0, length);
const hexadecimal = (length: number) => '0a1b2c3d'.repeat(30).slice(0, length);
const letters = (length: number) => 'aBdEgHjKmN'.repeat(30).slice(0, length);

/** What the issuers write before a token. The table of the library is not read here: a test that reads it does not notice a missing row. */
const WIDE: readonly (readonly [what: string, prefixes: string])[] = [
  ['a GitHub token', 'ghp_ gho_ ghu_ ghs_ ghr_'],
  ['a GitHub token', 'github_pat_'],
  ['a GitLab token', 'glpat- glrt- glrtr- gldt- glptt- glcbt- glffct- glft- glimt- glagent- gloas- glsoat- GR1348941 _gitlab_session='],
  ['a Slack token', 'xoxb- xoxe- xoxp- xoxr- xoxs- xoxe. xapp-'],
  ['a HashiCorp Vault token', 'hvs. hvb. hvr.'],
  ['a Google credential', 'AIza GOCSPX- ya29.'],
  ['an OpenAI key', 'sk-proj- sk-svcacct- sk-admin- sk-None-'],
  ['an Anthropic key', 'sk-ant-'],
  ['a Stripe key', 'sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_'],
  ['a Stripe key', 'whsec_'],
  ['an npm token', 'npm_'],
  ['a PyPI token', 'pypi-AgE'],
  ['a Docker token', 'dckr_pat_ dckr_oat_'],
  ['a DigitalOcean token', 'dop_v1_ doo_v1_ dor_v1_'],
  ['a Shopify token', 'shpat_ shpca_ shppa_ shpss_'],
  ['a Tailscale key', 'tskey-'],
  ['a New Relic key', 'NRAK- NRII- NRJS- NRRA-'],
  ['a Postman key', 'PMAK-'],
  ['a Linear key', 'lin_api_'],
  ['a Notion token', 'ntn_'],
  ['a Figma token', 'figd_'],
  ['a Grafana token', 'glc_ glsa_ eyJrIjoi'],
  ['a Groq key', 'gsk_'],
  ['a Perplexity key', 'pplx-'],
  ['a Vercel token', 'vcp_ vci_ vca_ vcr_ vck_'],
  ['a Cloudflare token', 'cfat_ cfut_ cfk_'],
  ['a PlanetScale credential', 'pscale_tkn_ pscale_oauth_ pscale_pw_'],
  ['a RubyGems key', 'rubygems_'],
  ['a Prefect token', 'pnu_ pnb_'],
  ['a Sentry token', 'sntrys_ sntryu_'],
  ['a 1Password token', 'ops_eyJ'],
  ['a Heroku key', 'HRKU-'],
  ['a Fly.io token', 'fo1_ fm1_ fm1a_ fm1r_ fm2_'],
  ['an Atlassian token', 'ATATT3 ATCTT3 ATBB'],
  ['an Adobe credential', 'p8e-'],
  ['an Amazon Bedrock key', 'bedrock-api-key-'],
  ['a Facebook token', 'EAAM EAAC EAAB'],
  ['a Square token', 'sq0atp- sq0csp-'],
  ['a Dynatrace token', 'dt0c01. dt0s01.'],
  ['a Doppler token', 'dp.pt. dp.st. dp.ct. dp.sa.'],
  ['a Duffel token', 'duffel_test_ duffel_live_'],
  ['a Flutterwave key', 'FLWSECK_TEST- FLWPUBK_TEST- FLWSECK-'],
  ['a ReadMe key', 'rdme_'],
  ['a SettleMint token', 'sm_aat_ sm_pat_ sm_sat_'],
  ['a Shippo token', 'shippo_live_ shippo_test_'],
  ['a Brevo key', 'xkeysib- xsmtpsib-'],
  ['an Infracost key', 'ico-'],
  ['a Typeform token', 'tfp_'],
  ['a Scalingo token', 'tk-us-'],
  ['a Clojars token', 'CLOJARS_'],
  ['a Frame.io token', 'fio-u-'],
  ['a Sourcegraph token', 'sgp_ sgp_local_'],
  ['an OpenShift token', 'sha256~'],
  ['an Intra42 secret', 's-s4t2ud- s-s4t2af-'],
  ['a Terraform token', 'atlasv1.'],
  ['a Linode or Akamai token', 'akab-'],
  ['a Mapbox token', 'sk.eyJ1Ijoi'],
];

/** Prefixes that other texts have too, with a token. */
const NARROW: readonly (readonly [what: string, prefix: string, token: string])[] = [
  ['a Twilio key', 'SK', hexadecimal(32)],
  ['an Octopus Deploy key', 'API-', random(26).toUpperCase()],
  ['a Databricks token', 'dapi', `${hexadecimal(32)}-2`],
  ['a ClickHouse key', '4b1d', random(38)],
  ['an Alibaba Cloud key', 'LTAI', random(20)],
  ['a Yandex Cloud key', 'AQVN', random(36)],
  ['an EasyPost key', 'EZAK', random(54)],
  ['an EasyPost key', 'EZTK', random(54)],
  ['a Square token', 'EAAA', random(40)],
  ['an Artifactory credential', 'AKCp', random(69)],
  ['an Artifactory credential', 'cmVmd', random(59)],
  ['an Amazon Bedrock key', 'ABSK', random(110)],
  ['a Hugging Face token', 'hf_', letters(34)],
  ['a Hugging Face token', 'api_org_', letters(34)],
  ['a Pulumi token', 'pul-', hexadecimal(40)],
  ['an OpenAI key', 'sk-', random(48)],
  ['a HashiCorp Vault token', 's.', random(24)],
  ['a Slack token', 'xoxa-', '123456789012-abcdef'],
  ['a Slack token', 'xoxo-', '123456789012-abcdef'],
  ['a Cloudflare token', 'v1.0-', `${hexadecimal(24)}-${hexadecimal(146)}`],
  ['an Azure DevOps token', 'AZDO', random(76)],
  ['a SendGrid key', 'SG.', `${random(22)}.${random(43)}`],
  ['a PyPI token', 'pypi-', random(90)],
];

describe('tokens by what their issuer writes before them', () => {
  test.each(WIDE.flatMap(([what, prefixes]) => prefixes.split(' ').map(prefix => [prefix, what] as const)))('%s', (prefix, what) => {
    expect(messages(`x ${prefix}${random(110)} y`)).toEqual([expect.stringContaining(` has ${what}. `)]);
    expect(messages(`x ${prefix}${random(7)} y`)).toEqual([]);
  });

  test.each(NARROW)('%s: %s', (what, prefix, token) => {
    expect(messages(`x ${prefix}${token} y`)).toContainEqual(expect.stringContaining(` has ${what}. `));
    // A name that begins alike.
    expect(messages(`x ${prefix}first-web-server y`)).toEqual([]);
  });
});

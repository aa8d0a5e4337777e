import { CloudConfig } from '../../../src';

const messages = (content: string) => new CloudConfig({ files: [{ path: '/etc/x', content }] })._render().problems.map(({ message }) => message);

/** Characters of a token. The tokens are assembled at run time, so that no scanner reports this repository. */
const random = (length: number) => 'aB3dE5gH7j'.repeat(30).slice(0, length);
const hexadecimal = (length: number) => '0a1b2c3d'.repeat(30).slice(0, length);
const letters = (length: number) => 'aBdEgHjKmN'.repeat(30).slice(0, length);

/** What the issuers write before a token, and the least length of the rest. The table of the library is not read here: a test that reads it does not notice a missing row. */
const WIDE: readonly (readonly [what: string, least: number, prefixes: string])[] = [
  ['a GitHub token', 36, 'ghp_ gho_ ghu_ ghs_ ghr_'],
  ['a GitHub token', 22, 'github_pat_'],
  ['a GitLab token', 16, 'glpat- glrt- glrtr- gldt- glptt- glcbt- glffct- glft- glimt- glagent- gloas- glsoat- GR1348941 _gitlab_session='],
  ['a Slack token', 10, 'xoxb- xoxe- xoxp- xoxr- xoxs- xoxe. xapp-'],
  ['a HashiCorp Vault token', 24, 'hvs. hvb. hvr.'],
  ['a Google credential', 20, 'AIza GOCSPX- ya29.'],
  ['an OpenAI key', 20, 'sk-proj- sk-svcacct- sk-admin- sk-None-'],
  ['an Anthropic key', 20, 'sk-ant-'],
  ['a Stripe key', 10, 'sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_'],
  ['a Stripe key', 24, 'whsec_'],
  ['an npm token', 36, 'npm_'],
  ['a PyPI token', 50, 'pypi-AgE'],
  ['a Docker token', 20, 'dckr_pat_ dckr_oat_'],
  ['a DigitalOcean token', 40, 'dop_v1_ doo_v1_ dor_v1_'],
  ['a Shopify token', 30, 'shpat_ shpca_ shppa_ shpss_'],
  ['a Tailscale key', 16, 'tskey-'],
  ['a New Relic key', 16, 'NRAK- NRII- NRJS- NRRA-'],
  ['a Postman key', 40, 'PMAK-'],
  ['a Linear key', 30, 'lin_api_'],
  ['a Notion token', 30, 'ntn_'],
  ['a Figma token', 20, 'figd_'],
  ['a Grafana token', 30, 'glc_ glsa_ eyJrIjoi'],
  ['a Groq key', 40, 'gsk_'],
  ['a Perplexity key', 40, 'pplx-'],
  ['a Vercel token', 24, 'vcp_ vci_ vca_ vcr_ vck_'],
  ['a Cloudflare token', 40, 'cfat_ cfut_ cfk_'],
  ['a PlanetScale credential', 30, 'pscale_tkn_ pscale_oauth_ pscale_pw_'],
  ['a RubyGems key', 40, 'rubygems_'],
  ['a Prefect token', 36, 'pnu_ pnb_'],
  ['a Sentry token', 40, 'sntrys_ sntryu_'],
  ['a 1Password token', 100, 'ops_eyJ'],
  ['a Heroku key', 40, 'HRKU-'],
  ['a Fly.io token', 40, 'fo1_ fm1_ fm1a_ fm1r_ fm2_'],
  ['an Atlassian token', 100, 'ATATT3 ATCTT3 ATBB'],
  ['an Adobe credential', 32, 'p8e-'],
  ['an Amazon Bedrock key', 24, 'bedrock-api-key-'],
  ['a Facebook token', 90, 'EAAM EAAC EAAB'],
  ['a Square token', 22, 'sq0atp- sq0csp-'],
  ['a Dynatrace token', 40, 'dt0c01. dt0s01.'],
  ['a Doppler token', 40, 'dp.pt. dp.st. dp.ct. dp.sa.'],
  ['a Duffel token', 40, 'duffel_test_ duffel_live_'],
  ['a Flutterwave key', 12, 'FLWSECK_TEST- FLWPUBK_TEST- FLWSECK-'],
  ['a ReadMe key', 60, 'rdme_'],
  ['a SettleMint token', 16, 'sm_aat_ sm_pat_ sm_sat_'],
  ['a Shippo token', 40, 'shippo_live_ shippo_test_'],
  ['a Brevo key', 60, 'xkeysib- xsmtpsib-'],
  ['an Infracost key', 32, 'ico-'],
  ['a Typeform token', 50, 'tfp_'],
  ['a Scalingo token', 40, 'tk-us-'],
  ['a Clojars token', 60, 'CLOJARS_'],
  ['a Frame.io token', 60, 'fio-u-'],
  ['a Sourcegraph token', 40, 'sgp_ sgp_local_'],
  ['an OpenShift token', 43, 'sha256~'],
  ['an Intra42 secret', 64, 's-s4t2ud- s-s4t2af-'],
  ['a Terraform token', 60, 'atlasv1.'],
  ['a Linode or Akamai token', 60, 'akab-'],
  ['a Mapbox token', 60, 'sk.eyJ1Ijoi'],
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
  test.each(WIDE.flatMap(([what, least, prefixes]) => prefixes.split(' ').map(prefix => [prefix, what, least] as const)))('%s', (prefix, what, least) => {
    expect(messages(`x ${prefix}${random(110)} y`)).toEqual([expect.stringContaining(` has ${what}. `)]);
    expect(messages(`x ${prefix}${random(least)} y`)).toEqual([expect.stringContaining(` has ${what}. `)]);
    expect(messages(`x ${prefix}${random(least - 1)} y`)).toEqual([]);
  });

  test.each(NARROW)('%s: %s', (what, prefix, token) => {
    expect(messages(`x ${prefix}${token} y`)).toContainEqual(expect.stringContaining(` has ${what}. `));
    // A name that begins alike.
    expect(messages(`x ${prefix}first-web-server y`)).toEqual([]);
  });
});

import { readFileSync } from 'fs';
import { secretsInText } from '../src/findings/secrets';

/**
 * Measures how many samples of public secret scanners the secret search finds.
 *
 * npx tsx scripts/measure-secrets.ts samples.jsonl [--misses]
 *
 * Each line of the file has the form `{ "scanner", "rule", "text", "positive" }`. The samples are those of the scanners' own tests: the true
 * positives of gitleaks' rules, the snapshots of secretlint's rules, the parameters of detect-secrets' plugin tests. Their texts are not
 * part of this repository.
 */

interface Sample {
  readonly scanner: string;
  readonly rule: string;
  readonly text: string;
  readonly positive: boolean;
}

interface Count {
  found: number;
  all: number;
  readonly misses: string[];
}

const [file, showMisses] = process.argv.slice(2);
const samples: Sample[] = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line));
const scanners = new Map<string, Map<string, Count>>();
for (const { scanner, rule, text } of samples.filter(({ positive }) => positive)) {
  const rules = scanners.get(scanner) ?? new Map<string, Count>();
  scanners.set(scanner, rules);
  const count = rules.get(rule) ?? { found: 0, all: 0, misses: [] };
  rules.set(rule, count);
  count.all++;
  if (secretsInText(text).length > 0) count.found++;
  else count.misses.push(text);
}
for (const [scanner, rules] of scanners) {
  const all = [...rules.values()];
  const sum = (of: (count: Count) => number) => all.reduce((total, each) => total + of(each), 0);
  const [found, total] = [sum(each => each.found), sum(each => each.all)];
  console.log(`${scanner}: ${found} of ${total} samples (${(100 * found / total).toFixed(1)} %), ${all.filter(each => each.found > 0).length} of ${all.length} rules`);
  if (showMisses) for (const [rule, { misses }] of rules) for (const miss of misses) console.log(`  ${rule}: ${JSON.stringify(miss.slice(0, 200))}`);
}

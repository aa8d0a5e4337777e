import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { launch } from 'puppeteer-core';
import { ROOT } from './built';
import type { Row } from './measures';
import { median } from './processes';
import { pageOf } from '../src/report/html/page';
import { sheetOf } from '../src/report/sheet';
import { manyMachines } from '../test/report/fleets';

/** The paths at which Debian's package installs Chromium. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

/** How long Chromium takes from the address of the page of `vm-fleet report` to its first two frames. */
export function opening(machines: number, rounds: number, atMost: number): Row[] {
  if (CHROMIUM === undefined) {
    process.stderr.write('SKIPPED: chromium: how long a report takes to open is not measured (Debian: apt-get install chromium)\n');
    return [];
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', require.resolve('tsx'), __filename, String(machines), String(rounds)], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.dev.json') },
  });
  if (status !== 0) throw new Error(stderr);
  const { bytes, ms } = JSON.parse(stdout) as { bytes: number; ms: number[] };
  const value = median(ms);
  return [{
    measure: `the report of ${machines} machines opened in Chromium`, ours: `${value.toFixed(0)} ms`, against: `${(bytes / 1e6).toFixed(1)} MB`,
    value, unit: 'ms', goal: { atMost },
  }];
}

async function open(machines: number, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-bench-'));
  const browser = await launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const html = pageOf(sheetOf([manyMachines(machines)]));
    const file = join(folder, 'fleet.html');
    writeFileSync(file, html);
    const ms: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const page = await browser.newPage();
      const start = performance.now();
      await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
      await page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))');
      ms.push(performance.now() - start);
      await page.close();
    }
    process.stdout.write(JSON.stringify({ bytes: html.length, ms }));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

if (require.main === module) void open(Number(process.argv[2]), Number(process.argv[3]));

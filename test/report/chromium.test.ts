import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { Browser, launch, Page } from 'puppeteer-core';
import { hostileFleet, manyMachines } from './fleets';
import { FleetModel } from '../../src/model/fleet-model';
import { pageOf } from '../../src/report/html/page';
import { sheetOf } from '../../src/report/sheet';
import { installed, testWhere } from '../support/where';

jest.setTimeout(120_000);

/** Debian's package. */
const CHROMIUM = installed('chromium', 'chromium-browser');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = [[1440, 900], [820, 1180], [390, 844]] as const;
const inChromium = testWhere(CHROMIUM !== undefined, 'chromium: the page of vm-fleet report is not opened (Debian: apt-get install chromium)');

const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-report-'));
let browser: Browser;
let page: Page;
const said: string[] = [];

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  browser = await launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opens the page of a fleet, and records the console. */
async function open(name: string, model: FleetModel): Promise<void> {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, pageOf(sheetOf([model])));
  await page?.close();
  page = await browser.newPage();
  said.length = 0;
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(String(error)));
  page.on('request', request => { if (!request.url().startsWith('file:')) said.push(`asks for ${request.url()}`); });
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
}

/** The value of an expression in the page. */
const inPage = (expression: string): Promise<any> => page.evaluate(expression);

/** Texts of the picture that overlap, or that are wider than their boxes. */
const collisions = () => inPage(`(() => {
  const found = [];
  for (const box of document.querySelectorAll('#picture svg g:has(> rect.vf-b)')) {
    const { right } = box.querySelector('rect').getBoundingClientRect();
    for (const text of box.querySelectorAll('text')) if (text.getBoundingClientRect().right > right + 1) found.push('wider than its box: ' + text.textContent);
  }
  const places = [...document.querySelectorAll('#picture svg text')].map(text => ({ text: text.textContent, ...text.getBoundingClientRect().toJSON() }));
  places.forEach((a, i) => places.slice(i + 1).forEach(b => {
    const [x, y] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
    if (x > 1 && y > 4) found.push(a.text + ' over ' + b.text);
  }));
  return found;
})()`);

inChromium('no console error, no overlap and nothing for axe at three sizes', async () => {
  await open('small', manyMachines(100));
  for (const [width, height] of SIZES) {
    await page.setViewport({ width, height });
    expect(await collisions()).toEqual([]);
    // The page itself does not scroll sideways.
    expect(await inPage('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  }
  await page.setBypassCSP(true);
  await page.reload();
  await page.evaluate(AXE);
  // The remaining rows repeat the first ones, and take axe most of its time.
  await inPage('[...document.querySelectorAll("#machines-body tr")].slice(10).forEach(row => row.remove())');
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const { violations } = await inPage('axe.run()');
    expect(violations.map(({ id, nodes: [{ html }] }: any) => `${id}: ${html}`)).toEqual([]);
  }
  expect(said).toEqual([]);
});

inChromium('a number is below the end of its heading', async () => {
  await open('numbers', manyMachines(100));
  expect(await inPage(`[...document.querySelectorAll('td.number')].filter(cell => {
    const head = cell.closest('table').rows[0].cells[cell.cellIndex];
    return getComputedStyle(head).textAlign !== 'right';
  }).length`)).toBe(0);
  expect(await inPage('document.querySelectorAll("td.number").length')).toBeGreaterThan(100);
});

inChromium('search, filter, sort and pages of the table, by keyboard too', async () => {
  await open('table', manyMachines(300));
  const rows = () => inPage('[...document.querySelectorAll(\'#machines-body tr\')].map(row => row.firstElementChild.textContent)');
  const status = () => inPage('document.getElementById("machines-count").textContent');
  expect(await status()).toBe('1 to 200 of 300 machines');
  await page.click('#next');
  expect(await status()).toBe('201 to 300 of 300 machines');
  await page.focus('#search');
  await page.keyboard.type('team1 fleet-3');
  expect([await status(), (await rows())[0]]).toEqual(['1 to 10 of 10 machines', 'fleet-3-0']);
  await page.focus('#machines-table th button');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  expect((await rows())[0]).toBe('fleet-3-9');
  expect(await inPage('document.querySelector(\'#machines-table th\').getAttribute(\'aria-sort\')')).toBe('descending');
  await page.select('#exposed', 'yes');
  expect(await status()).toBe('No machine matches');
  expect(said).toEqual([]);
});

inChromium('zoom of the picture', async () => {
  await open('zoom', manyMachines(100));
  const width = () => inPage('document.querySelector("#picture svg").getBoundingClientRect().width');
  const before = await width();
  await page.click('#in');
  expect(await width()).toBeCloseTo(before * 1.25, 0);
  await page.click('#fit');
  expect(await width()).toBeCloseTo(await inPage('document.getElementById("picture").clientWidth'), 0);
});

inChromium('1,000 machines are read at a glance, 10,000 open', async () => {
  for (const count of [1000, 10_000]) {
    await open(`many-${count}`, manyMachines(count));
    expect(await collisions()).toEqual([]);
    expect(await inPage('document.querySelectorAll(\'#picture svg rect.vf-b\').length')).toBeLessThanOrEqual(80);
    expect(await inPage('document.getElementById(\'machines-count\').textContent')).toBe(`1 to 200 of ${count} machines`);
  }
  expect(said).toEqual([]);
});

inChromium('hostile names run nothing', async () => {
  await open('hostile', hostileFleet());
  await page.focus('#search');
  await page.keyboard.type('img');
  expect(await inPage('window.hacked')).toBeUndefined();
  expect(await collisions()).toEqual([]);
  expect(await inPage('document.querySelectorAll(\'img, #machines script, svg[onload]\').length')).toBe(0);
  expect(said).toEqual([]);
});

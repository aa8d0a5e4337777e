/** Opens and searches the built site in Chromium: `npm test` in `website/`, after `npm run build`. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Browser, launch, Page } from 'puppeteer-core';
import { serve, Served } from './serve';

/** Debian's package. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const MISSING = 'chromium: the site is not opened (Debian: apt-get install chromium)';

let browser: Browser;
let page: Page;
let site: Served;
const said: string[] = [];

if (CHROMIUM === undefined) {
  process.stderr.write(`SKIPPED: ${MISSING}\n`);
  if (process.env.REQUIRE_ALL === '1') test(`REQUIRE_ALL: ${MISSING}`, () => { throw new Error('it is not installed'); });
} else {
  before(async () => {
    site = await serve();
    browser = await launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    page.on('console', message => said.push(message.text()));
    page.on('pageerror', error => said.push(String(error)));
    page.on('request', request => { if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(site.address)) said.push(`asks for ${request.url()}`); });
    page.on('response', response => { if (response.status() >= 400) said.push(`${response.status()}: ${response.url()}`); });
  });
  after(async () => {
    await browser?.close();
    site?.close();
  });
}

const inChromium = CHROMIUM === undefined ? test.skip : test;

async function open(path: string): Promise<void> {
  await page.goto(`${site.address}${path}`, { waitUntil: 'load' });
  // Where the page can be used: until then it is text.
  await page.waitForSelector('.VPNavBarSearch button');
}

/** What an expression is in the page. */
const inPage = (expression: string): Promise<any> => page.evaluate(expression);

/** Searches, and waits until one of the first results has a text. The box may still show the results of the last search. */
async function search(text: string, expected: string): Promise<void> {
  await page.keyboard.press('/');
  await page.waitForSelector('#localsearch-input');
  await page.click('#localsearch-input', { count: 3 });
  await page.type('#localsearch-input', text);
  await page.waitForFunction(
    `[...document.querySelectorAll(".VPLocalSearchBox .result")].slice(0, 5)
      .some(each => each.innerText.replace(/\\s+/g, " ").includes(${JSON.stringify(expected)}))`,
    { timeout: 60_000 },
  );
}

inChromium('pages open without an error, a request to others, or a scroll sideways, and axe finds nothing', async () => {
  for (const path of ['/', '/first-fleet.html', '/errors/NAME_INVALID.html', '/examples/', '/examples/three-tier-shop.html', '/api/tenancy.html', '/python/first-fleet.html', '/go/api/tenancy.html']) {
    await open(path);
    for (const [width, height] of [[390, 844], [820, 1180], [1440, 900]]) {
      await page.setViewport({ width, height });
      equal(await inPage('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0, `${path} at ${width}`);
    }
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await open(path);
      await page.evaluate(AXE);
      const { violations } = await inPage('axe.run()');
      deepEqual(violations.map(({ id, nodes: [{ html }] }: any) => `${id}: ${html}`), [], `${path}, ${scheme}`);
    }
    deepEqual(said.splice(0), [], path);
  }
});

inChromium('the search finds a code, a property, a task and a type, without a network', async () => {
  await open('/');
  for (const [text, found] of [['PORTLIST_UDP', 'PORTLIST_UDP'], ['virtctl create vm', 'Coming from virtctl'], ['grow a disk', 'Growing a disk'], ['InstanceType', 'InstanceType']]) {
    await search(text, found);
    await page.keyboard.press('Escape');
    await page.waitForSelector('#localsearch-input', { hidden: true });
  }
  deepEqual(said.splice(0), []);
});

inChromium('a result is opened by the keyboard', async () => {
  await open('/');
  await search('PORTLIST_UDP', 'PORTLIST_UDP');
  await page.keyboard.press('Enter');
  await page.waitForFunction('document.querySelector("h1")?.textContent.startsWith("PORTLIST_UDP")');
  ok(page.url().startsWith(`${site.address}/errors/PORTLIST_UDP`), page.url());
});

inChromium('in the pages of a language the search finds those of the language', async () => {
  await open('/python/contents.html');
  await search('growing a disk', 'Growing a disk');
  await page.keyboard.press('Enter');
  await page.waitForFunction('location.pathname.includes("growing-a-disk")');
  ok(page.url().startsWith(`${site.address}/python/growing-a-disk`), page.url());
});

inChromium('the gallery shows the code next to its YAML, and the picture', async () => {
  await open('/examples/three-tier-shop.html');
  const { code, yaml, picture } = await inPage(`({
    code: document.querySelector('.side-by-side > div:first-child').getBoundingClientRect().toJSON(),
    yaml: document.querySelector('.side-by-side > div:last-child').getBoundingClientRect().toJSON(),
    picture: document.querySelector('main img').naturalWidth,
  })`);
  ok(code.right <= yaml.left && Math.abs(code.top - yaml.top) < 1);
  ok(picture > 100);
});

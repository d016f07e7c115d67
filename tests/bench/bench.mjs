// How long a person waits, in Chromium over a slow connection and with the processor slowed down four times: `cargo xtask bench`.
//
// In one run: a stand-in with Preact (preact/), our page, our frame on a host page, and, if SMR_CHECK_BASELINE names a folder with the page of
// another build, that. Each visit is a first visit. Prints a table in Markdown.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { serve } from './serve.mjs';

const { SMR_CHECK_SITE: site, SMR_CHECK_EMBED: element, SMR_CHECK_BASELINE: baseline, CHROMIUM } = process.env;
if (!site || !element || !CHROMIUM) throw new Error('SMR_CHECK_SITE, SMR_CHECK_EMBED and CHROMIUM are not set: run `cargo xtask bench`');
const VISITS = Number(process.env.SMR_CHECK_VISITS ?? 15);
/** What Lighthouse takes for a slow 4G connection, and how much slower than this machine a phone is. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER = 4;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => readFileSync(here(path), 'utf8');

/** The stand-in, built as it would be shipped. Its words are those of our own start screen. */
async function standIn() {
  const start = readFileSync(`${site}/index.html`, 'utf8').match(/<div data-start="nl">([^]*?)<p id="failed"/)[1];
  const START = [...start.matchAll(/<(?:p|li)[^>]*>([^]*?)<\/(?:p|li)>/g)].map(([, html]) => html.replace(/<!--[^]*?-->|<[^>]*>/g, '').trim()).filter(Boolean);
  const toml = read('../../texts/nl.toml');
  const text = (section, key) => JSON.parse(toml.split(`\n[${section}]\n`)[1].match(new RegExp(`^${key} = (".*")$`, 'm'))[1]);
  const TEXTS = Object.fromEntries([['ui', 'app-title'], ['ui', 'other-language'], ['journey', 'begin'], ['journey', 'next'], ['question', 'insurer']].map(([section, key]) => [`${section}.${key}`, text(section, key)]));
  // As many as there are brands to choose from.
  const INSURERS = Array.from({ length: 30 }, (_, at) => `Verzekeraar ${at + 1}`);
  const { outputFiles } = await build({
    entryPoints: [here('preact/app.jsx')],
    ...{ bundle: true, minify: true, format: 'esm', write: false, target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact' },
    define: Object.fromEntries(Object.entries({ START, TEXTS, INSURERS }).map(([name, value]) => [name, JSON.stringify(value)])),
  });
  return { 'index.html': read('preact/index.html'), 'app.js': outputFiles[0].contents, 'style.css': readFileSync(`${site}/style.css`), 'icon.svg': read('../../static/icon.svg') };
}

const HOST = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Host</title><link rel="icon" href="data:,">
<script type="module" src="/element/smr-check.js"></script></head><body><smr-check loading="eager"></smr-check></body></html>`;

const places = { '/stand-in/': await standIn(), '/page/': site, '/host/': { 'index.html': HOST }, '/element/': element, ...(baseline && { '/baseline/': baseline }) };
const server = await serve(places);

/** Runs in each document before anything else: notes when the start screen can be pressed, and when the app is there. */
function watch() {
  const times = (window.benchTimes = {});
  const note = (name) => (times[name] ??= performance.timeOrigin + performance.now());
  const look = () => {
    const button = document.querySelector('[data-action=begin], .big');
    if (button?.getClientRects().length > 0 && document.visibilityState === 'visible') note('pressable');
    // The app marks the start screen once it hears presses; a page without one of its own was drawn by the app.
    const isTaken = () => !document.querySelector('[data-start]:not([data-taken])');
    if (times.pressable && !times.there && isTaken()) note('there');
    if (!times.there) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page: presses the start button, and gives the milliseconds until the first question is drawn. */
const press = () =>
  new Promise((done) => {
    const button = document.querySelector('[data-action=begin], .big');
    const start = performance.now();
    const look = () => {
      if (!document.querySelector('fieldset, #insurer-search')) return requestAnimationFrame(look);
      // After the frame that draws it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - start);
      return requestAnimationFrame(() => port2.postMessage(null));
    };
    button.click();
    look();
  });

// A sandboxed frame gets a process of its own, which the debugger would not slow down; here it shares that of the page.
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--disable-gpu', '--disable-features=IsolateSandboxedIframes', '--disable-background-networking', '--disable-component-update', '--no-first-run'] });

async function visit(path) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.addInitScript(watch);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(server.url + path, { waitUntil: 'commit' });
  const began = await page.evaluate(() => performance.timeOrigin);
  const isFramed = path === '/host/';
  const root = isFramed ? await frameOf(page) : page;
  const app = isFramed ? () => page.evaluate(() => document.querySelector('smr-check').state === 'ready') : () => root.evaluate(() => window.benchTimes.there);
  await until(app);
  // The browser notes a paint a little after it.
  await until(() => root.evaluate(() => performance.getEntriesByName('first-contentful-paint').length > 0));
  const times = await root.evaluate(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return { shown: paint && performance.timeOrigin + paint.startTime, ...window.benchTimes };
  });
  const question = await root.evaluate(press);
  await context.close();
  return { shown: times.shown - began, pressable: times.pressable - began, there: times.there - began, question };
}

async function frameOf(page) {
  const find = async () => {
    const handle = await page.evaluateHandle(() => document.querySelector('smr-check')?.shadowRoot?.querySelector('iframe'));
    const frame = await handle.asElement()?.contentFrame();
    return frame && (await frame.evaluate(() => location.protocol === 'http:' && window.benchTimes !== undefined).catch(() => false)) && frame;
  };
  return until(find);
}

async function until(ask) {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`never: ${ask}`);
}

const kinds = [['Preact stand-in', '/stand-in/'], ['page', '/page/'], ['frame', '/host/'], ...(baseline ? [['baseline page', '/baseline/']] : [])];
const results = new Map(kinds.map(([name]) => [name, []]));
// Taken in turns, so that whatever else the machine does meets all of them.
for (let at = 0; at <= VISITS; at += 1) {
  for (const [name, path] of kinds) {
    const times = await visit(path);
    // The first one of each warms the machine up.
    if (at > 0) results.get(name).push(times);
  }
}
await browser.close();
server.close();

const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1];
const cell = (name, what, digits = 2, unit = 1000) => (median(results.get(name).map((one) => one[what])) / unit).toFixed(digits);
console.log(`Chromium ${browser.version()}, 150 ms and 1.6 Mbit/s, processor slowed down ${SLOWER} times; medians of ${VISITS} first visits, in seconds since the navigation.\n`);
console.log('| | start screen shown | pressable | app there | first question after a press |');
console.log('|---|---|---|---|---|');
for (const [name] of kinds) console.log(`| ${name} | ${cell(name, 'shown')} | ${cell(name, 'pressable')} | ${cell(name, 'there')} | ${cell(name, 'question', 0, 1)} ms |`);

// A tablet that many people sit before: nothing of one is left for the next. Fills in every field, goes through all that can be done with that,
// ends it in every way there is, and looks for each answer in all that the browser keeps.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ENGINES, chromiumTest, open } from './engines.mjs';
import { withPage } from './harness.mjs';
import { SHIPPED, serve } from './site.mjs';
import { inFiles, kept, listen, plain } from './traces.mjs';
import { until } from './webdriver.mjs';

// Words that stand nowhere unless somebody typed them, or the intake wrote them for what was typed.
const TYPED = { start: '17-8-2027', 'begun-0': '23-2-2027', 'ended-0': '9-5-2027', 'begun-1': 'okt 2025', 'ended-1': '30-12-2025', contacts: '4717', minutes: '13' };
const WRITTEN = [
  ...['2027-08-17', '2027-02-23', '2027-05-09', '2025-12-30', '61321'],
  ...['17 augustus 2027', '23 februari 2027', '9 mei 2027', '30 december 2025', '17 August 2027', '23 February 2027', '9 May 2027'],
];

/** What is ticked, in this order. */
const CHOSEN = ['outcome-0-1', 'outcome-1-2', 'kind-0-1', 'kind-1-0', 'setting-0-1', 'setting-1-0', 'chain-2', 'chain-0', 'wanted-1', 'provider-1'];

const WORDS = [...Object.values(TYPED).filter((word) => word.length > 2), ...WRITTEN];

/** A sentence of the intake. */
const texts = readFileSync(new URL('../../texts/nl.toml', import.meta.url), 'utf8').split('\n[intake]\n')[1];
const said = (name) => JSON.parse(texts.match(new RegExp(`^${name} = (".*")$`, 'm'))[1]);

const dry = () => {
  // Neither a dialog nor a printer.
  window.print = () => dispatchEvent(new Event('beforeprint')) && dispatchEvent(new Event('afterprint'));
};

/** In the page: what `answerAll` types and clicks, at once. */
function fillAll(typed, clicks, insurer) {
  const set = (id, value) => {
    const field = document.getElementById(id);
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const steps = [
    () => set('insurer', insurer),
    ...Object.entries(typed).map(([id, value]) => () => set(id, value)),
    ...clicks.map((id) => () => document.getElementById(id).click()),
  ];
  // What follows is drawn a moment after each step.
  return steps.reduce((done, step) => done.then(step).then(() => new Promise((drawn) => setTimeout(drawn))), Promise.resolve());
}

/** Fills in everything and does everything, as a person or, where only the end matters, by script. Gives the text that was handed over. */
async function answerAll(tab, { byScript = false } = {}) {
  await tab.waitFor(() => $('.smr.intake'));
  await tab.evaluate(dry);
  await tab.evaluate(listen);
  const insurer = await tab.evaluate(() => $$('#insurer option').map(({ value }) => value).find((name) => /Salland/.test(name)));
  if (byScript) {
    await tab.evaluate(fillAll, TYPED, [...CHOSEN, 'includes-0', 'in-group'], insurer);
  } else {
    await tab.choose('#insurer', insurer);
    await tab.fill('#start', TYPED.start);
    for (const id of ['begun-0', 'ended-0', 'begun-1', 'ended-1']) {
      await tab.waitFor((id) => $(`#${id}`), id);
      await tab.fill(`#${id}`, TYPED[id]);
    }
    for (const id of CHOSEN) await tab.click(`#${id}`);
    await tab.waitFor(() => $('#includes'));
    await tab.click('#includes-0');
    await tab.evaluate(() => $$('details').forEach((one) => (one.open = true)));
    for (const id of ['contacts', 'minutes']) await tab.fill(`#${id}`, TYPED[id]);
    await tab.click('#in-group');
  }
  assert.deepEqual(await tab.evaluate((typed) => Object.keys(typed).map((id) => $(`#${id}`).value), TYPED), Object.values(TYPED));
  // The answer is there, and turned to the person and back.
  await tab.click('#turn');
  await tab.waitFor(() => $('.smr.intake.turned'));
  await tab.clickText('.intake button', said('turn-back'));
  await tab.waitFor(() => $('#hand-over-button'));
  await tab.clickText('.intake button', said('print'));
  await tab.click('#hand-over-button');
  const link = await tab.waitFor(() => $('#link')?.value);
  const handed = link.slice(link.indexOf('#') + 1);
  assert.match(handed, /salland/);
  const now = await tab.evaluate(kept);
  for (const word of [TYPED.start, TYPED['begun-0'], TYPED.contacts, handed]) assert.ok(now.shown.includes(word), `${word} is there before it is wiped`);
  return handed;
}

/** The page as nobody has touched it: without what says that it was just wiped, and what says where somebody is. */
const bare = (shown) =>
  shown
    .replace(/<p [^>]*class="done no-print"[^>]*>[^<]*<\/p>/, '')
    .replace(/ tabindex="-1"/g, '')
    .replace(/ data-[\w-]+="[^"]*"/g, '')
    .replaceAll('><', '>\n<')
    .split('\n');

/** Nothing is left: the page is as `fresh`, and no word of an answer is found anywhere. */
function nothing(now, fresh, handed, site, where) {
  const words = [...WORDS, handed];
  for (const [place, text] of Object.entries(now)) {
    const found = words.filter((word) => String(text).includes(word));
    assert.deepEqual(found, [], `${where}: in ${place}`);
  }
  assert.deepEqual(bare(now.shown), bare(fresh.shown), `${where}: the page is as new`);
  for (const place of ['title', 'address', 'name', 'state', 'cookie', 'localStorage', 'sessionStorage', 'databases', 'scopes']) {
    assert.deepEqual(now[place], fresh[place], `${where}: ${place}`);
  }
  const base = new URL('intake/', site.url).href;
  const files = ['', ...SHIPPED.filter((name) => name !== 'index.html')].map((name) => base + name);
  assert.deepEqual(now.cached.filter((address) => !files.includes(address)), [], `${where}: caches`);
  assert.deepEqual([now.localStorage, now.sessionStorage, now.databases, now.cookie, now.state], ['{}', '{}', '[]', '', 'null'], where);
  const sent = site.requests.filter((request) => words.some((word) => decodeURIComponent(request).includes(word)) || !/^GET \/(intake\/)?([\w-]+\.\w+(\?sha256-[\w+/]{43}=)?)? /.test(request));
  assert.deepEqual(sent, [], `${where}: requests`);
}

/** Opens the intake, as nobody has touched it. */
async function begin(engine, options) {
  const site = await serve();
  const url = `${site.url}intake/`;
  const tab = await open(engine, { url, ...options });
  await tab.waitFor(() => $('.untouched') && navigator.serviceWorker.controller !== null);
  return { site, url, tab, fresh: await tab.evaluate(kept) };
}
const isFresh = () => document.readyState === 'complete' && $('.untouched') !== null && !window.left;
const leaving = (tab) => tab.evaluate(() => void (window.left = true));

async function nextClient(tab) {
  await tab.click('#next-client-button');
  await tab.click('#next-client button');
  await tab.waitFor(() => $('.untouched'));
}

for (const engine of ENGINES) {
  /** A test of a way to end. */
  const ends = (name, end, options) =>
    test(`${engine}: nothing is left after ${name}`, async () => {
      const { site, tab, fresh } = await begin(engine);
      try {
        const handed = await answerAll(tab, options);
        await end(tab, site);
        nothing(await tab.evaluate(kept), fresh, handed, site, name);
      } finally {
        await tab.close();
      }
      assert.deepEqual(tab.errors, []);
    });

  ends('“next client”', nextClient);

  ends('“next client” while the screen is turned', async (tab) => {
    await tab.click('#turn');
    await tab.waitFor(() => $('.turned'));
    await tab.clickText('.intake button', said('turn-back'));
    await nextClient(tab);
  }, { byScript: true });

  ends('a reload', async (tab) => {
    await leaving(tab);
    await tab.evaluate(() => void setTimeout(() => location.reload()));
    await tab.waitFor(isFresh);
  }, { byScript: true });

  ends('going elsewhere and back', async (tab, site) => {
    await leaving(tab);
    // A page that comes out of the back-forward cache: WebKit shows it, then empties its fields in a task of its own, and only then the app,
    // in a timer, draws it again. This timer is set after the one of the app.
    await tab.evaluate(() => addEventListener('pageshow', () => setTimeout(() => (window.isBack = true))));
    await tab.goto(`${site.url}`);
    // A page that is left while its script is on its way says so.
    await tab.waitFor(() => $('[data-taken]') && location.pathname === '/');
    await tab.back();
    await tab.waitFor(() => location.pathname === '/intake/' && $('.untouched') && (window.left ? window.isBack : document.readyState === 'complete'));
    assert.match(await tab.evaluate(() => $('#start').value), /^\d+-\d+-\d+$/, 'today, as on a fresh page');
  }, { byScript: true });

  ends('opening it anew', async (tab, site) => {
    await leaving(tab);
    await tab.goto(`${site.url}intake/`);
    await tab.waitFor(isFresh);
  }, { byScript: true });

  if (engine !== 'webkit') {
    // WebKit's driver has no profile to look into, and says of no page that it came out of the back-forward cache.
    test(`${engine}: nothing is left in the back-forward cache, in a profile that is opened again, or in its files`, async () => {
      const profile = mkdtempSync(join(tmpdir(), 'smr-check-profile-'));
      after(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
      const { site, url, tab, fresh } = await begin(engine, { profile });
      const handed = await answerAll(tab);
      // Short numbers stand in any large file.
      const words = [...WORDS, handed].filter((word) => word.length > 7);
      const named = () => inFiles(profile, words);
      await settled(profile, tab);
      assert.deepEqual(named(), [], 'files, while everything is filled in');

      await tab.evaluate(() => addEventListener('pageshow', ({ persisted }) => (window.persisted = persisted)));
      await tab.goto(site.url);
      await tab.waitFor(() => $('[data-taken]') && location.pathname === '/');
      await tab.back();
      await tab.waitFor(() => location.pathname === '/intake/' && $('.untouched'));
      assert.equal(await tab.evaluate(() => window.persisted), true, 'it came out of the back-forward cache');
      assert.equal(await tab.evaluate(() => getComputedStyle($('.desk')).visibility), 'visible');
      nothing(await tab.evaluate(kept), fresh, handed, site, 'the back-forward cache');

      await answerAll(tab, { byScript: true });
      await nextClient(tab);
      await settled(profile, tab);
      await tab.close();
      assert.deepEqual(named(), [], 'files, after “next client”');

      // Again, and closed as it is.
      const second = await open(engine, { profile, url });
      await answerAll(second, { byScript: true });
      await settled(profile, second);
      await second.close();
      assert.deepEqual(named(), [], 'files, after closing it filled in');
      const third = await open(engine, { profile, url });
      await third.waitFor(() => $('.untouched'));
      nothing(await third.evaluate(kept), fresh, handed, site, 'closing and opening again');
      await third.close();
      assert.deepEqual(tab.errors, []);
    });
  }
}

/** Until a browser that writes down its session has done so after this moment. Chromium writes it as it goes. Firefox writes when
 * something is new, and then all that there is: how far the page is scrolled counts as that. */
async function settled(profile, tab) {
  const folder = join(profile, 'sessionstore-backups');
  const written = () => readdirSync(profile).includes('sessionstore-backups') && readdirSync(folder).includes('recovery.jsonlz4') && statSync(join(folder, 'recovery.jsonlz4')).mtimeMs;
  if (!readdirSync(profile).includes('prefs.js')) return;
  const before = Date.now();
  const isWritten = async () => {
    if (written() > before) return true;
    await tab.evaluate(() => scrollTo(0, scrollY > 0 ? 0 : 1));
  };
  await until(isWritten, () => 'Firefox does not write down its session', { every: 500 });
}

const MINUTES = 60_000;
/** A test in Chromium with a clock of its own, after everything was filled in. */
const inTime = (name, body) =>
  chromiumTest(`chromium: ${name}`, async () => {
    const site = await serve();
    await withPage(
      async ({ page }) => {
        await page.clock.install({ time: new Date('2027-03-01T09:00:00') });
        await page.goto(`${site.url}intake/`);
        await page.locator('.untouched').waitFor();
        const tab = { evaluate: (fn, ...args) => page.evaluate(`(() => { const $$ = (selector) => [...document.querySelectorAll(selector)]; return (${fn})(...${JSON.stringify(args)}); })()`) };
        const fresh = await tab.evaluate(kept);
        await page.locator('#start').fill(TYPED.start);
        await page.locator('#had-0').check();
        await page.locator('#begun-0').fill(TYPED['begun-0']);
        await page.locator('#hand-over-button').click();
        const link = await page.locator('#link').inputValue();
        await body(page);
        await page.locator('.untouched').waitFor();
        nothing(await tab.evaluate(kept), fresh, link.slice(link.indexOf('#') + 1), site, name);
      },
    );
  });
const warning = (page) => page.locator('#idle');

inTime('nobody does anything for five minutes: a warning, and a minute later everything is wiped', async (page) => {
  await page.clock.runFor(5 * MINUTES - 1000);
  assert.equal(await warning(page).count(), 0);
  await page.clock.runFor(2000);
  await warning(page).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'idle-keep');
  assert.deepEqual(await page.evaluate(() => ['.bar', '.desk', '.hand-over'].map((one) => getComputedStyle(document.querySelector(one)).visibility)), ['hidden', 'hidden', 'hidden']);
  await page.clock.runFor(57_000);
  assert.equal(await page.locator('#start').inputValue(), TYPED.start);
  await page.clock.runFor(2000);
  await page.locator('.done', { hasText: said('wiped') }).waitFor();
});

inTime('the warning can be put off, by its button or by anything else that is touched, and everything is where it was', async (page) => {
  await page.clock.runFor(4 * MINUTES);
  await page.locator('#begun-0').focus();
  const place = () => page.evaluate(() => [scrollY, document.activeElement.id]);
  const before = await place();
  for (const go of [() => page.locator('#idle-keep').click(), () => page.keyboard.press('Enter'), () => page.mouse.click(600, 700)]) {
    await page.clock.runFor(1.5 * MINUTES);
    await warning(page).waitFor();
    await go();
    await warning(page).waitFor({ state: 'detached' });
    await page.clock.runFor(4 * MINUTES);
    assert.deepEqual(await place(), before);
    assert.equal(await warning(page).count(), 0);
    assert.equal(await page.locator('#start').inputValue(), TYPED.start);
  }
  await page.clock.runFor(2 * MINUTES + 3000);
});

inTime('the warning can be put off for a quarter of an hour, for this client', async (page) => {
  const wait = async (minutes) => {
    await page.clock.runFor(minutes * MINUTES - 1000);
    assert.equal(await warning(page).count(), 0);
    await page.clock.runFor(2000);
    await warning(page).waitFor();
  };
  await wait(5);
  assert.deepEqual(await page.locator('#idle button').allTextContents(), [5, 15].map((n) => said('idle-minutes').replace('{n}', n)));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await warning(page).waitFor({ state: 'detached' });
  await wait(15);
  await page.clock.runFor(MINUTES);
  await page.locator('.done').waitFor();
  await page.locator('#had-1').check();
  await wait(5);
  await page.clock.runFor(MINUTES);
});

inTime('a clock that is put back does not keep anything longer', async (page) => {
  await page.clock.runFor(4 * MINUTES);
  // The clock of the page goes on; that of the device says that it is an hour earlier.
  await page.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() - 3_600_000;
  });
  await page.clock.runFor(2 * MINUTES + 3000);
});

inTime('a screen that is turned to the person is wiped too', async (page) => {
  await page.locator('#turn').click();
  await page.locator('.turned').waitFor();
  await page.clock.runFor(6 * MINUTES + 1000);
});

inTime('a tablet that slept for long wakes up wiped', async (page) => {
  await page.clock.fastForward(60 * MINUTES);
});

inTime('what the tablet shows of its apps is covered', async (page) => {
  const hide = (hidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  const seen = () => page.evaluate(() => ['.bar', '.desk', '#start'].map((one) => getComputedStyle(document.querySelector(one)).visibility));
  await hide(true);
  assert.deepEqual(await seen(), ['hidden', 'hidden', 'hidden']);
  await hide(false);
  assert.deepEqual(await seen(), ['visible', 'visible', 'visible']);
  await page.clock.runFor(6 * MINUTES + 1000);
});

chromiumTest('the files of Firefox’s session are read as they are written', () => {
  // “abc”, then a copy of nine of it, then “!”: literals and a copy that overlaps.
  const block = [0x35, ...Buffer.from('abc'), 3, 0, 0x10, ...Buffer.from('!')];
  const file = Buffer.from([...Buffer.from('mozLz40\0', 'latin1'), 13, 0, 0, 0, ...block]);
  assert.equal(plain(file).toString(), 'abcabcabcabc!');
});

// The intake without a network, and how one version follows another.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ENGINES, chromiumBrowser, chromiumTest, open, wholeChromium } from './engines.mjs';
import { watch } from './harness.mjs';
import { MARKED_FILES, SHIPPED, marks, serve, version } from './site.mjs';
import { LIMIT, until } from './webdriver.mjs';

const A = version('A');
const B = version('B');

/** In the page: is everything kept, and does the worker answer? */
const isKept = async () => navigator.serviceWorker.controller !== null && (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated';
/** In the page: the names of the caches, and what is in them. */
const kept = async () => {
  const all = {};
  for (const name of await caches.keys()) all[name] = (await (await caches.open(name)).keys()).map(({ url }) => url).sort();
  return all;
};
/** In the page: what a browser does by itself when the page is opened. */
const update = async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration.update().then(() => 'found or not', () => 'failed');
};
/** In the page: does a newer version wait? */
const isWaiting = async () => (await navigator.serviceWorker.getRegistration()).waiting !== null;
const reload = async (tab) => {
  await tab.evaluate(() => void (window.left = true));
  await tab.evaluate(() => void setTimeout(() => location.reload()));
  await tab.waitFor(() => !window.left && document.querySelector('.smr.intake') !== null);
};
const fillIn = async (tab) => {
  await tab.fill('#start', '10-5-2027');
  await tab.choose('#insurer', 'Zilveren Kruis');
};
const typed = () => document.querySelector('#start').value;
const wipe = async (tab) => {
  await tab.click('#next-client-button');
  await tab.click('#next-client .button:first-of-type, #next-client button');
};
const all = (mark) => {
  const told = ['page', 'start', 'style', 'intake', ...MARKED_FILES];
  return Object.fromEntries(told.map((name) => [name, mark]));
};
const told = (tab) => tab.evaluate(marks, MARKED_FILES);

for (const engine of ENGINES) {
  /** A test on a server of its own with a tab on the intake, which the worker has. */
  const onIntake = (name, body, folder = A) =>
    test(`${engine}: ${name}`, async () => {
      const site = await serve(folder);
      const tab = await open(engine, { url: `${site.url}intake/` });
      try {
        await tab.waitFor(isKept);
        await body(tab, site);
      } finally {
        await tab.close();
      }
      assert.deepEqual(tab.errors, []);
    });

  onIntake('after one visit it works without a server, and nothing but its files is kept', async (tab, site) => {
    await site.stop();
    const [name, ...others] = Object.keys(await tab.evaluate(kept));
    assert.deepEqual(others, []);
    assert.match(name, /^smr-check http:\/\/127\.0\.0\.1:\d+\/intake\/ [\da-f]{16}$/);
    const files = SHIPPED.map((file) => new URL(file === 'index.html' ? './' : file, `${site.url}intake/`).href);
    assert.deepEqual((await tab.evaluate(kept))[name], files.sort());
    for (const file of SHIPPED) {
      const bytes = await tab.evaluate(async (file) => [...new Uint8Array(await (await fetch(file)).arrayBuffer())], file);
      assert.ok(Buffer.from(bytes).equals(readFileSync(join(A, 'intake', file))), file);
    }
    await reload(tab);
    await fillIn(tab);
    await tab.waitFor(() => /waarschijnlijk|bekend/.test($('#answer').textContent));
    // Also by an address as it may stand among somebody's bookmarks.
    await tab.goto(`${site.url}intake/index.html?from=home`);
    await tab.waitFor(() => $('.smr.intake.untouched'));
    await tab.waitFor(() => /gecontroleerd op \d/.test($('#rules').textContent));
    await site.start();
    tab.errors.splice(0);
  });

  onIntake('files that the browser has evicted are kept again at the next visit', async (tab, site) => {
    const before = await tab.evaluate(kept);
    await tab.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await reload(tab);
    await tab.waitFor(async (many) => {
      const [name] = await caches.keys();
      return name !== undefined && (await (await caches.open(name)).keys()).length === many;
    }, Object.values(before)[0].length);
    assert.deepEqual(await tab.evaluate(kept), before);
    await site.stop();
    await reload(tab);
  });

  onIntake('a newer version waits while something is filled in, and then takes over wholly', async (tab, site) => {
    await fillIn(tab);
    site.folder = B;
    await tab.evaluate(update);
    await tab.waitFor(isWaiting);
    assert.deepEqual(await told(tab), all('A'));
    assert.equal(await tab.evaluate(typed), '10-5-2027');
    await tab.click('#turn');
    await tab.waitFor(() => $('.smr.intake.turned'));
    assert.deepEqual(await told(tab), all('A'));
    await tab.clickText('button', 'Terug naar de intake');
    await wipe(tab);
    await tab.waitFor(() => document.documentElement.dataset.page === 'B' && $('.untouched'));
    assert.deepEqual(await told(tab), all('B'));
    assert.equal(Object.keys(await tab.evaluate(kept)).length, 1);
    await site.stop();
    await reload(tab);
    assert.deepEqual(await told(tab), all('B'));
    await site.start();
    tab.errors.splice(0);
  });

  onIntake('a reload is a new start: the newer version takes over wholly', async (tab, site) => {
    await fillIn(tab);
    site.folder = B;
    await tab.evaluate(update);
    await tab.waitFor(isWaiting);
    await reload(tab);
    await tab.waitFor(() => document.documentElement.dataset.page === 'B' && $('.untouched'));
    assert.deepEqual(await told(tab), all('B'));
    assert.notEqual(await tab.evaluate(typed), '10-5-2027');
  });

  onIntake('a newer version that takes over in the middle of a reload gets the page wholly', async (tab, site) => {
    await fillIn(tab);
    site.folder = B;
    await tab.evaluate(update);
    await tab.waitFor(isWaiting);
    await tab.evaluate(async () => {
      const { waiting } = await navigator.serviceWorker.getRegistration();
      window.left = true;
      addEventListener('pagehide', () => waiting.postMessage('take over'));
      setTimeout(() => location.reload());
    });
    // Chromium may give the files of the newer version to the page of the older one, which takes none of them and begins again. Or the page
    // has all of its files by then.
    const answers = tab.waitFor(() => {
      const style = getComputedStyle(document.documentElement);
      const { page, start } = document.documentElement.dataset;
      return !window.left && start && [page, start, style.getPropertyValue('--style').trim(), style.getPropertyValue('--intake').trim()].join('');
    });
    // And now and then, on a busy machine, Chromium leaves such a page without an answer; then somebody opens it anew.
    const runs = await answers.catch(() => null);
    if (runs !== null) assert.match(runs, /^(A{4}|B{4})$/);
    // An older page may just be beginning again by itself; Firefox then counts that as the page that was asked for.
    await tab.goto(`${site.url}intake/`).catch(() => {});
    await tab.waitFor(() => document.documentElement.dataset.page === 'B' && $('.untouched'));
    assert.deepEqual(await told(tab), all('B'));
    tab.errors.splice(0);
  });

  onIntake('a newer version with one wrong byte is refused, the older one stays', async (tab, site) => {
    const before = await tab.evaluate(kept);
    site.folder = B;
    site.alter = (name, bytes) => (name === 'intake/intake_bg.wasm' ? Buffer.concat([bytes, Buffer.from(' ')]) : bytes);
    const answer = await tab.evaluate(update);
    // The installation follows the check, and its worker is gone when it has failed.
    await tab.waitFor(async () => {
      const { installing, waiting } = await navigator.serviceWorker.getRegistration();
      return installing === null && waiting === null;
    });
    assert.ok(site.requests.some((request) => request.startsWith('GET /intake/intake_bg.wasm')), `it was tried: ${answer}`);
    assert.deepEqual(await tab.evaluate(kept), before);
    await reload(tab);
    assert.deepEqual(await told(tab), all('A'));
    // It says so, and nowhere where a person sees it.
    tab.errors.splice(0);
  });

  for (const [how, times, file] of [['for a moment', 1, 'start.js'], ['for a moment', 1, 'style.css'], ['for a moment', 1, 'intake_bg.wasm'], ['for long', Infinity, 'style.css'], ['for long', Infinity, 'start.js'], ['for long', Infinity, 'intake_bg.wasm']]) {
    test(`${engine}: a first visit while the server changes ${file} ${how} gets no half of each version`, async () => {
      const site = await serve(A);
      let left = times;
      site.alter = (name, bytes) => (name === `intake/${file}` && left-- > 0 ? readFileSync(join(B, name)) : bytes);
      const tab = await open(engine, { url: `${site.url}intake/` });
      // Either it says that it does not work, or it works and is kept. Until then it may be on its way to begin again.
      const works = () =>
        tab.waitFor(async () => {
          if ($('#failed:not([hidden])')) return 'no';
          return (await navigator.serviceWorker.getRegistration())?.active && navigator.serviceWorker.controller && 'yes';
        });
      const again = () => tab.goto(`${site.url}intake/`);
      if (times === Infinity) {
        assert.equal(await works(), 'no');
        site.folder = B;
        await again();
      }
      assert.equal(await works(), 'yes');
      await tab.waitFor(isKept);
      assert.deepEqual(await told(tab), all(times === Infinity ? 'B' : 'A'));
      assert.equal(await tab.evaluate(() => history.state), null);
      await tab.close();
    });
  }

  test(`${engine}: where the worker is refused, the intake works all the same`, async () => {
    const site = await serve(A);
    site.alter = (name, bytes) => (name === 'intake/sw.js' ? null : bytes);
    const tab = await open(engine, { url: `${site.url}intake/` });
    await fillIn(tab);
    await tab.waitFor(() => /waarschijnlijk|bekend/.test($('#answer').textContent));
    assert.equal(await tab.evaluate(() => $('#failed').hidden), true);
    await tab.close();
    assert.deepEqual(tab.errors.filter((error) => error.startsWith('page:')), []);
  });
}

/** A test in Chromium on a server of its own, with the clock at `time` if one is given. */
const inChromium = (name, body, { time, browser = chromiumBrowser } = {}) =>
  chromiumTest(`chromium: ${name}`, async () => {
    const site = await serve(A);
    const context = await (await browser()).newContext({ reducedMotion: 'reduce' });
    context.setDefaultTimeout(LIMIT);
    const { errors } = watch(context);
    try {
      const page = await context.newPage();
      if (time) await page.clock.install({ time: new Date(time) });
      await page.goto(`${site.url}intake/`);
      await until(() => page.evaluate(isKept), () => `nothing is kept; errors: ${errors}`);
      await body({ page, context, errors, site });
    } finally {
      await context.close();
    }
    assert.deepEqual(errors, []);
  });

inChromium('a newer version waits as long as there is a second window', async ({ page, context, site }) => {
  const second = await context.newPage();
  await second.goto(`${site.url}intake/`);
  await second.locator('.untouched').waitFor();
  await second.locator('#start').fill('10-5-2027');
  site.folder = B;
  await page.evaluate(update);
  await until(() => page.evaluate(isWaiting), () => 'no newer version waits');
  // It asks, and the answer comes before that of the worker it asks for.
  await page.evaluate(async () => {
    const { waiting } = await navigator.serviceWorker.getRegistration();
    waiting.postMessage('take over');
  });
  await page.evaluate(() => fetch('icon.svg'));
  assert.deepEqual(await page.evaluate(isWaiting), true);
  assert.deepEqual(await page.evaluate(marks, MARKED_FILES), all('A'));
  assert.equal(await second.locator('#start').inputValue(), '10-5-2027');
  await second.close();
  // Anything that happens on the empty screen brings it up again.
  await page.locator('#start').fill('11-5-2027');
  await page.locator('#next-client-button').click();
  await page.locator('#next-client button').first().click();
  await page.waitForFunction(() => document.documentElement.dataset.page === 'B' && document.querySelector('.untouched'));
  assert.deepEqual(await page.evaluate(marks, MARKED_FILES), all('B'));
});

inChromium(
  'a page that stays open for days asks for a newer version once a day, on an empty screen, and for nothing else',
  async ({ page, site }) => {
    const wiped = async () => {
      await page.locator('#start').fill('11-5-2027');
      await page.locator('#next-client-button').click();
      await page.locator('#next-client button').first().click();
      await page.locator('.untouched').waitFor();
      await page.clock.runFor(1000);
    };
    /** What was asked for until now. The address is none of the files, so it ends up at the server too. */
    const asked = async () => {
      await page.evaluate(() => fetch('sw.js?now', { cache: 'no-store' }));
      return site.requests.splice(0).map((request) => request.split(' ')[1]);
    };
    await asked();
    await wiped();
    assert.deepEqual(await asked(), ['/intake/sw.js?now']);
    await page.clock.fastForward(25 * 60 * 60_000);
    await wiped();
    await until(() => site.requests.length > 0, () => 'it does not ask');
    await wiped();
    assert.deepEqual(await asked(), ['/intake/sw.js', '/intake/sw.js?now']);
  },
  { time: '2027-03-01T09:00:00' },
);

inChromium('it can be installed', async ({ page, context, site }) => {
  const session = await context.newCDPSession(page);
  const { errors, url } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.equal(url, `${site.url}intake/manifest.webmanifest`);
  // A site may have an intake in more than one folder.
  assert.equal((await session.send('Page.getAppId')).appId, `${site.url}intake/`);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A window without traces, as tests have it, installs nothing; nothing else is missing.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
}, { browser: wholeChromium });

inChromium(
  'without a network and past the last checked day there is a warning, and no firm yes',
  async ({ page, site, errors }) => {
    const answer = async () => {
      await page.locator('#insurer').selectOption('Zilveren Kruis');
      await page.locator('#start').fill('10-5-2027');
      for (const id of ['had-1', 'chain-4', 'wanted-1', 'provider-0']) await page.locator(`#${id}`).check();
      return page.locator('#answer').textContent();
    };
    await page.clock.setSystemTime(new Date('2027-03-01T09:00:00'));
    await page.reload();
    const yes = await answer();
    assert.match(yes, /Starten kan/);
    assert.equal(await page.locator('.stale').count(), 0);
    await site.stop();
    await page.clock.setSystemTime(new Date('2029-03-01T09:00:00'));
    await page.reload();
    await page.locator('.stale').first().waitFor();
    assert.notEqual(await answer(), yes);
    await site.start();
    errors.splice(0);
  },
  { time: '2027-03-01T09:00:00' },
);

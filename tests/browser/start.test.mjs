// The start screen before the WebAssembly is there, in every engine: on the page and in the frame it can be read and pressed, the app takes it
// over without anybody noticing, and where the app can't come it turns into whom to call. Servers hold files back until a test lets them go.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { damaged, page as hostPage } from './embed.mjs';
import { ENGINES, chromiumTest, open } from './engines.mjs';
import { withPage } from './harness.mjs';
import { inside } from './inside.mjs';
import { axe, inspect } from './inspect.mjs';
import { driver, isTakenOver, say } from './journey.mjs';
import { serve } from './site.mjs';

const BEGIN = '[data-start]:not([hidden]) [data-action=begin]';
const LANGUAGE = '[data-start]:not([hidden]) [data-action=language]';
const ELEMENT = '<smr-check id="a" loading="eager"><p>Bel uw zorgverzekeraar.</p></smr-check>';

/** A promise, and what keeps it. */
function gate() {
  const it = {};
  it.opened = new Promise((resolve) => (it.open = resolve));
  return it;
}

/** In the page: is this seen, and drawn by the style sheet of the check? */
const looks = (selector) => {
  const [button, heading] = [$(selector), $('[data-start]:not([hidden]) .heading')];
  const { width, height } = button?.getBoundingClientRect() ?? {};
  const { backgroundColor, fontFamily } = getComputedStyle(button ?? document.body);
  return { isSeen: width > 80 && height >= 44, isStyled: backgroundColor !== 'rgba(0, 0, 0, 0)' && !/times|^serif/i.test(fontFamily), heading: heading?.textContent };
};
/** In the page: remembers its nodes, and notes whatever changes in what can be read. */
function watch() {
  const block = $('[data-start]:not([hidden])');
  window.start = { block, nodes: [...block.querySelectorAll('*')], text: block.textContent, changes: [] };
  new MutationObserver((all) => {
    for (const { type, addedNodes, removedNodes, target, oldValue } of all) {
      const read = [...addedNodes, ...removedNodes].filter((node) => node.nodeType !== Node.COMMENT_NODE && node.textContent !== '');
      // Yew writes the same text again.
      if (type === 'characterData' ? target.data !== oldValue : read.length > 0) window.start.changes.push(`${type} ${target.nodeName}`);
    }
  }).observe(block, { subtree: true, childList: true, characterData: true, characterDataOldValue: true });
}
/** In the page: what `watch` noted, after the app has taken the start screen over. */
function noticed() {
  const { block, nodes, text, changes } = window.start;
  const now = [...block.querySelectorAll('*')];
  return {
    isSame: now.length === nodes.length && now.every((node, at) => node === nodes[at]),
    isRead: block.textContent === text,
    changes,
    focus: document.activeElement?.dataset.action ?? document.activeElement?.localName,
  };
}
const UNNOTICED = { isSame: true, isRead: true, changes: [], focus: 'begin' };

/** The page, whose WebAssembly comes when `release` is called. */
async function onPage(engine, act) {
  const [site, wasm] = [await serve(), gate()];
  site.alter = (name, bytes) => (name.endsWith('.wasm') ? wasm.opened.then(() => bytes) : bytes);
  const tab = await open(engine);
  // A page may not be done loading before its WebAssembly is there.
  const going = tab.goto(site.url);
  try {
    await tab.waitFor((begin) => location.protocol === 'http:' && $(begin), BEGIN);
    await act({ tab, self: tab, release: wasm.open, site });
    wasm.open();
    await going;
  } finally {
    wasm.open();
    await going.catch(() => {});
    await tab.close();
  }
  assert.deepEqual(tab.errors, []);
}

/** A page with the element, whose frame ends when `release` is called: until then its WebAssembly is on its way. */
async function inFrame(engine, act) {
  const rest = gate();
  const cut = (bytes) => bytes.indexOf('id="wasm"') + 5000;
  const base = damaged({
    'frame.htm': (bytes, { response, headers }) => {
      response.writeHead(200, headers).write(bytes.subarray(0, cut(bytes)));
      void rest.opened.then(() => response.end(bytes.subarray(cut(bytes))));
    },
  });
  const tab = await open(engine, { url: hostPage('<div id="here"></div>', { base }) });
  try {
    await tab.evaluate((body) => void ($('#here').innerHTML = body), ELEMENT);
    await tab.waitFor(() => $('#a').shadowRoot?.querySelector('iframe')?.getClientRects().length > 0 && getComputedStyle($('#a >>> iframe')).visibility === 'visible');
    await act({ tab, self: await tab.inside('#a >>> iframe'), release: rest.open });
  } finally {
    rest.open();
    await tab.close();
  }
  assert.deepEqual(tab.errors, []);
}

/** WebKit keeps the scripts of a foreign frame from moving the focus until the person has been in it. */
const movesFocus = (engine, place) => engine !== 'webkit' || place === 'page';
const PLACES = [['page', onPage], ['frame', inFrame]];

for (const engine of ENGINES) {
  for (const [place, on] of PLACES) {
    test(`${engine}, ${place}: the start screen is there and styled before the WebAssembly, and the app takes it over unnoticed`, () =>
      on(engine, async ({ tab, self, release }) => {
        await self.waitFor((begin) => $(begin), BEGIN);
        assert.deepEqual(await self.evaluate(looks, BEGIN), { isSeen: true, isStyled: true, heading: say.nl['ui.app-title'] });
        if (place === 'frame') {
          assert.deepEqual(await tab.evaluate(() => [$('#a').state, $('#a > p').getClientRects().length, told.length]), ['loading', 0, 0]);
        }
        await self.evaluate(watch);
        await self.evaluate((begin) => $(begin).focus(), BEGIN);
        release();
        await self.waitFor(isTakenOver);
        const seen = await self.evaluate(noticed);
        assert.deepEqual(seen, movesFocus(engine, place) ? UNNOTICED : { ...UNNOTICED, focus: 'body' });
        // And it is alive.
        await self.clickText('button', say.nl['journey.begin']);
        await self.waitFor((title) => $('.heading').textContent === title, say.nl['question.insurer']);
      }));

    test(`${engine}, ${place}: a press before the WebAssembly is there is remembered, once, and leads to the first question`, () =>
      on(engine, async ({ tab, self, release }) => {
        await self.clickText('button', say.nl['journey.begin']);
        await self.clickText('button', say.nl['journey.begin']);
        const busy = () => self.evaluate((begin) => [$(begin).getAttribute('aria-disabled'), $(begin).textContent, $(begin).closest('[data-start]').hasAttribute('data-begin')], BEGIN);
        assert.deepEqual(await busy(), ['true', say.nl['journey.begin'], true]);
        release();
        await self.waitFor((title) => $('.heading').textContent === title, say.nl['question.insurer']);
        if (movesFocus(engine, place)) await self.waitFor(() => document.activeElement === $('.heading'));
        assert.equal(await self.evaluate(() => $$('[data-begin], [aria-disabled]').length), 0);
        if (place === 'frame') {
          await tab.waitFor(() => told.length > 1);
          assert.deepEqual(await tab.evaluate(() => told.map(([, type]) => type)), ['smr-ready', 'smr-begin']);
        }
      }));

    test(`${engine}, ${place}: the language button works before the WebAssembly is there`, () =>
      on(engine, async ({ self, release }) => {
        await self.clickText('button', say.nl['ui.other-language']);
        if (place === 'frame') {
          // Both languages are there.
          const now = () => self.evaluate((language) => [document.documentElement.lang, $$('[data-start]').filter((one) => one.getClientRects().length > 0).map((one) => one.dataset.start), document.activeElement === $(language)], LANGUAGE);
          assert.deepEqual(await now(), ['en', ['en'], movesFocus(engine, place)]);
          assert.deepEqual(await self.evaluate(looks, BEGIN), { isSeen: true, isStyled: true, heading: say.en['ui.app-title'] });
          await self.clickText('button', say.en['journey.begin']);
        }
        release();
        if (place === 'page') {
          await self.waitFor((title) => $('.heading').textContent === title, say.en['ui.app-title']);
          await self.clickText('button', say.en['journey.begin']);
        }
        await self.waitFor((title) => $('.heading').textContent === title, say.en['question.insurer']);
        assert.equal(await self.evaluate(() => document.documentElement.lang), 'en');
      }));
  }

  test(`${engine}, page: a press in the moment in which the app starts is not lost`, () =>
    onPage(engine, async ({ tab, release }) => {
      await tab.evaluate((begin) => {
        const { instantiate } = WebAssembly;
        WebAssembly.instantiate = (...args) => {
          const made = instantiate.apply(WebAssembly, args);
          $(begin).click();
          return made;
        };
      }, BEGIN);
      release();
      await tab.waitFor((title) => $('.heading').textContent === title, say.nl['question.insurer']);
      assert.equal(await tab.evaluate(() => $$('[data-begin], [aria-disabled]').length), 0);
    }));

  for (const [what, alter, { isPressed = false, policy = (text) => text } = {}] of [
    ['the WebAssembly is none', (name, bytes) => (name.endsWith('.wasm') ? Buffer.from('\0asm, not') : bytes), { isPressed: true }],
    ['the WebAssembly is not there', (name, bytes) => (name.endsWith('.wasm') ? null : bytes), { isPressed: true }],
    ['a policy forbids WebAssembly', (_, bytes) => bytes, { isPressed: true, policy: (text) => text.replace(" 'wasm-unsafe-eval'", '') }],
    ['the glue is not there', (name, bytes) => (name === 'self_check.js' ? null : bytes)],
    ['the script is not there', (name, bytes) => (name === 'start.js' ? null : bytes)],
    ['the browser has no WebAssembly', (name, bytes) => (name === 'start.js' ? `delete globalThis.WebAssembly;${bytes}` : bytes)],
  ]) {
    test(`${engine}: where ${what}, the page says whom to call, and no button is dead`, async () => {
      const [site, wasm] = [await serve(), gate()];
      site.policy = policy(site.policy);
      site.alter = (name, bytes) => (name.endsWith('.wasm') ? wasm.opened.then(() => alter(name, bytes)) : alter(name, bytes));
      const tab = await open(engine);
      const going = tab.goto(site.url);
      try {
        if (isPressed) await tab.clickText('button', say.nl['journey.begin']);
        wasm.open();
        const seen = () => {
          const isSeen = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible';
          return { message: $$('#failed').filter(isSeen).map((one) => one.textContent).join(), buttons: $$('button').filter(isSeen).length };
        };
        await tab.waitFor(() => location.protocol === 'http:' && $('#failed')?.getClientRects().length > 0);
        const { message, buttons } = await tab.evaluate(seen);
        assert.match(message, /^Deze check werkt niet in uw browser. Bel uw eigen zorgverzekeraar\./);
        assert.match(message, /Call your own health insurer/);
        assert.equal(buttons, 0);
        await going;
      } finally {
        wasm.open();
        await going.catch(() => {});
        await tab.close();
      }
    });
  }

  // Chromium does not tell the page or the frame: see below.
  if (engine === 'chromium') continue;
  test(`${engine}: a frame whose connection breaks gives the page back what it had, also after a press`, async () => {
    const base = damaged({ 'frame.htm': (bytes, { response, headers }) => void response.writeHead(200, headers).write(bytes.subarray(0, bytes.indexOf('id="wasm"') + 5000), () => sent.push(response)) });
    const sent = [];
    const tab = await open(engine, { url: hostPage('<div id="here"></div>', { base }) });
    try {
      await tab.evaluate((body) => void ($('#here').innerHTML = body), ELEMENT);
      await tab.waitFor(() => $('#a').shadowRoot?.querySelector('iframe:not(.wait)'));
      await (await tab.inside('#a >>> iframe')).clickText('button', say.nl['journey.begin']);
      // The connection breaks.
      for (const response of sent) response.destroy();
      await tab.waitFor(() => told.length > 0);
      assert.deepEqual(await tab.evaluate(() => [told[0].slice(1), $('#a > p').getClientRects().length, $('#a >>> iframe')]), [['smr-error', { code: 'integrity' }], 1, null]);
    } finally {
      await tab.close();
    }
  });
}

chromiumTest('a frame of which nothing more arrives for half a minute gives the page back what it had, also after a press', async () => {
  const sent = [];
  const base = damaged({ 'frame.htm': (bytes, { response, headers }) => void response.writeHead(200, headers).write(bytes.subarray(0, bytes.indexOf('id="wasm"') + 5000), () => sent.push(response)) });
  await withPage(async ({ page, seen }) => {
    await page.clock.install();
    await page.goto(hostPage('<div id="here"></div>', { base }));
    await page.evaluate((body) => void (document.getElementById('here').innerHTML = body), ELEMENT);
    const frame = await inside(page);
    await frame.locator(BEGIN).click();
    for (const response of sent) response.destroy();
    await page.clock.fastForward(31_000);
    await page.clock.fastForward(31_000);
    await page.locator('#a > p').waitFor();
    assert.deepEqual(await page.evaluate(() => told.map(([, type, detail]) => [type, detail])), [['smr-error', { code: 'load' }]]);
    seen.errors.splice(0);
  }, { path: 'about:blank' });
});

chromiumTest('without JavaScript the page says whom to call, and there is no button', () =>
  withPage(
    async ({ page }) => {
      await page.locator('#failed').waitFor();
      assert.match(await page.locator('#failed').textContent(), /Bel uw eigen zorgverzekeraar/);
      assert.equal(await page.locator('button:visible').count(), 0);
    },
    { javaScriptEnabled: false },
  ));

chromiumTest('nothing moves on the page while the app comes and takes over, and nothing is asked of the server after that', async () => {
  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
    const [site, wasm] = [await serve(), gate()];
    site.alter = (name, bytes) => (name.endsWith('.wasm') ? wasm.opened.then(() => bytes) : bytes);
    await withPage(
      async ({ page }) => {
        await page.goto(site.url, { waitUntil: 'commit' });
        await page.locator(BEGIN).waitFor();
        const tab = driver(page);
        await tab.evaluate(watch);
        await page.evaluate(() => {
          window.shifts = 0;
          new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shifts += value; }).observe({ type: 'layout-shift', buffered: true });
        });
        wasm.open();
        await tab.waitFor(isTakenOver);
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        assert.ok((await page.evaluate(() => window.shifts)) <= 0.02);
        await page.waitForLoadState('networkidle');
        const before = site.requests.length;
        await page.locator('[data-action=begin]').click();
        await page.locator('fieldset').first().waitFor();
        assert.deepEqual(site.requests.slice(before), []);
      },
      { path: 'about:blank', viewport },
    );
  }
});

chromiumTest('axe finds nothing on the start screen before the app is there, in light and dark, in the frame in both languages', async () => {
  const [site, wasm] = [await serve(), gate()];
  site.alter = (name, bytes) => (name.endsWith('.wasm') ? wasm.opened.then(() => bytes) : bytes);
  await withPage(async ({ page }) => {
    await page.goto(site.url, { waitUntil: 'commit' });
    await page.locator(BEGIN).waitFor();
    await inspect(page, driver(page), 'the page');
    wasm.open();
  }, { path: 'about:blank' });
  const rest = gate();
  const base = damaged({
    'frame.htm': (bytes, { response, headers }) => {
      response.writeHead(200, headers).write(bytes.subarray(0, bytes.indexOf('id="wasm"') + 5000));
      void rest.opened.then(() => response.end());
    },
  });
  for (const theme of ['light', 'dark']) {
    await withPage(
      async ({ page, seen }) => {
        await page.evaluate((body) => void (document.getElementById('here').innerHTML = body), ELEMENT.replace('<smr-check', `<smr-check theme="${theme}"`));
        const frame = await inside(page);
        await frame.locator(BEGIN).waitFor();
        await frame.evaluate(axe);
        // It is as transparent as the page around is dark, which axe can't see from inside.
        if (theme === 'dark') await frame.evaluate(() => (document.documentElement.style.background = '#12171d'));
        for (const lang of ['nl', 'en']) {
          const found = await frame.evaluate(async () => (await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })).violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)]));
          assert.deepEqual(found, [], `${lang}, ${theme}`);
          if (lang === 'nl') await frame.locator(LANGUAGE).click();
        }
        seen.errors.splice(0);
      },
      { path: hostPage('<div id="here"></div>', { base }) },
    );
  }
  rest.open();
});

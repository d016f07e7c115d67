// The examples in hosts/, each as a visitor would meet it: it comes, a whole journey goes through it, the keyboard goes in and out, nothing
// is asked of the server meanwhile, and neither page nor element looks any different for the other.
//
// SMR_CHECK_SCREENSHOTS names a folder for pictures.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { HOSTS, serve } from '../../hosts/serve.mjs';
import { native, scenarios } from '../node/library.mjs';
import { ENGINES, open } from './engines.mjs';
import { Journey, same } from './journey.mjs';

/** The same pages with the element and without. */
const [site, bare] = [await serve(), await serve({ element: null })];
after(() => [site, bare].forEach(({ close }) => close()));
const pictures = process.env.SMR_CHECK_SCREENSHOTS;
if (pictures) mkdirSync(pictures, { recursive: true });

/** Where the element is. */
const at = (name) => (name === 'lit' ? 'quit-page >>> smr-check' : 'smr-check');
const frameOf = (name) => `${at(name)} >>> iframe`;
const isReady = (tab, name) => tab.waitFor((at) => $(at)?.state === 'ready', at(name));

async function on(engine, name, act, options) {
  const tab = await open(engine, { url: `${site.url}${name}/`, ...options });
  try {
    await isReady(tab, name);
    await act(tab);
  } finally {
    await tab.close();
  }
  assert.deepEqual(tab.errors, []);
}
const picture = (tab, ...what) => pictures && tab.screenshot(join(pictures, `${what.join('-')}.png`));

/** Is the focus elsewhere than at the last call with `keep`, or in the element, where the page does not see it move? */
const focusMoved = (keep) => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const was = globalThis.hadFocus;
  if (keep) globalThis.hadFocus = at;
  return at !== was || at.matches('smr-check, iframe');
};
/** Presses a key until the page's focus is where it should be. A frame of another process gets the focus a moment after the key. */
async function pressUntil(tab, key, isThere, ...args) {
  for (let presses = 0; presses < 20; presses++) {
    await tab.evaluate(focusMoved, true);
    await tab.press(key);
    await tab.waitFor(focusMoved, false);
    if (await tab.evaluate(isThere, ...args)) return;
  }
  assert.fail(`${key} does not get there`);
}
const isInside = (at) => $(at).matches(':focus-within') || $(at).getRootNode().activeElement === $(at);
const isBehind = () => document.activeElement?.id === 'na';

/** All that is computed of everything around the element, save what follows from its height. */
const around = () => {
  const skip = /^(?!border).*(^|-)(size|width|height|origin)$|^(top|bottom|left|right|inset|margin-left|margin-right|margin-inline)/;
  const styles = (one) => [...getComputedStyle(one)].filter((name) => !skip.test(name) && !name.startsWith('--')).map((name) => `${name}: ${getComputedStyle(one).getPropertyValue(name)}`);
  const all = $$('html, html *').filter((one) => !one.closest('smr-check, head') && !one.matches('script'));
  return { styles: all.map((one) => [one.localName, one.id, styles(one).join('\n')]), names: Object.keys(window).sort() };
};
/** How the self-check looks, save what its width and height say. */
const looks = () =>
  ['.smr', '.heading', '.lead', '.big', '.language', '.screen', 'p:last-of-type'].map((selector) => {
    const { color, backgroundColor, fontFamily, fontSize, fontStyle, fontWeight, lineHeight, letterSpacing, wordSpacing, textTransform, textAlign, textIndent, direction, visibility, display, borderTopWidth, borderTopColor, borderTopLeftRadius, marginBottom, minHeight, float, cursor } = getComputedStyle($(selector));
    // Headings grow with the width.
    const sizes = { ...(selector !== '.heading' && { fontSize, lineHeight }), ...(selector !== '.smr' && { minHeight }) };
    return { selector, ...sizes, color, backgroundColor, fontFamily, fontStyle, fontWeight, letterSpacing, wordSpacing, textTransform, textAlign, textIndent, direction, visibility, display, borderTopWidth, borderTopColor, borderTopLeftRadius, marginBottom, float, cursor };
  });
const plain = new Map();
/** How it looks where nothing is done to it. */
async function undressed(engine) {
  if (!plain.has(engine)) await on(engine, 'plain', async (tab) => plain.set(engine, await (await tab.inside(frameOf('plain'))).evaluate(looks)));
  return plain.get(engine);
}

const { facts } = scenarios.find(({ id }) => id === 'EX14');
const everywhere = ['plain', 'strict-csp', 'wordpress'];

for (const name of HOSTS) {
  for (const engine of ENGINES.filter((engine) => engine === 'chromium' || everywhere.includes(name))) {
    test(`${name}, ${engine}: a whole journey, the keyboard, no request, no error`, () =>
      on(engine, name, async (tab) => {
        const before = site.requests.length;
        await picture(tab, name, engine, 'begin');
        await pressUntil(tab, 'Tab', isInside, at(name));
        await pressUntil(tab, 'Tab', isBehind);
        await pressUntil(tab, 'Shift+Tab', isInside, at(name));

        const walk = new Journey(await tab.inside(frameOf(name)));
        await walk.begin();
        const insurer = (await tab.evaluate((at) => $(at).insurer, at(name))) ?? facts.insurer;
        await walk.answer({ ...facts, insurer });
        await walk.finish();
        const [answer] = await native([JSON.stringify({ ...facts, insurer })]);
        same(await walk.shown(), JSON.parse(answer), 'nl', name);
        // Whom to call stands with the result, once the page has heard of it from the frame.
        await tab.waitFor((at) => $(`${at} > [slot=contact]`).getClientRects().length > 0, at(name));
        if (await tab.evaluate(() => $('#done') !== null || $('quit-page') !== null)) await tab.waitFor(() => /U hebt de check gedaan/.test(($('#done') ?? $('quit-page >>> #done')).textContent));
        await picture(tab, name, engine, 'result');
        assert.equal(site.requests.length, before, site.requests.slice(before).join());
      }));

    test(`${name}, ${engine}: neither side looks any different for the other`, () =>
      on(engine, name, async (tab) => {
        const without = await open(engine, { url: `${bare.url}${name}/` });
        await without.waitFor((at) => $(at) !== null, at(name));
        const [has, had] = [await tab.evaluate(around), await without.evaluate(around)];
        await without.close();
        // Only so that a difference can be read.
        for (const [at, [tag, id, styles]] of has.styles.entries()) assert.equal(styles, had.styles[at]?.[2], `${tag}#${id}`);
        assert.deepEqual(has, had);
        const own = await (await tab.inside(frameOf(name))).evaluate(looks);
        if (name === 'react') assert.equal(own.find(({ selector }) => selector === '.big').backgroundColor, 'rgb(122, 31, 92)', 'the colours of the house');
        else assert.deepEqual(own, await undressed(engine));
      }));

    test(`${name}, ${engine}: on a phone nothing sticks out`, () =>
      on(
        engine,
        name,
        async (tab) => {
          const fits = () => document.documentElement.scrollWidth <= innerWidth && $$('smr-check').every((one) => one.getBoundingClientRect().right <= innerWidth + 1);
          assert.ok(await tab.evaluate(fits));
          await picture(tab, name, engine, 'begin', 360);
          const walk = new Journey(await tab.inside(frameOf(name)));
          await walk.begin();
          await picture(tab, name, engine, 'question', 360);
          const inner = await walk.tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          assert.ok(inner[0] <= inner[1], inner.join());
          assert.ok(await tab.evaluate(fits));
        },
        { width: 360, height: 740 },
      ));
  }
}

// What servers send along with everything, and what comes of it: the table of troubles in docs/embedding.md.
const SENT = [
  ['X-Frame-Options: SAMEORIGIN with frame.htm', (path) => path.endsWith('frame.htm') && { 'x-frame-options': 'SAMEORIGIN' }, 'ready'],
  ['frame-ancestors with frame.htm', (path, site) => path.endsWith('frame.htm') && { 'content-security-policy': `frame-ancestors ${site}` }, 'ready'],
  ['the header of the guide with frame.htm', (path, site) => path.endsWith('frame.htm') && { 'content-security-policy': `sandbox allow-scripts allow-modals; frame-ancestors ${site}` }, 'ready'],
  ['X-Frame-Options: DENY with everything', () => ({ 'x-frame-options': 'DENY' }), 'load'],
  ['a policy for the whole site with frame.htm, too', () => ({ 'content-security-policy': "default-src 'self'" }), 'load'],
  ['frame.htm as text', (path) => path.endsWith('frame.htm') && { 'content-type': 'text/plain' }, 'load'],
  ['cross-origin isolation', (path) => /htm$|\/$/.test(path) && { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' }, 'ready'],
  ['cross-origin isolation, but not with frame.htm', (path) => /\/$/.test(path) && { 'cross-origin-embedder-policy': 'require-corp' }, 'load'],
];
for (const engine of ENGINES) {
  // Firefox moves an isolated page to another process, and there its driver can't find it.
  for (const [what, headers, outcome] of SENT.filter(([what]) => engine !== 'firefox' || !what.includes('isolation'))) {
    test(`${engine}: a server that sends ${what}: ${outcome}`, async () => {
      const other = await serve({ headers: (path, site) => headers(path, site) || {} });
      const tab = await open(engine);
      await tab.goto(`${other.url}plain/`);
      try {
        const ended = () => $('smr-check').ready().then(() => 'ready', ({ code }) => code);
        assert.equal(await tab.evaluate(ended), outcome);
        if (outcome !== 'ready') assert.ok(await tab.evaluate(() => $('smr-check > p').getClientRects().length > 0), 'the page has what it had');
      } finally {
        await tab.close();
        other.close();
      }
    });
  }
}

if (ENGINES.includes('chromium')) {
  for (const name of HOSTS) {
    for (const [width, height] of [[1280, 900], [360, 740]]) {
      test(`${name}, ${width} pixels: nothing moves when it comes`, () =>
        on(
          'chromium',
          name,
          async (tab) => {
            const moved = await tab.evaluate(async () => {
              const observer = new PerformanceObserver(() => {});
              observer.observe({ type: 'layout-shift', buffered: true });
              await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
              return observer.takeRecords().reduce((sum, { value }) => sum + value, 0);
            });
            assert.ok(moved <= 0.02, `${moved}`);
          },
          { width, height },
        ));
    }
  }

  test('react: in a list that turns round it begins anew, taken out and put in it comes again', () =>
    on('chromium', 'react', async (tab) => {
      assert.deepEqual(await tab.evaluate(() => ['insurer', 'heading-level', 'theme', 'data-state'].map((name) => $('smr-check').getAttribute(name))), ['cz', '3', 'light', 'ready']);
      const walk = new Journey(await tab.inside(frameOf('react')));
      await walk.begin();
      await tab.click('#turn');
      await tab.waitFor(() => $('smr-check').nextElementSibling.localName === 'h2');
      await isReady(tab, 'react');
      await tab.click('#show');
      await tab.waitFor(() => $('smr-check') === null);
      await tab.click('#show');
      await isReady(tab, 'react');
    }));

  test('vue: taken out and put in it comes again, with its level of headings', () =>
    on('chromium', 'vue', async (tab) => {
      await tab.click('#show');
      await tab.waitFor(() => $('smr-check') === null);
      await tab.click('#show');
      await isReady(tab, 'vue');
      const self = await tab.inside(frameOf('vue'));
      assert.equal(await self.evaluate(() => $('.heading').localName), 'h3');
    }));

  test('lit: properties that are bound reach it', () =>
    on('chromium', 'lit', async (tab) => {
      assert.equal(await tab.evaluate((at) => $(at).insurer, at('lit')), 'menzis');
      await tab.evaluate(() => void Object.assign($('quit-page'), { level: 4, insurer: null }));
      const self = await tab.inside(frameOf('lit'));
      await self.waitFor(() => $('.heading').localName === 'h4');
      assert.equal(await tab.evaluate((at) => $(at).getAttribute('insurer'), at('lit')), null);
    }));

  test('right-to-left: the element reads from left to right, in its own language', () =>
    on('chromium', 'right-to-left', async (tab) => {
      const look = () => {
        const { direction, textAlign } = getComputedStyle($('.lead'));
        return [$('.smr').lang, direction, textAlign];
      };
      const self = await tab.inside(frameOf('right-to-left'));
      assert.deepEqual(await self.evaluate(look), ['nl', 'ltr', 'start']);
      const walk = new Journey(self);
      await walk.begin();
      // A scroll bar at the left would push the content off the border.
      assert.equal(await self.evaluate(() => $('.list').clientLeft), 1);
    }));

  for (const name of ['wordpress', 'right-to-left', 'old-cms']) {
    test(`${name}: inline, it looks as it does inline on a plain page`, async () => {
      const inline = async (name) => {
        let seen;
        await on('chromium', name, async (tab) => {
          await tab.evaluate(() => {
            const other = $('smr-check').cloneNode(true);
            other.embed = 'inline';
            $('smr-check').replaceWith(other);
            return other.ready();
          });
          await picture(tab, name, 'inline');
          seen = await tab.evaluate(`const every = $$; { const $ = (selector) => every('smr-check >>> ' + selector)[0]; return (${looks})(); }`);
        });
        return seen;
      };
      assert.deepEqual(await inline(name), await inline('plain'));
    });
  }

  test('wordpress: smooth scrolling to a place on the page goes on', () =>
    on('chromium', 'wordpress', async (tab) => {
      await tab.evaluate(() => $('#na').scrollIntoView({ behavior: 'instant' }));
      assert.ok(await tab.evaluate(() => scrollY > 0));
      // Not with the pointer: the frame above it may still find its height.
      await tab.evaluate(() => $('#na').focus({ preventScroll: true }));
      await tab.press('Enter');
      await tab.waitFor(() => scrollY === 0);
    }, { width: 360, height: 740 }));

  test('old-cms: cloned, put anew as text, and with Enter held back on the page, it works', () =>
    on('chromium', 'old-cms', async (tab) => {
      await tab.evaluate(() => {
        $('#menu').append($('smr-check').cloneNode(true));
        jQuery('#menu').html(jQuery('#menu').html());
      });
      await tab.waitFor(() => $$('smr-check').length === 2 && $$('smr-check').every((one) => one.state === 'ready'));
      await tab.evaluate(() => jQuery('#menu smr-check').remove());
      // Into the frame with the keyboard, to its button, and on.
      const self = await tab.inside(frameOf('old-cms'));
      await pressUntil(tab, 'Tab', isInside, 'smr-check');
      for (let tabs = 0; tabs < 5 && !(await self.evaluate(() => document.activeElement.matches('.big'))); tabs++) await tab.press('Tab');
      await tab.press('Enter');
      await self.waitFor(() => $('#insurer-search') !== null);
    }));
}

// How a host dresses the self-check: custom properties of its own, tokens of NL Design System, parts, light and dark. And what it can't
// put in that way.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scenarios } from '../node/library.mjs';
import { page } from './embed.mjs';
import { ENGINES, chromiumTest, lacks, open } from './engines.mjs';
import { withPage } from './harness.mjs';
import { inside } from './inside.mjs';
import { axe } from './inspect.mjs';
import { Journey, say } from './journey.mjs';
import { until } from './webdriver.mjs';

const read = (path) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const by = (id) => scenarios.find((scenario) => scenario.id === id).facts;

/** The table of the guide: property → { token, light, dark }. */
const TABLE = Object.fromEntries(
  [...read('docs/embedding.md').matchAll(/^\| `(--smr-[\w-]+)` \| (.+?) \| (.+?) \| (.+?) \|/gm)].map(([, name, token, light, dark]) => [name, { token: token.replaceAll('`', ''), light, dark }]),
);
const THEMED = Object.keys(TABLE).filter((name) => name !== '--smr-block-size');

chromiumTest('the table of the guide is what the style does, and no more than 28 properties', () => {
  const css = read('static/style.css') + read('embed/embed.css') + read('embed/element.js');
  const used = new Set(css.match(/--smr-[\w-]+/g));
  assert.deepEqual([...used].sort(), Object.keys(TABLE).sort());
  assert.ok(used.size <= 28, `${used.size}`);
  for (const name of THEMED) {
    const { token, light, dark } = TABLE[name];
    const pattern = token === 'none' ? `var\\(${name}, (.+?)\\)[;/]` : `var\\(${name}, var\\(${token}, (.+?)\\)\\)[;/]`;
    const [, fallback] = css.match(new RegExp(pattern)) ?? assert.fail(`${name} does not fall back to ${token}`);
    const shown = fallback.match(/^light-dark\((.+), (.+)\)?$/)?.slice(1).map((one) => one.replace(')', '')) ?? [fallback, fallback];
    // What falls back to another property is told in words.
    const told = [light, dark].map((one, at) => one.match(/^`(.+)`$/)?.[1] ?? shown[at]);
    assert.deepEqual(told, shown, name);
  }
});

/** A value for each property that nothing else has. */
const value = (name, at, base) => {
  if (name.includes('color')) return `rgb(${base}, ${at + 1}, ${base})`;
  if (name.includes('weight')) return `${base + 400}`;
  if (name.includes('family')) return `"${base} ${name.includes('heading') ? 'heading' : 'text'}", serif`;
  return `${base / 10}px`;
};
const OWN = Object.fromEntries(THEMED.map((name, at) => [name, value(name, at, 200)]));
// Two answers share a token.
const TOKENS = Object.fromEntries(THEMED.filter((name) => TABLE[name].token !== 'none').map((name, at) => [TABLE[name].token, value(name, at, 100)]));
const css = (values) => `<style>:root { ${Object.entries(values).map(([name, value]) => `${name}: ${value};`).join(' ')} }</style>`;
/** In the self-check: what is seen of it on the first screen. */
const looks = () => {
  const of = (selector) => getComputedStyle($(selector));
  const button = of('.big');
  return {
    '--smr-color-text': of('.smr').color,
    '--smr-color-heading': of('.heading').color,
    '--smr-color-surface': of('.screen').backgroundColor,
    '--smr-color-line': of('.screen').borderTopColor,
    '--smr-color-accent': of('.privacy').borderInlineStartColor,
    '--smr-color-button': button.backgroundColor,
    '--smr-color-button-text': button.color,
    '--smr-border-radius-button': button.borderTopLeftRadius,
    '--smr-border-radius-card': of('.screen').borderTopLeftRadius,
    '--smr-padding-button': button.paddingLeft,
    '--smr-font-weight-heading': of('.heading').fontWeight,
    '--smr-font-family': button.fontFamily,
    '--smr-font-family-heading': of('.heading').fontFamily,
    '--smr-font-size': button.fontSize,
  };
};

for (const engine of ENGINES) {
  for (const embed of ['frame', 'inline']) {
    /** Runs `act` with the element's page and with what is inside of it. */
    const on = async (head, act, { body = `<smr-check id="a" embed="${embed}"></smr-check>`, errors = [], ...options } = {}) => {
      const tab = await open(engine, { url: page(body, { head }), ...options });
      try {
        await tab.evaluate(() => $('#a').ready());
        await act(tab, embed === 'frame' ? await tab.inside('#a >>> iframe') : shadow(tab));
      } finally {
        await tab.close();
      }
      assert.deepEqual(tab.errors, errors);
    };

    for (const [what, head, expected] of [
      ['its own properties', css(OWN), (name) => OWN[name]],
      ['tokens of NL Design System only', css(TOKENS), (name) => TOKENS[TABLE[name].token]],
      ['both', css({ ...TOKENS, ...OWN }), (name) => OWN[name]],
      ['properties that name others', `<style>:root { --brand: rgb(1, 2, 3); } smr-check { --smr-color-button: var(--brand); }</style>`, (name) => (name === '--smr-color-button' ? 'rgb(1, 2, 3)' : undefined)],
    ]) {
      test(`${engine}, ${embed}: a host with ${what}`, () =>
        on(head, async (_, self) => {
          const seen = await self.evaluate(looks);
          const wanted = Object.fromEntries(Object.keys(seen).map((name) => [name, expected(name) ?? seen[name]]));
          assert.deepEqual(seen, wanted);
        }));
    }

    test(`${engine}, ${embed}: where the page's root is 10 pixels, text keeps the size that people chose, and a token the size that it has there`, async () => {
      const measure = () => [getComputedStyle($('.smr')).fontSize, getComputedStyle($('.screen')).borderTopLeftRadius, $('.big').offsetHeight > 43];
      await on('<style>html { font-size: 62.5%; }</style>', async (_, self) => assert.deepEqual(await self.evaluate(measure), ['18px', '12px', true]));
      await on('<style>html { font-size: 62.5%; --basis-text-font-size-md: 2rem; }</style>', async (_, self) => assert.deepEqual(await self.evaluate(measure), ['20px', '12px', true]));
    });

    test(`${engine}, ${embed}: light and dark follow the page, unless the element says which`, async () => {
      const isDark = (self) => self.evaluate(() => Number(getComputedStyle($('.smr')).color.match(/\d+/)[0]) > 128);
      // A page that never said that it can be dark is light, whatever the system.
      await on('', async (_, self) => assert.equal(await isDark(self), false), { colorScheme: 'dark' });
      await on('<style>:root { color-scheme: light dark; }</style>', async (tab, self) => {
        assert.equal(await isDark(self), true);
        await tab.evaluate(() => ($('#a').theme = 'light'));
        await self.waitFor(() => Number(getComputedStyle($('.smr')).color.match(/\d+/)[0]) < 128);
        await tab.evaluate(() => ($('#a').theme = 'auto'));
        await self.waitFor(() => Number(getComputedStyle($('.smr')).color.match(/\d+/)[0]) > 128);
      }, { colorScheme: 'dark' });
      await on('<style>.dark { color-scheme: dark; background: #000; }</style>', async (tab, self) => {
        assert.equal(await isDark(self), false);
        await tab.evaluate(() => document.body.classList.add('dark'));
        await self.waitFor(() => Number(getComputedStyle($('.smr')).color.match(/\d+/)[0]) > 128);
        await tab.evaluate(() => ($('#a').theme = 'light'));
        await self.waitFor(() => Number(getComputedStyle($('.smr')).color.match(/\d+/)[0]) < 128);
      });
      await on('', async (_, self) => assert.equal(await isDark(self), true), { body: `<smr-check id="a" embed="${embed}" theme="dark"></smr-check>` });
    });

    if (!lacks(engine, 'forcedColors')) {
      test(`${engine}, ${embed}: with forced colours the system's win`, () =>
        on(css(OWN), async (_, self) => {
          const { '--smr-color-text': text, '--smr-color-button': button, '--smr-color-surface': surface } = await self.evaluate(looks);
          for (const [name, color] of Object.entries({ text, button, surface })) assert.ok(!color.startsWith('rgb(200,'), `${name}: ${color}`);
        }, { forcedColors: 'active' }));
    }
  }

  test(`${engine}: all eleven parts can be dressed inline, and what the page around is cannot be heard in it`, async () => {
    const PARTS = ['root', 'heading', 'question', 'hint', 'option', 'error-summary', 'button', 'summary', 'verdict', 'timeline', 'sources'];
    const head = `<style>
      ${PARTS.map((part, at) => `smr-check::part(${part}) { scroll-margin-top: ${at + 1}px; }`).join('\n')}
      body { text-transform: uppercase; letter-spacing: 5px; text-align: right; direction: rtl; font: italic 900 40px/3 fantasy; color: red; text-indent: 3em; white-space: pre; word-spacing: 1em; cursor: wait; list-style: square; }
      * { margin: 99px; border: 9px solid red; }
    </style>`;
    const tab = await open(engine, { url: page('<smr-check id="a" embed="inline"></smr-check>', { head }) });
    const seen = {};
    const look = async () => {
      const found = await tab.evaluate(() => $$('#a >>> [part]').map((one) => [[...one.part], getComputedStyle(one).scrollMarginTop]));
      for (const [parts, margin] of found) {
        // Of several the last rule counts.
        const last = parts.map((part) => PARTS.indexOf(part)).sort((a, b) => a - b).at(-1);
        assert.equal(margin, `${last + 1}px`, parts.join());
        for (const part of parts) seen[part] = true;
      }
    };
    const self = shadow(tab);
    const walk = new Journey(self);
    const { go } = walk;
    walk.go = async (key) => {
      await look();
      await go.call(walk, key);
      await look();
    };
    await walk.begin();
    await walk.go('journey.next');
    await tab.clickText('#a >>> .option label', say.nl['ui.insurer-unknown']);
    await walk.answer(by('EX14'));
    await walk.finish();
    await look();
    assert.deepEqual(Object.keys(seen).sort(), PARTS.toSorted());
    const inherited = await self.evaluate(() => {
      const { textTransform, letterSpacing, textAlign, direction, fontStyle, fontSize, fontWeight, lineHeight, textIndent, whiteSpace, wordSpacing, cursor } = getComputedStyle($('.lead'));
      const [size, line] = [fontSize, lineHeight].map((one) => Math.round(parseFloat(one)));
      return { textTransform, letterSpacing, textAlign, direction, fontStyle, size, fontWeight, line, textIndent, whiteSpace, wordSpacing, cursor };
    });
    assert.deepEqual(inherited, { textTransform: 'none', letterSpacing: 'normal', textAlign: 'start', direction: 'ltr', fontStyle: 'normal', size: 18, fontWeight: '400', line: 25, textIndent: '0px', whiteSpace: 'normal', wordSpacing: '0px', cursor: 'auto' });
    await tab.close();
    assert.deepEqual(tab.errors, []);
  });
}

/** The shadow root of an element as a page of its own. */
function shadow(tab, id = 'a') {
  const at = (selector) => `#${id} >>> ${selector}`;
  const code = (fn, args) => `const every = $$; {
    const $$ = (selector) => selector.split(',').flatMap((one) => every('#${id} >>> ' + one)), $ = (selector) => $$(selector)[0] ?? null;
    return await (${fn})(...${JSON.stringify(args)});
  }`;
  return {
    evaluate: (fn, ...args) => tab.evaluate(code(fn, args)),
    waitFor: (fn, ...args) => tab.waitFor(code(fn, args)),
    click: (selector) => tab.click(at(selector)),
    clickText: (selector, text) => tab.clickText(at(selector), text),
    fill: (selector, text) => tab.fill(at(selector), text),
    choose: (selector, value) => tab.choose(at(selector), value),
  };
}

const BAD = ['url(http://127.0.0.1:9/x)', 'URL("//x")', 'image-set("x" 1x)', '-webkit-image-set(url(x) 1x)', 'cross-fade(url(x), red)', 'src("x")', 'var(--smr-color-text)', 'red;}', '} * { display: none', '@import "x"', '\\75rl(x)', `rgb(1,2,3)${' '.repeat(400)}`, 'x'.repeat(1e5), 7, null, {}, ['red'], true];

chromiumTest('more than a plain value gets into no frame, and takes away nothing else', async () => {
  // A page that takes the channel for itself can say anything.
  const head = `<style>:root { --basis-color-action-1-color-default: rgb(9, 8, 7); }</style><script>
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...args) { window.port = this; if (args[0][0] === 'set') window.given ??= args[0][1]; return post.apply(this, args); };
    const on = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
    Object.defineProperty(MessagePort.prototype, 'onmessage', { ...on, set(listen) { on.set.call(this, (event) => { if (event.data[0] === 'names') window.names = event.data[1]; listen(event); }); } });
  </script>`;
  await withPage(
    async ({ page, seen }) => {
      await page.evaluate(() => document.getElementById('a').ready());
      const frame = await inside(page);
      const names = await page.evaluate(() => names);
      assert.deepEqual(names.filter((name) => name.startsWith('--smr')).sort(), THEMED.toSorted());
      const requests = seen.requests.length;
      await frame.evaluate(() => {
        window.styles = [];
        const { documentElement: root } = document;
        new MutationObserver(() => styles.push(root.getAttribute('style'))).observe(root, { attributeFilter: ['style'] });
      });
      for (const value of BAD) await page.evaluate(([value, count]) => port.postMessage(['set', { ...given, style: Array(count).fill(value) }]), [value, names.length]);
      for (const rem of ['1', 'calc(1px)', '1px;', 'x'.repeat(99), 7, null]) await page.evaluate((rem) => port.postMessage(['set', { ...given, rem, style: names.map(() => '1rem') }]), rem);
      // Beside good ones. The channel keeps the order: when this is there, all that was sent before has been.
      await page.evaluate(() => port.postMessage(['set', { ...given, style: names.map((name) => (name === '--smr-color-button' ? 'rgb(4, 5, 6)' : 'url(x)')) }]));
      const styles = await until(async () => {
        const styles = await frame.evaluate(() => window.styles);
        return styles.at(-1)?.includes('rgb(4, 5, 6)') && styles;
      }, () => 'the good value is not there');
      assert.deepEqual([...new Set(styles)], ['color-scheme: light;', 'color-scheme: light; --smr-color-button: rgb(4, 5, 6);']);
      assert.equal(await frame.evaluate(() => getComputedStyle(document.querySelector('.big')).backgroundColor), 'rgb(4, 5, 6)');
      assert.equal(seen.requests.length, requests);
    },
    { path: page('<smr-check id="a"></smr-check>', { head }) },
  );
});

for (const theme of ['light', 'dark']) {
  chromiumTest(`on a ${theme} page axe finds nothing in the element: beginning, fault, result`, async () => {
    const head = `<style>:root { color-scheme: ${theme}; } body { background: ${theme === 'dark' ? '#12171d' : '#fff'}; }</style>`;
    const tab = await open('chromium', { url: page('<main><h1>Stoppen</h1><smr-check id="a" embed="inline"></smr-check></main>', { head }), width: 360, height: 740, colorScheme: theme });
    await tab.evaluate(() => $('#a').ready());
    await tab.evaluate(`if (!window.axe) { ${axe} }`);
    const inspect = async (what) => {
      const found = await tab.evaluate(async () => {
        const { violations, passes } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
        return { violations: violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`), contrasts: passes.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0 };
      });
      assert.deepEqual(found.violations, [], what);
      assert.ok(found.contrasts > 2, `${what}: it looked into the shadow root`);
    };
    const walk = new Journey(shadow(tab));
    await inspect('beginning');
    await walk.begin();
    await walk.go('journey.next');
    await inspect('fault');
    await walk.answer(by('EX14'));
    await walk.finish();
    await inspect('result');
    await tab.close();
    assert.deepEqual(tab.errors, []);
  });
}

chromiumTest('a web font of the page is used inline, and asked for by no frame', async () => {
  // A browser loads a font when text is drawn with it. That this one is broken ends in a status of its own.
  const head = '<style>@font-face { font-family: "Brand"; src: url(data:font/woff2,x); } smr-check { --smr-font-family: "Brand", serif; }</style>';
  for (const [embed, wanted] of [['inline', 'error'], ['frame', 'unloaded']]) {
    const tab = await open('chromium', { url: page(`<smr-check id="a" embed="${embed}"></smr-check>`, { head }) });
    await tab.evaluate(() => $('#a').ready());
    const self = embed === 'frame' ? await tab.inside('#a >>> iframe') : shadow(tab);
    await self.waitFor(() => getComputedStyle($('.heading')).fontFamily === 'Brand, serif');
    await tab.waitFor((wanted) => [...document.fonts][0].status === wanted, wanted);
    await tab.close();
    assert.deepEqual(tab.errors, []);
  }
});

chromiumTest('colours that the page changes later come when an attribute is set, to the same value too', async () => {
  const tab = await open('chromium', { url: page('<smr-check id="a"></smr-check>') });
  await tab.evaluate(() => $('#a').ready());
  const self = await tab.inside('#a >>> iframe');
  for (const color of ['rgb(1, 1, 1)', 'rgb(2, 2, 2)']) {
    await tab.evaluate((color) => {
      $('#a').style.setProperty('--smr-color-button', color);
      $('#a').theme = 'auto';
    }, color);
    await self.waitFor((color) => getComputedStyle($('.big')).backgroundColor === color, color);
  }
  await tab.close();
  assert.deepEqual(tab.errors, []);
});

chromiumTest('colours that are hard to read are told to whoever builds the page, and only those', async () => {
  const warnings = async (head, embed) => {
    const tab = await open('chromium', { url: page(`<smr-check id="a" embed="${embed}"></smr-check>`, { head: `<script>var warned = []; console.warn = (text) => warned.push(text);</script>${head}` }) });
    await tab.evaluate(() => $('#a').ready());
    const warned = await tab.evaluate(() => warned);
    await tab.close();
    return warned;
  };
  const pale = '<style>smr-check { --smr-color-button: #8ab; --smr-color-button-text: oklch(1 0 0); }</style>';
  assert.deepEqual(await warnings('', 'inline'), []);
  assert.deepEqual(await warnings('<style>:root { color-scheme: dark; }</style>', 'inline'), []);
  assert.deepEqual(await warnings(pale, 'inline'), ['<smr-check>: a contrast below 4.5:1 with these colours: on-button on button']);
  // A frame has a console of its own.
  assert.deepEqual(await warnings(pale, 'frame'), []);
});

chromiumTest('Escape in a frame reaches the dialog of the page, unless the page prevents it', async () => {
  const body = '<dialog><smr-check id="a"></smr-check></dialog>';
  const tab = await open('chromium', { url: page(body, { head: '<script>var escapes = 0, isHeld = false; addEventListener("keydown", (event) => { if (event.key === "Escape") { escapes++; if (isHeld) event.preventDefault(); } });</script>' }) });
  await tab.evaluate(() => { $('dialog').showModal(); return $('#a').ready(); });
  await tab.evaluate(() => $('#a').focus());
  await (await tab.inside('#a >>> iframe')).waitFor(() => document.hasFocus());
  await tab.evaluate(() => { isHeld = true; });
  await tab.press('Escape');
  await tab.waitFor(() => escapes === 1);
  assert.equal(await tab.evaluate(() => $('dialog').open), true);
  await tab.evaluate(() => { isHeld = false; });
  await tab.press('Escape');
  await tab.waitFor(() => !$('dialog').open);
  await tab.close();
  assert.deepEqual(tab.errors, []);
});

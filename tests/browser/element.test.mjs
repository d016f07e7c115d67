// `<smr-check>` on a page of somebody else, in every engine: attributes, events, methods, slots, and being moved about.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { files, page, pressStart } from './embed.mjs';
import { ENGINES, chromiumTest, open } from './engines.mjs';
import { say } from './journey.mjs';
import { until } from './webdriver.mjs';

const FALLBACK = '<p>Bel uw zorgverzekeraar.</p><p slot="contact">Bel 088</p>';

async function on(engine, body, act, options = {}) {
  const tab = await open(engine, { url: page(body, options), ...options.tab });
  try {
    await act(tab);
  } finally {
    await tab.close();
  }
  assert.deepEqual(tab.errors, options.errors ?? []);
}
const isReady = (tab, id = 'a') => tab.waitFor((id) => document.getElementById(id).state === 'ready', id);
const told = (tab) => tab.evaluate(() => told.map(([id, type, detail]) => [id, type.slice(4), type === 'smr-ready' ? {} : detail]));
const types = async (tab) => (await told(tab)).map(([, type]) => type);
/** Whether a person sees a node of the page around. */
const isShown = (tab, selector) => tab.evaluate((selector) => $(selector).checkVisibility?.() ?? $(selector).getClientRects().length > 0, selector);

for (const engine of ENGINES) {
  for (const embed of ['frame', 'inline']) {
    test(`${engine}, ${embed}: shows itself, tells that somebody began and no more, and begins anew`, () =>
      on(engine, `<smr-check id="a" embed="${embed}">${FALLBACK}</smr-check>`, async (tab) => {
        await isReady(tab);
        const [[, , { version, rulebase }]] = await tab.evaluate(() => told);
        assert.match(version, /^\d+\.\d+\.\d+$/);
        assert.deepEqual(Object.keys(rulebase), ['version', 'sha256', 'verifiedThrough', 'checkedOn']);
        assert.deepEqual(await tab.evaluate(() => [$('#a').version, $('#a').rulebase]), [version, rulebase]);
        assert.equal(await isShown(tab, '#a > p'), false, 'the fallback is gone');
        assert.equal(await isShown(tab, '#a > [slot=contact]'), false);
        // A page that can read along is not promised to see nothing.
        const promise = await (await self(tab)).evaluate(() => $('.privacy').textContent);
        assert.equal(promise, say.nl[embed === 'frame' ? 'ui.privacy' : 'ui.privacy-inline']);

        await pressStart(tab, embed);
        await tab.evaluate(() => $('#a').reset());
        assert.deepEqual(await told(tab), [['a', 'ready', {}], ['a', 'begin', {}], ['a', 'reset', { reason: 'host' }]]);
      }));

    /** What is drawn: in the frame, or in the shadow root itself. */
    const self = (tab, id = 'a') => (embed === 'frame' ? tab.inside(`#${id} >>> iframe`) : { evaluate: (fn) => tab.evaluate(`const every = $$; { const $ = (selector) => every('#${id} >>> ' + selector)[0] ?? null; return await (${fn})(); }`) });

    test(`${engine}, ${embed}: focus() goes to the heading, from before it is there on, and never throws`, () =>
      on(engine, `<button id="other">x</button><div style="height: 3000px"></div><smr-check id="a" embed="${embed}">${FALLBACK}</smr-check>`, async (tab) => {
        // It is far away, so nothing has loaded it.
        assert.equal(await tab.evaluate(() => $('#a').state), 'loading');
        await tab.evaluate(() => $('#a').focus({ preventScroll: true }));
        await isReady(tab);
        await tab.waitFor(() => document.activeElement === $('#a'));
        const inner = await self(tab);
        // WebKit keeps the scripts of a foreign frame from moving the focus until the person has been in it.
        const isThere = engine === 'webkit' && embed === 'frame' ? () => document.hasFocus() : () => $('.smr').getRootNode().activeElement === $('.heading');
        await until(() => inner.evaluate(isThere), () => 'the focus is elsewhere');
        await tab.evaluate(() => $('#other').focus());
        await tab.evaluate(() => $('#a').focus());
        await tab.waitFor(() => document.activeElement === $('#a'));
      }));

    test(`${engine}, ${embed}: print() prints what is drawn, and nothing before that`, () =>
      on(engine, `<smr-check id="a" embed="${embed}" loading="eager"></smr-check>`, async (tab) => {
        await tab.evaluate(() => {
          window.prints = 0;
          window.print = () => void prints++;
          const early = document.createElement('smr-check');
          early.print();
          early.reset();
          document.body.append(early);
          early.print();
          early.remove();
        });
        await isReady(tab);
        const inner = await self(tab);
        if (embed === 'frame') await inner.evaluate(() => { window.prints = 0; window.print = () => void prints++; });
        await tab.evaluate(() => $('#a').print());
        await until(() => inner.evaluate(() => window.prints), () => 'nothing is printed');
        assert.deepEqual([await inner.evaluate(() => window.prints), await tab.evaluate(() => window.prints)], embed === 'frame' ? [1, 0] : [1, 1]);
      }));

    test(`${engine}, ${embed}: reset() goes back to the beginning, and leaves the focus and the page where they are`, () =>
      on(engine, `<button id="other">x</button><smr-check id="a" embed="${embed}">${FALLBACK}</smr-check>`, async (tab) => {
        await isReady(tab);
        const inner = await self(tab);
        await inner.evaluate(() => $('.big').click());
        await tab.waitFor(() => told.at(-1)[1] === 'smr-begin');
        // The move of the focus to the new heading comes from the process of the frame and may be slower than the event. In WebKit there is
        // none: it keeps scripts of a foreign frame from moving the focus until the person has been in it.
        if (engine !== 'webkit' || embed !== 'frame') await tab.waitFor(() => document.activeElement === $('#a'));
        await tab.evaluate(() => {
          $('#other').focus();
          $('#a').reset();
        });
        await until(() => inner.evaluate(() => $('.big') !== null && $('fieldset') === null), () => 'it does not begin anew');
        assert.deepEqual(await told(tab), [['a', 'ready', {}], ['a', 'begin', {}], ['a', 'reset', { reason: 'host' }]]);
        assert.deepEqual(await tab.evaluate(() => [document.activeElement.id, $('#a').state]), ['other', 'ready']);
        assert.equal(await isShown(tab, '#a > [slot=contact]'), false);
      }));

    test(`${engine}, ${embed}: moveBefore() keeps what was filled in`, (context) =>
      on(engine, `<div id="one"><smr-check id="a" embed="${embed}"></smr-check></div><div id="two"></div>`, async (tab) => {
        if (!(await tab.evaluate(() => 'moveBefore' in Element.prototype))) return context.skip('this engine has no moveBefore');
        await isReady(tab);
        await (await self(tab)).evaluate(() => $('.big').click());
        await tab.waitFor(() => told.at(-1)[1] === 'smr-begin');
        await tab.evaluate(() => $('#two').moveBefore($('#a'), null));
        if (engine === 'firefox' && embed === 'frame') {
          // It loads frames in a shadow root anew all the same: then it is as if moved in any other way.
          await tab.waitFor(() => told.length === 4);
          assert.deepEqual(await types(tab), ['ready', 'begin', 'reset', 'ready']);
        } else {
          assert.equal(await (await self(tab)).evaluate(() => $('fieldset') !== null), true);
          assert.deepEqual(await types(tab), ['ready', 'begin']);
        }
        await tab.evaluate(() => $('#a').reset());
        await tab.waitFor(() => told.at(-1)[1] === 'smr-reset');
      }));
  }

  test(`${engine}: a frame keeps its height, shows that there is more below, and begins each screen at its top`, () =>
    on(engine, '<smr-check id="a" style="--smr-block-size: 300px"></smr-check>', async (tab) => {
      await isReady(tab);
      const inner = await tab.inside('#a >>> iframe');
      const says = (isMore) => inner.waitFor((isMore) => document.documentElement.hasAttribute('data-more') === isMore, isMore);
      await says(true);
      await inner.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      await says(false);
      await inner.evaluate(() => $('.big').click());
      await inner.waitFor(() => {
        const { top, bottom } = $('.heading').getBoundingClientRect();
        return $('#insurer-search') !== null && top >= 0 && bottom <= innerHeight;
      });
      await says(true);
      assert.deepEqual(await tab.evaluate(() => [$('#a >>> iframe').offsetHeight, $('#a').offsetHeight]), [300, 300]);
    }));

  test(`${engine}: bad values warn and fall back`, () =>
    on(
      engine,
      '<smr-check id="a" lang="de" mode="x" embed="popup" sizing="huge" theme="pink" heading-level="9" insurer="UPPER CASE" idle-timeout="soon" loading="never"></smr-check><smr-check id="b" lang="en-GB" theme="dark" heading-level="3" insurer="cz"></smr-check><smr-check id="c" insurer="nobody"></smr-check>',
      async (tab) => {
        await isReady(tab);
        const read = (id) => tab.evaluate((id) => ['lang', 'mode', 'embed', 'sizing', 'theme', 'headingLevel', 'insurer', 'idleTimeout', 'share'].map((name) => document.getElementById(id)[name]), id);
        assert.deepEqual(await read('a'), ['nl', 'self', 'frame', 'fixed', 'auto', 2, null, 300, false]);
        assert.deepEqual(await read('b'), ['en', 'self', 'frame', 'fixed', 'dark', 3, 'cz', 300, false]);
        // Which insurers there are only the frame knows.
        await tab.evaluate(() => $('#c').ready());
        await tab.waitFor(() => warned.some((text) => /insurer="nobody"/.test(text)));
        const warned = await tab.evaluate(() => warned.map((text) => text.match(/: ([a-z-]+)=/)[1]));
        assert.deepEqual(warned.toSorted(), ['embed', 'heading-level', 'idle-timeout', 'insurer', 'insurer', 'lang', 'loading', 'mode', 'sizing', 'theme']);
        // Properties write attributes, and take away what is not given.
        const written = await tab.evaluate(() => {
          const element = $('#b');
          Object.assign(element, { theme: 'light', headingLevel: 4, insurer: null, share: true, idleTimeout: 60 });
          return element.getAttributeNames().map((name) => `${name}=${element.getAttribute(name)}`);
        });
        assert.deepEqual(written, ['id=b', 'lang=en-GB', 'theme=light', 'heading-level=4', 'share=', 'idle-timeout=60']);
      },
      { head: '<script>var warned = []; console.warn = (text) => warned.push(text);</script>' },
    ));

  test(`${engine}: created before or after the script, twice loaded, with properties set before it is there`, () =>
    on(
      engine,
      '<div id="list"></div>',
      async (tab) => {
        await tab.evaluate(async (base) => {
          const early = document.createElement('smr-check');
          // As frameworks do before the class is known.
          early.id = 'a';
          early.theme = 'dark';
          early.insurer = 'cz';
          $('#list').append(early);
          await import(`${base}smr-check.js`);
          const first = customElements.get('smr-check');
          await import(`${base}smr-check.js?again`);
          const { version } = await import(`${base}smr-check.split.js`);
          const late = document.createElement('smr-check');
          late.id = 'b';
          $('#list').append(late);
          if (first !== customElements.get('smr-check') || !version) throw new Error('defined twice');
        }, files.url);
        await isReady(tab, 'a');
        assert.deepEqual(await tab.evaluate(() => [$('#a').theme, $('#a').getAttribute('theme'), $('#a').getAttribute('insurer')]), ['dark', 'dark', 'cz']);
        await tab.evaluate(() => $('#b').ready());
      },
      { script: '' },
    ));

  test(`${engine}: moved, it goes on inline and begins anew in a frame; removed, it is gone; put back, it comes again`, () =>
    on(engine, '<div id="one"><smr-check id="a"></smr-check><smr-check id="b" embed="inline"></smr-check></div><div id="two"></div>', async (tab) => {
      await tab.evaluate(() => Promise.all([$('#a').ready(), $('#b').ready()]));
      await tab.clickText('#b >>> .smr button', 'Start de check');
      await tab.waitFor(() => $('#b >>> fieldset'));
      await tab.evaluate(() => $('#two').append($('#a'), $('#b')));
      assert.equal(await tab.evaluate(() => $('#b').state), 'ready');
      assert.ok(await tab.evaluate(() => $('#b >>> fieldset') !== null), 'the screen is still there');
      await isReady(tab, 'a');
      assert.deepEqual((await told(tab)).filter(([id, type]) => id === 'a' && type !== 'begin'), [['a', 'ready', {}], ['a', 'reset', { reason: 'host' }], ['a', 'ready', {}]]);
      const gone = await tab.evaluate(async () => {
        window.kept = [$('#a'), $('#b')];
        for (const one of kept) one.remove();
        await null;
        return kept.map((one) => [one.state, one.shadowRoot.children.length]);
      });
      assert.deepEqual(gone, [['loading', 2], ['loading', 2]], 'nothing but the slots');
      await tab.evaluate(async () => {
        $('#one').append(...kept);
        await Promise.all(kept.map((one) => one.ready()));
      });
      assert.equal(await tab.evaluate(() => $('#b >>> fieldset')), null, 'of what was there before, nothing');
    }));

  test(`${engine}: nothing is loaded before it comes near or gets the focus`, () =>
    on(
      engine,
      '<smr-check id="a" loading="eager"></smr-check><div style="height:5000px"></div><smr-check id="b"><a href="#x" id="link">Bel</a></smr-check><div style="height:5000px"></div><smr-check id="c"></smr-check>',
      async (tab) => {
        await isReady(tab);
        assert.deepEqual(await tab.evaluate(() => [$('#b').shadowRoot.children.length, $('#c').shadowRoot.children.length]), [2, 2]);
        await tab.evaluate(() => $('#link').focus({ preventScroll: true }));
        await isReady(tab, 'b');
        await tab.evaluate(() => $('#c').scrollIntoView());
        await isReady(tab, 'c');
      },
    ));

  test(`${engine}: ten on a page, each by itself`, () =>
    on(engine, Array.from({ length: 10 }, (_, at) => `<smr-check id="n${at}" loading="eager" embed="${at % 2 ? 'inline' : 'frame'}" lang="${at % 3 ? 'nl' : 'en'}"></smr-check>`).join(''), async (tab) => {
      await tab.evaluate(() => Promise.all($$('smr-check').map((one) => one.ready())));
      await tab.evaluate(() => $('#n1 >>> .big').click());
      await tab.waitFor(() => $('#n1 >>> fieldset'));
      assert.equal(await tab.evaluate(() => $('#n5 >>> fieldset')), null);
      assert.deepEqual((await told(tab)).filter(([, type]) => type !== 'ready'), [['n1', 'begin', {}]]);
      assert.equal(await tab.evaluate(() => $('#n3 >>> .heading').textContent), 'Can I start a stop-smoking programme?');
      await tab.evaluate(() => ($('#n3').lang = 'nl'));
      assert.equal(await tab.evaluate(() => $('#n3 >>> .heading').textContent), 'Kan ik een stopprogramma starten?');
    }));

  test(`${engine}: inline under a strict policy of the host, with parts that it can dress`, () => {
    const origin = files.url.slice(0, -1);
    const policy = `default-src 'none'; img-src data:; script-src 'nonce-test' ${origin} 'wasm-unsafe-eval'; style-src 'nonce-test'; require-trusted-types-for 'script'; trusted-types 'none'`;
    return on(
      engine,
      '<smr-check id="a" embed="inline" heading-level="3" insurer="cz"></smr-check>',
      async (tab) => {
        await isReady(tab);
        await tab.clickText('#a >>> .smr button', 'Start de check');
        await tab.waitFor(() => $('#a >>> fieldset'));
        const seen = await tab.evaluate(() => ({
          button: getComputedStyle($('#a >>> [part~=button]')).outlineColor,
          parts: [...new Set($$('#a >>> [part]').flatMap((one) => [...one.part]))].sort(),
          heading: $('#a >>> .heading').localName,
        }));
        assert.deepEqual(seen.parts, ['button', 'heading', 'option', 'question', 'root']);
        assert.equal(seen.button, 'rgb(1, 2, 3)');
        assert.equal(seen.heading, 'h3');
      },
      { headers: { 'content-security-policy': policy }, head: '<style nonce="test">smr-check::part(button) { outline: 1px solid rgb(1, 2, 3); }</style>' },
    );
  });
}

/** In the page: what nobody should write into an attribute or a property. */
const NONSENSE = () => {
  const text = ['', ' ', '0', '-1', '1e9', '2.5', '٣', 'NL', 'en-', 'x'.repeat(1e5), '\0', '\ud800', '"><script>', 'javascript:alert(1)', 'url(x)', '__proto__', 'constructor'];
  window.nonsense = [...text, null, undefined, true, false, 0, -1, NaN, 1e300, 1n, {}, [], [['nl']], () => {}];
  window.names = customElements.get('smr-check').observedAttributes;
  window.write = (element, value) => {
    for (const name of names) {
      element.setAttribute(name, value);
      element[name.replace(/-(.)/, (_, letter) => letter.toUpperCase())] = value;
      for (const key of ['lang', 'mode', 'embed', 'sizing', 'theme', 'headingLevel', 'insurer', 'idleTimeout', 'share', 'loading']) void element[key];
    }
  };
};

for (const embed of ['frame', 'inline']) {
  chromiumTest(`${embed}: whatever is written into its attributes, nothing throws, and the check stays`, () =>
    on('chromium', `<smr-check id="a" embed="${embed}"></smr-check>`, async (tab) => {
      await tab.evaluate(() => $('#a').ready());
      await tab.evaluate(NONSENSE);
      await tab.evaluate(() => {
        for (const value of nonsense) write($('#a'), value);
        for (const name of names) $('#a').removeAttribute(name);
        $('#a').lang = 'en';
      });
      const self = embed === 'frame' ? await tab.inside('#a >>> iframe') : { waitFor: (seen, heading) => tab.waitFor((heading) => $('#a >>> .heading').textContent === heading, heading) };
      await self.waitFor((heading) => $('.heading').textContent === heading, say.en['ui.app-title']);
      assert.equal(await tab.evaluate(() => $('#a').state), 'ready');
      assert.deepEqual(await types(tab), ['ready']);
      // Before it loads: one by one, because what is inside takes a process each.
      const states = await tab.evaluate(async (embed) => {
        const states = [];
        for (const value of nonsense) {
          const element = document.createElement('smr-check');
          write(element, value);
          element.embed = embed;
          document.body.append(element);
          states.push(await element.ready().then(() => element.state, ({ code }) => code));
          element.remove();
        }
        return states;
      }, embed);
      assert.deepEqual([...new Set(states)], ['ready']);
    }));
}

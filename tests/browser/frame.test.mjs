// What the frame keeps to itself, in Chromium: whole journeys without a request, every way out tried from inside, a host page that
// listens to everything, and nonsense from both sides of the channel.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { native, scenarios } from '../node/library.mjs';
import { damaged, files, host, page as hostPage, withHash } from './embed.mjs';
import { chromiumTest as test } from './engines.mjs';
import { withPage } from './harness.mjs';
import { driver, inside } from './inside.mjs';
import { Journey, chosen, same, say } from './journey.mjs';
import { until } from './webdriver.mjs';

/** The links that are the same in every answer. */
const COMMON = Object.fromEntries([...readFileSync(new URL('../../texts/links.toml', import.meta.url), 'utf8').matchAll(/^([\w-]+) = "(.+)"$/gm)].map(([, name, link]) => [name, link]));
const by = (id) => scenarios.find((scenario) => scenario.id === id).facts;
const ELEMENT = '<smr-check id="a"><p slot="contact">Bel 088</p></smr-check>';
const ready = (page) => page.evaluate(() => document.getElementById('a').ready());
/** Both servers, so that nothing that is asked of either goes unseen. */
const requests = () => files.requests.length + host.requests.length;

async function journey(page, facts) {
  const walk = new Journey(driver(await inside(page)));
  await walk.begin();
  await walk.answer(facts);
  await walk.finish();
  return walk;
}

test('journeys of every sort end with the answer of smr-check, and make no request', async () => {
  const cases = chosen(30).slice(0, 6);
  const answers = await native(cases.map(({ facts }) => JSON.stringify(facts)));
  await withPage(async ({ page, seen }) => {
    await ready(page);
    const [before, loaded] = [requests(), seen.requests.length];
    for (const [at, { id, facts }] of cases.entries()) {
      await page.evaluate(() => document.getElementById('a').reset());
      same(await (await journey(page, facts)).shown(), JSON.parse(answers[at]), 'nl', id);
    }
    assert.deepEqual([requests(), seen.requests.length, seen.sockets], [before, loaded, []]);
    const told = await page.evaluate(() => told);
    assert.deepEqual(new Set(told.map(([, type]) => type)), new Set(['smr-ready', 'smr-begin', 'smr-complete', 'smr-reset']));
    for (const [, type, detail] of told) if (type === 'smr-begin' || type === 'smr-complete') assert.deepEqual(detail, {});
    assert.ok(await page.locator('[slot=contact]').isVisible(), 'somebody to call stands with the result');
  }, { path: hostPage(ELEMENT) });
});

test('without a network it goes on to the result', () =>
  withPage(async ({ page, context }) => {
    await ready(page);
    await context.setOffline(true);
    const facts = by('EX14');
    const [answer] = await native([JSON.stringify(facts)]);
    same(await (await journey(page, facts)).shown(), JSON.parse(answer), 'nl', 'EX14');
    await context.setOffline(false);
  }, { path: hostPage(ELEMENT) }));

test('there is no way out: nothing that a script in the frame tries reaches a server, and nothing is kept', () =>
  withPage(async ({ page, context, seen }) => {
    await ready(page);
    const before = requests();
    const frame = await inside(page);
    const tried = await frame.evaluate(async (out) => {
      const results = {};
      const attempt = async (name, run) => {
        try {
          results[name] = String((await run()) ?? 'done');
        } catch (error) {
          results[name] = error.name;
        }
      };
      const node = (name, set) => document.body.appendChild(Object.assign(document.createElement(name), set));
      await attempt('fetch', () => fetch(`${out}fetch`, { mode: 'no-cors' }));
      await attempt('keepalive', () => fetch(`${out}keepalive`, { mode: 'no-cors', keepalive: true }));
      await attempt('xhr', () => new Promise((done, fail) => {
        const request = new XMLHttpRequest();
        Object.assign(request, { onload: done, onerror: () => fail(new TypeError()) });
        request.open('GET', `${out}xhr`);
        request.send();
      }));
      // These two do not say that they were stopped: the servers do.
      await attempt('beacon', () => navigator.sendBeacon(`${out}beacon`, 'x'));
      await attempt('socket', () => new Promise((done) => Object.assign(new WebSocket(`${out.replace('http', 'ws')}socket`), { onerror: () => done('stopped'), onopen: () => done('open') })));
      await attempt('events', () => new Promise((done) => Object.assign(new EventSource(`${out}events`), { onerror: () => done('stopped'), onopen: () => done('open') })));
      await attempt('image', () => new Promise((done) => node('img', { src: `${out}image`, onerror: () => done('stopped'), onload: () => done('loaded') })));
      await attempt('style', () => new Promise((done) => node('link', { rel: 'stylesheet', href: `${out}style`, onerror: () => done('stopped'), onload: () => done('loaded') })));
      for (const rel of ['prefetch', 'preload', 'preconnect', 'dns-prefetch', 'modulepreload', 'prerender', 'icon', 'manifest']) node('link', { rel, href: `${out}${rel}`, as: 'image' });
      await attempt('css', () => {
        document.body.style.background = `url(${out}css)`;
        return document.body.offsetHeight;
      });
      await attempt('font', () => new FontFace('x', `url(${out}font)`).load());
      await attempt('script', () => node('script', { src: `${out}script` }));
      await attempt('import', () => import(`${out}import`));
      await attempt('worker', () => new Worker(`${out}worker`));
      await attempt('service', () => navigator.serviceWorker.register(`${out}service`));
      await attempt('frame', () => node('iframe', { src: `${out}frame` }));
      await attempt('object', () => node('object', { data: `${out}object` }));
      await attempt('form', () => {
        const form = node('form', { action: `${out}form`, method: 'post' });
        form.submit();
      });
      await attempt('popup', () => open(`${out}popup`));
      await attempt('top', () => {
        top.location = `${out}top`;
      });
      await attempt('ping', () => node('a', { href: '#x', ping: `${out}ping` }).click());
      await attempt('local', () => localStorage.setItem('a', 'b'));
      await attempt('session', () => sessionStorage.setItem('a', 'b'));
      await attempt('cookie', () => {
        document.cookie = 'a=b';
      });
      await attempt('database', () => new Promise((done, fail) => Object.assign(indexedDB.open('a'), { onsuccess: done, onerror: () => fail(new DOMException('', 'Stopped')) })));
      await attempt('caches', () => caches.open('a'));
      await attempt('eval', () => (0, eval)('1'));
      await attempt('html', () => {
        document.body.innerHTML = '<p>';
      });
      new BroadcastChannel('smr').postMessage('x');
      return results;
    }, `${host.url}out-`);
    // Whatever was still on its way is there after an answer of the same server.
    await page.evaluate(() => fetch(location.href));
    const asked = [...files.requests, ...host.requests].filter((request) => request.includes('out-'));
    assert.deepEqual(asked, [], 'what reached a server');
    assert.equal(requests() - before, 1);
    for (const [name, result] of Object.entries({ fetch: 'TypeError', xhr: 'TypeError', image: 'stopped', style: 'stopped', import: 'TypeError', local: 'SecurityError', session: 'SecurityError', cookie: 'SecurityError', caches: 'SecurityError', eval: 'EvalError', html: 'TypeError' })) assert.equal(tried[name], result, name);
    assert.ok(['SecurityError', 'Stopped'].includes(tried.database), tried.database);
    assert.equal(context.pages().length, 1, 'no window was opened');
    assert.deepEqual(await context.cookies(), []);
    seen.errors.splice(0);
  }, { path: hostPage(ELEMENT, { head: '<script>var overheard = 0; new BroadcastChannel("smr").onmessage = () => overheard++;</script>' }) }));

test('a frame that goes elsewhere is taken away', () =>
  withPage(async ({ page, seen }) => {
    await ready(page);
    const frame = await inside(page);
    await frame.evaluate((to) => void (location.href = to), `${host.url}elsewhere`).catch(() => {});
    await until(() => page.evaluate(() => told.some(([, type, detail]) => type === 'smr-error' && detail.code === 'integrity')), () => 'no error');
    assert.equal(await page.evaluate(() => document.getElementById('a').shadowRoot.querySelector('iframe')), null);
    seen.errors.splice(0);
  }, { path: hostPage(ELEMENT) }));

test('with frame-src for frame.htm alone, a frame can go nowhere', () =>
  withPage(async ({ page, seen }) => {
    await ready(page);
    const before = host.requests.length;
    const frame = await inside(page);
    await frame.evaluate((to) => void (location.href = to), `${host.url}leak`).catch(() => {});
    await until(() => page.evaluate(() => document.getElementById('a').state === 'error'), () => 'no error');
    assert.equal(host.requests.length, before);
    seen.errors.splice(0);
  }, { path: hostPage(ELEMENT, { headers: { 'content-security-policy': `frame-src ${files.url}frame.htm` } }) }));

/** A host page that does all that a page can do to overhear. It runs before everything else. */
const SPY = `<script>
  var heard = [];
  const { stringify } = JSON;
  const note = (what) => { try { heard.push(typeof what === 'string' ? what : stringify(what) ?? String(what)); } catch { heard.push(String(what)); } };
  const wrap = (object, name) => {
    const { value } = Object.getOwnPropertyDescriptor(object, name);
    object[name] = function (...args) { note(args); const result = value.apply(this, args); note(result); return result; };
  };
  wrap(MessagePort.prototype, 'postMessage'); wrap(Window.prototype.postMessage ? Window.prototype : window, 'postMessage');
  wrap(EventTarget.prototype, 'dispatchEvent'); wrap(JSON, 'parse'); wrap(JSON, 'stringify');
  wrap(Element.prototype, 'setAttribute'); wrap(Node.prototype, 'appendChild'); wrap(Node.prototype, 'insertBefore'); wrap(CSSStyleSheet.prototype, 'replaceSync');
  const on = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', { ...on, set(listen) { on.set.call(this, (event) => { note(event.data); listen(event); }); } });
  for (const name of Object.keys(window).filter((name) => name.startsWith('on'))) addEventListener(name.slice(2), (event) => { note(event.type); note(event.data); note(event.detail); note(event.key); note(event.target?.value); }, true);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) { const root = attach.call(this, { ...options, mode: 'open' }); new MutationObserver(() => note(root.innerHTML)).observe(root, { subtree: true, childList: true, attributes: true, characterData: true }); return root; };
  setInterval(() => { try { note(document.getElementById('a').shadowRoot.querySelector('iframe').contentDocument.body.innerHTML); } catch (error) { note(error.name); } }, 50);
</script>`;

test('a host page that listens to everything hears that there is an answer, and neither it nor what was filled in', async () => {
  const runs = ['EX01', 'EX08', 'SC032', 'EX13', 'EX14'].map((id) => [id, by(id)]);
  await withPage(async ({ page }) => {
    await ready(page);
    for (const [, facts] of runs) {
      await journey(page, facts);
      await page.evaluate(() => document.getElementById('a').reset());
    }
    const heard = (await page.evaluate(() => heard)).join('\n');
    assert.ok(heard.includes('["complete"'), 'it did listen');
    // The longest part of each sentence that has no gap in it; and the facts. Names of custom properties hold words of answers.
    const texts = Object.entries(say.nl).filter(([key]) => /^(verdict|headline|said|cost|card|value|code|question|fault|outcome-page)\./.test(key)).map(([, text]) => text);
    const parts = texts.map((text) => text.split(/\{\w+\}/).reduce((a, b) => (b.length > a.length ? b : a)).trim()).filter((part) => part.length > 10);
    const facts = runs.flatMap(([, { insurer, start, history }]) => [insurer, start, ...history.map((one) => one.start)]);
    const secrets = [...parts, ...facts, 'eligible', 'not-yet', 'needs-information', 'covered', 'limit-reached'];
    const plain = heard.replaceAll(/--(smr|basis)-[\w-]+/g, '').toLowerCase();
    assert.deepEqual(secrets.filter((secret) => secret && plain.includes(secret.toLowerCase())), []);
  }, { path: hostPage(ELEMENT, { head: SPY }) });
});

/** Files whose frame gives `say`, the way out to the host, to whoever is inside. */
const withHands = () => damaged({ 'frame.htm': (bytes) => withHash(bytes, (script) => `addEventListener('message', ({ ports: [port] }) => { self.say = (...message) => port.postMessage(message); });${script}`) });

/** Values that nobody sends. */
const NONSENSE = [undefined, null, 0, -1, 1e308, NaN, '', 'set', 'x'.repeat(1e6), [], [[]], {}, true, 1n, new Date(0), new Map(), new Uint8Array(9), { toString: 'x' }, [null, null], ['__proto__', 1], ['constructor'], ['close']];
const WORDS = ['set', 'reset', 'focus', 'print', 'close', 'names', 'size', 'ready', 'begin', 'step', 'complete', 'error', 'warn', 'escape', 'link', 'share', 'toString', '__proto__'];

test('nonsense from the host changes nothing in the frame', async () => {
  await withPage(async ({ page }) => {
    await ready(page);
    const frame = await inside(page);
    const look = () => frame.evaluate(() => document.querySelector('.smr').textContent + document.documentElement.getAttribute('style'));
    const before = await look();
    const sent = await page.evaluate(([words, nonsense]) => {
      const right = { lang: 'nl', insurer: null, level: 2, sizing: 'fixed', share: false, idle: 300, scheme: 'light', rem: '16px', style: [] };
      const values = [...nonsense, undefined, 1n, new Map([[1, 2]]), Object.create(null)];
      const wrong = Object.keys(right).flatMap((key) => [...values, 'url(http://x)', 'x'.repeat(300), ['url(http://x/)'], ['x'.repeat(300)], ['a;b'], Array(999).fill('')].map((value) => ({ ...right, [key]: value })));
      // Some of these are what may be: no insurer, a word for a property.
      const same = (value) => Object.entries(right).every(([key, is]) => JSON.stringify(value[key], (_, one) => (typeof one === 'bigint' ? 'big' : one)) === JSON.stringify(is));
      const messages = [...values, ...words.filter((word) => !['reset', 'focus', 'print'].includes(word)).flatMap((word) => values.map((value) => [word, value])), ...wrong.filter((value) => !same(value) && !/^(close|constructor)$/.test(value.style?.[0])).map((value) => ['set', value])];
      for (const message of messages) port.postMessage(message);
      // Straight to the window, too, and with a second channel.
      const frame = document.getElementById('a').shadowRoot.querySelector('iframe').contentWindow;
      const other = new MessageChannel();
      window.answered = 0;
      other.port1.onmessage = () => answered++;
      for (const message of messages) frame.postMessage(message, '*');
      frame.postMessage(greeting, '*', [other.port2]);
      return messages.length;
    }, [WORDS, JSON.parse(JSON.stringify(NONSENSE.map((one) => (typeof one === 'bigint' ? 'big' : one)), (_, one) => one ?? null))]);
    assert.ok(sent > 400, `${sent}`);
    assert.equal(await look(), before);
    assert.equal(await page.evaluate(() => answered), 0);
    // It still does what it is told.
    await page.evaluate(() => (document.getElementById('a').lang = 'en'));
    await until(async () => (await look()).includes(say.en['ui.intro']), () => 'no English');
  }, {
    // The page takes the port for itself, as a hostile one can.
    path: hostPage(ELEMENT, { head: `<script>
      const post = MessagePort.prototype.postMessage;
      MessagePort.prototype.postMessage = function (...args) { window.port = this; return post.apply(this, args); };
      addEventListener('message', ({ data }) => { if (typeof data === 'string') window.greeting = data; });
    </script>` }),
  });
});

test('nonsense from the frame does nothing to the host', async () => {
  await withPage(async ({ page, context, seen }) => {
    await ready(page);
    const frame = await inside(page);
    await page.evaluate(() => {
      window.opened = [];
      window.open = (...args) => void opened.push(args);
      window.before = told.length;
    });
    await frame.evaluate(([words, nonsense]) => {
      const values = [...nonsense, undefined, 1n, { valueOf: 1 }, 'javascript:alert(1)', 'length', 'https://evil.example/', Infinity, -1, 1e9];
      for (const value of values) say(value);
      for (const value of values) parent.postMessage(value, '*');
      for (const word of words) if (word !== 'error' && word !== 'begin' && word !== 'complete' && word !== 'reset') for (const value of values) if (word !== 'link' || ![0, '0'].includes(value)) say(word, value);
    }, [WORDS, JSON.parse(JSON.stringify(NONSENSE.map((one) => (typeof one === 'bigint' ? 'big' : one)), (_, one) => one ?? null))]);
    await frame.evaluate(() => say('begin'));
    await until(() => page.evaluate(() => told.some(([, type]) => type === 'smr-begin')), () => 'it did not begin');
    const after = await page.evaluate(() => ({ told: told.slice(before).map(([, type]) => type), opened, height: document.getElementById('a').getBoundingClientRect().height, state: document.getElementById('a').state }));
    assert.deepEqual(after, { told: ['smr-begin'], opened: [], height: 720, state: 'ready' });
    assert.equal(context.pages().length, 1);
    assert.deepEqual(seen.errors.splice(0).filter((error) => !/postMessage|clone/.test(error)), []);
  }, {
    // What is inside has its hands on the port: another script than ours.
    path: hostPage(ELEMENT, { base: withHands() }),
  });
});

test('only links that are the same in every answer are opened, by the host, without a word of where from', () =>
  withPage(async ({ page }) => {
    await ready(page);
    await page.evaluate(() => {
      window.opened = [];
      window.open = (...args) => void opened.push(args);
    });
    const all = Object.values(COMMON);
    // One whose insurer has a site, and documents behind the answer: those addresses are text.
    const walk = await journey(page, by('EX14'));
    const { hrefs, addresses } = await walk.tab.evaluate(() => {
      for (const one of $$('a')) one.click();
      return { hrefs: $$('a').map((one) => one.getAttribute('href')), addresses: $$('.address').map((one) => one.textContent) };
    });
    assert.deepEqual(hrefs.filter((href) => !all.includes(href)), []);
    assert.ok(addresses.length > 1 && addresses.every((address) => address.startsWith('https://')), addresses.join());
    const opened = await until(async () => { const opened = await page.evaluate(() => window.opened); return opened.length === hrefs.length && opened; }, () => 'not all were opened');
    assert.deepEqual(opened, hrefs.map((href) => [href, href.startsWith('tel:') ? '_self' : '_blank', 'noopener,noreferrer']));
    assert.ok(hrefs.includes(COMMON['stop-line']) && hrefs.length < 5, hrefs.join());
  }, { path: hostPage(ELEMENT) }));

test('an answer is shared only if the host asks for it and the person presses two buttons', async () => {
  const facts = by('EX14');
  const [line] = await native([JSON.stringify(facts)]);
  const answer = JSON.parse(line);
  await withPage(async ({ page }) => {
    await ready(page);
    const button = (walk) => walk.tab.evaluate((text) => $$('button').some((one) => one.textContent === text), say.nl['share.button']);
    const asked = await journey(page, facts);
    assert.equal(await button(asked), false, 'no button unless asked for');
    // Nor for a page that tells the frame that it asked: that frame has none.
    await page.evaluate(() => { const a = document.getElementById('a'); Object.defineProperty(a, 'share', { value: true, configurable: true }); a.headingLevel = 3; });
    await asked.tab.waitFor(() => $('h3.heading'));
    assert.equal(await button(asked), false, 'no button in a frame that was not made for it');
    // Nor later: the page has to ask before anything is filled in.
    await page.evaluate(() => { const a = document.getElementById('a'); delete a.share; a.share = true; return a.reset(); });
    assert.equal(await button(await journey(page, facts)), false, 'no button for whoever asks later');
    await page.evaluate(() => { const a = document.getElementById('a'); const other = a.cloneNode(true); other.share = true; a.replaceWith(other); return other.ready(); });
    assert.match(await page.evaluate(() => document.getElementById('a').shadowRoot.querySelector('iframe').src), /\/share\.frame\.htm$/);
    const walk = await journey(page, facts);
    assert.equal(await button(walk), true);
    await walk.tab.clickText('button', say.nl['share.button']);
    await walk.tab.waitFor((text) => $$('button').some((one) => one.textContent === text), say.nl['share.confirm']);
    // Where the first button was is the one that gives nothing away.
    await walk.tab.clickText('button', say.nl['share.nothing']);
    await walk.tab.clickText('button', say.nl['share.button']);
    assert.equal(await page.evaluate(() => told.some(([, type]) => type === 'smr-share')), false);
    await walk.tab.clickText('button', say.nl['share.confirm']);
    const [, , { assessment }] = await until(() => page.evaluate(() => told.find(([, type]) => type === 'smr-share')), () => 'nothing shared');
    const { trace, ...rest } = assessment;
    const { trace: full, ...all } = answer;
    assert.deepEqual(rest, all);
    assert.deepEqual(trace.map(({ rule, holds }) => [rule, holds]), full.map(({ rule, holds }) => [rule, holds]));
    assert.ok(await walk.tab.evaluate((text) => document.body.textContent.includes(text), say.nl['share.done']));
  }, { path: hostPage(ELEMENT) });
});

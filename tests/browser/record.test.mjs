// What a page around a frame of one height can write down, in Chromium: the same for every answer. And what a page gets that does all it can.
import assert from 'node:assert/strict';
import { scenarios } from '../node/library.mjs';
import { files, page as hostPage } from './embed.mjs';
import { chromiumTest as test } from './engines.mjs';
import { withPage } from './harness.mjs';
import { driver, inside } from './inside.mjs';
import { Journey, chosen, say } from './journey.mjs';
import { until } from './webdriver.mjs';

const by = (id) => scenarios.find((scenario) => scenario.id === id);
const ELEMENT = '<h1>Stoppen</h1><smr-check id="a"><p slot="contact">Bel 088</p></smr-check><p>Verder</p>';
const POLICY = { 'content-security-policy': `frame-src ${files.url}frame.htm` };

/** In the page, before everything else: keeps whatever a page can see. */
const RECORDER = `<script>
  var record;
  const fresh = () => (record = { messages: [], events: {}, looks: [], changes: [] });
  fresh();
  const on = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', { ...on, set(listen) {
    on.set.call(this, (event) => { record.messages.push(JSON.stringify(event.data)); listen(event); });
  } });
  const names = new Set([window, document, document.documentElement].flatMap((one) => { const all = []; for (const name in one) if (name.startsWith('on')) all.push(name.slice(2)); return all; }));
  for (const name of ['focusin', 'focusout', 'smr-ready', 'smr-begin', 'smr-step', 'smr-complete', 'smr-reset', 'smr-error', 'smr-share', ...names])
    addEventListener(name, (event) => { if (event.type !== 'message') record.events[event.type] = (record.events[event.type] ?? 0) + 1; }, true);
  addEventListener('message', (event) => record.messages.push(JSON.stringify(event.data)));
  const seen = new MutationObserver((all) => { for (const { type, target, attributeName } of all) record.changes.push([type, target.nodeName, attributeName, attributeName && target.getAttribute(attributeName)].join()); });
  const options = { subtree: true, childList: true, attributes: true, characterData: true };
  seen.observe(document, options);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) { const root = attach.call(this, how); seen.observe(root, options); return root; };
  const look = () => {
    const a = document.getElementById('a');
    const frame = a?.shadowRoot?.querySelector('iframe');
    const box = (one) => one && Object.values(one.getBoundingClientRect().toJSON()).join();
    const now = [box(a), box(frame), scrollX, scrollY, document.documentElement.scrollHeight, innerHeight, document.activeElement?.id, document.title, location.href, history.length, frames.length,
      performance.getEntriesByType('resource').length, performance.getEntriesByType('layout-shift').length, document.cookie].join(' ');
    if (record.looks.at(-1) !== now) record.looks.push(now);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
</script>`;

/** Goes from the start screen to the result by script, reads it to its end, and looks back from there. */
async function walk(page, facts) {
  const frame = await inside(page);
  const tab = driver(frame);
  // Whoever presses something has it in sight. The browser scrolls to what is not, which the page can tell.
  const { click, clickText } = tab;
  const show = (selector, text = null) => tab.evaluate((selector, text) => {
    const one = $$(selector).find((one) => text === null || one.textContent.trim() === text);
    if (one) scrollBy(0, one.getBoundingClientRect().top - innerHeight / 2);
  }, selector, text);
  tab.click = async (selector) => { await show(selector); return click(selector); };
  tab.clickText = async (selector, text) => { await show(selector, text); return clickText(selector, text); };
  const journey = new Journey(tab);
  await journey.begin();
  await journey.answer(facts);
  await journey.finish();
  const { verdict } = await journey.shown();
  await tab.evaluate(() => {
    for (const one of $$('details')) one.open = true;
    scrollTo(0, document.documentElement.scrollHeight);
  });
  await journey.go('journey.back');
  return { tab, verdict };
}

/** Waits until the page has drawn, and what was on its way has arrived. */
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

/** Has the element begin anew, and waits until it did. */
async function startOver(page) {
  await page.evaluate(() => document.getElementById('a').reset());
  await driver(await inside(page)).waitFor((title) => $('.heading').textContent === title, say.nl['ui.app-title']);
  await settled(page);
}

for (const [width, height] of [[1280, 900], [320, 256]]) {
  test(`${width} × ${height}: whatever the answer, all that a page can see is that somebody began and finished`, () =>
    withPage(async ({ page, seen }) => {
      await page.evaluate(() => document.getElementById('a').ready());
      // The first time the focus goes into the frame.
      await walk(page, by('EX14').facts);
      const records = [];
      // At 400 % on a usual screen a few will do.
      for (const { id, facts } of width > 320 ? chosen(30) : ['EX01', 'EX08', 'SC032', 'EX13', 'EX14'].map(by)) {
        await startOver(page);
        await page.evaluate(() => { fresh(); });
        const { verdict } = await walk(page, facts);
        await until(() => page.evaluate(() => record.events['smr-complete']), () => `${id}: it never finished`);
        await settled(page);
        records.push({ id, verdict, record: await page.evaluate(() => record) });
      }
      const [first] = records;
      assert.deepEqual(first.record.messages, ['["begin",null]', '["complete",null]'], 'all that crosses the channel');
      assert.deepEqual([first.record.events['smr-begin'], first.record.events['smr-complete']], [1, 1], 'it did listen');
      for (const { id, record } of records) assert.deepEqual(record, first.record, `${id} looks like ${first.id}`);
      const pairs = records.flatMap((one, at) => records.slice(at + 1).filter((other) => other.verdict !== one.verdict));
      assert.ok(pairs.length >= (width > 320 ? 250 : 8), `${pairs.length} pairs of different verdicts`);
      seen.errors.splice(0);
    }, { path: hostPage(ELEMENT, { head: RECORDER, logs: false, headers: POLICY }), viewport: { width, height } }));
}

/** A page that wants to know: it changes what the element says to its frame, and everything else that it can reach. */
const HOSTILE = `${RECORDER}<script>
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function ([word, value], ...rest) {
    window.port = this;
    window.given = value ?? window.given;
    return post.call(this, word === 'set' ? [word, { ...value, sizing: 'content', share: true }] : [word, value], ...rest);
  };
  const get = Element.prototype.getAttribute;
  Element.prototype.getAttribute = function (name) { return { sizing: 'content' }[name] ?? get.call(this, name); };
  window.open = (...args) => void record.messages.push('open ' + args);
  Object.prototype.then = undefined;
  const meddle = () => {
    const a = document.getElementById('a');
    const frame = a?.shadowRoot?.querySelector('iframe');
    if (frame && window.given) {
      const step = (window.step = (window.step ?? 0) + 1);
      frame.style.blockSize = ['40px', '5000px', ''][step % 3];
      frame.style.inlineSize = ['200px', '2000px', ''][step % 3];
      document.documentElement.style.fontSize = ['8px', '60px'][step % 2];
      a.style.setProperty('--smr-font-size', ['80px', '1px', '1rem'][step % 3]);
      for (const name of ['sizing', 'share', 'embed', 'mode']) { a.setAttribute(name, { sizing: 'content', embed: 'inline', mode: 'intake' }[name] ?? ''); a[name] = 'content'; }
      for (const word of ['names', 'size', 'step', 'share', 'link', 'begin']) post.call(port, [word, 1]);
      post.call(port, ['set', { ...given, sizing: 'content', share: true, level: 2 + (step % 3) }]);
      frame.contentWindow.postMessage('{"smr-check":"x"}', '*', [new MessageChannel().port2]);
    }
    requestAnimationFrame(meddle);
  };
  requestAnimationFrame(meddle);
  document.addEventListener('DOMContentLoaded', () => document.body.insertAdjacentHTML('beforeend', '<div style="position:fixed;inset:0;opacity:0.01;pointer-events:none;z-index:9">x</div>'));
</script>`;

test('a hostile page with its hands on the channel learns that somebody began and finished, and nothing else', () =>
  withPage(async ({ page, seen }) => {
    // It asks for the frame that tells its height, which the policy of the site does not allow: so it takes the other one.
    await page.evaluate(() => document.getElementById('a').ready()).catch(() => {});
    await until(() => page.evaluate(() => document.getElementById('a').state !== 'loading'), () => 'neither ready nor an error');
    assert.equal(await page.evaluate(() => document.getElementById('a').state), 'error');
    await page.evaluate(() => {
      Element.prototype.getAttribute = get;
      const other = document.createElement('smr-check');
      document.getElementById('a').replaceWith(other);
      other.id = 'a';
      return other.ready();
    });
    const told = [];
    for (const id of ['EX01', 'EX08', 'SC032', 'EX13', 'EX14']) {
      await startOver(page);
      await page.evaluate(() => { record.messages = []; });
      const { tab } = await walk(page, by(id).facts);
      await until(() => page.evaluate(() => record.messages.length > 1), () => `${id}: it never finished`);
      await settled(page);
      told.push(await page.evaluate(() => record.messages));
      const texts = await tab.evaluate(() => $$('button').map((one) => one.textContent));
      assert.ok(!texts.includes(say.nl['share.button']), 'no button to share');
    }
    assert.deepEqual(told, Array(5).fill(['["begin",null]', '["complete",null]']));
    seen.errors.splice(0);
  }, { path: hostPage(ELEMENT, { head: HOSTILE, logs: false, headers: POLICY }) }));

test('a page that takes the sandbox off shows nothing but what it had', () =>
  withPage(async ({ page, seen }) => {
    await until(() => page.evaluate(() => document.getElementById('a').state === 'error'), () => 'it started');
    assert.deepEqual(await page.evaluate(() => [greeted, document.getElementById('a').shadowRoot.querySelector('iframe')]), [0, null]);
    seen.errors.splice(0);
  }, {
    path: hostPage(ELEMENT, { head: `<script>
      var greeted = 0;
      addEventListener('message', () => greeted++);
      Object.defineProperty(HTMLIFrameElement.prototype, 'sandbox', { set() {} });
    </script>` }),
  }));

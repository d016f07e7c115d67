// The driver of the engines keeps its word in each of them: on a page of its own, under the policy that the real page has.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ENGINES, lacks, open } from './engines.mjs';

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'";
const PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Engines</title><link rel="icon" href="/icon">
<script src="/script.js" defer></script><link rel="stylesheet" href="/style.css">
<h1>A page to drive</h1>
<label>Name <input id="name" value="old"></label> <label>Notes <textarea id="notes">old</textarea></label>
<label>Start <input id="start" type="date"></label> <label>Number <input id="number" type="number" value="3"></label>
<label>Size <select id="size"><option value="s">small</option><option value="l">large</option></select></label>
<fieldset><legend>Kind</legend>
<label><input type="radio" name="kind" id="kind-0">short</label> <label><input type="radio" name="kind" id="kind-1">long</label></fieldset>
<button>other</button> <button> the one </button> <button id="late-button" disabled>late</button>
<p id="tall"></p><button id="far">far down</button>
<a href="/other">away</a> <div id="cover"></div><div id="host"></div></html>`;
const STYLE = `#tall { height: 3000px } #cover { display: none; position: fixed; inset: 0 } #cover.on { display: block }`;
const SCRIPT = `
  window.log = [];
  for (const type of ['click', 'input', 'change', 'keydown']) {
    const name = (element) => element.id || element.textContent.trim();
    addEventListener(type, (event) => log.push([type, name(event.composedPath()[0]), event.isTrusted, event.key]), true);
  }
  const outer = document.querySelector('#host').attachShadow({ mode: 'open' });
  outer.innerHTML = '<div class="inner"></div><slot></slot>';
  const inner = outer.querySelector('.inner').attachShadow({ mode: 'open' });
  inner.innerHTML = \`<input id="deep-text"><button id="deep"><b>deep</b></button>
    <select id="deep-size"><option value="a">a</option><option value="b">b</option></select>\`;
`;
const OTHER = '<!doctype html><title>Other</title><link rel="icon" href="/icon"><script src="/noisy.js"></script><h1>Elsewhere</h1>';
const NOISY = `
  addEventListener('click', () => {
    console.error('said', 'so');
    setTimeout(() => { document.title = 'thrown'; throw new Error('thrown so'); });
  });
`;
const FILES = {
  '/': ['html', PAGE],
  '/other': ['html', OTHER],
  '/style.css': ['css', STYLE],
  '/script.js': ['javascript', SCRIPT],
  '/noisy.js': ['javascript', NOISY],
};

let url;
const server = createServer((request, response) => {
  const [type, text] = FILES[request.url] ?? ['plain', ''];
  response.writeHead(200, { 'content-type': `text/${type}`, 'content-security-policy': POLICY }).end(text);
});
const folder = mkdtempSync(join(tmpdir(), 'smr-check-engines-'));
before(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}/`;
});
after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

for (const engine of ENGINES) {
  /** A test with a tab on the page, or elsewhere; it must not have logged an error that the test did not take. */
  const inTab = (name, body, options = {}) =>
    test(`${engine}: ${name}`, async () => {
      const tab = await open(engine, { url, ...options });
      try {
        await body(tab);
      } finally {
        await tab.close();
      }
      assert.deepEqual(tab.errors, []);
    });
  const logged = (tab) => tab.evaluate(() => log.splice(0));

  inTab('a click is real, and scrolls to its element', async (tab) => {
    await tab.click('#far');
    assert.deepEqual(await logged(tab), [['click', 'far', true, null]]);
    assert.ok((await tab.evaluate(() => scrollY)) > 1000);
    await tab.clickText('button', 'the one');
    assert.deepEqual(await logged(tab), [['click', 'the one', true, null]]);
    await tab.clickText('label', 'long');
    assert.ok(await tab.evaluate(() => $('#kind-1').checked));
  });

  inTab('a click waits for its element: there, enabled, uncovered', async (tab) => {
    await tab.evaluate(() => {
      const button = Object.assign(document.createElement('button'), { id: 'new' });
      $('#cover').className = 'on';
      $('#cover').onclick = () => log.push('covered');
      // The page acts after the third look, whenever that is.
      let looks = 0;
      const { elementFromPoint } = document;
      document.elementFromPoint = (...point) => {
        if (++looks === 3) $('#cover').className = '';
        return elementFromPoint.apply(document, point);
      };
      setTimeout(() => document.body.prepend(button), 100);
    });
    await tab.click('#new');
    assert.deepEqual((await logged(tab)).map(([type, id]) => [type, id]), [['click', 'new']]);
    await tab.evaluate(() => void setTimeout(() => ($('#late-button').disabled = false), 100));
    await tab.click('#late-button');
    assert.deepEqual((await logged(tab)).map(([, id]) => id), ['late-button']);
  });

  inTab('a field is typed into; a date is set', async (tab) => {
    await tab.fill('#name', 'Zoë Ünal €5');
    await tab.fill('#notes', 'two words');
    await tab.fill('#start', '2027-05-10');
    await tab.fill('#number', '12');
    const values = () => tab.evaluate(() => ['#name', '#notes', '#start', '#number'].map((one) => $(one).value));
    assert.deepEqual(await values(), ['Zoë Ünal €5', 'two words', '2027-05-10', '12']);
    const log = await logged(tab);
    assert.ok(log.some(([type, id, trusted, key]) => type === 'keydown' && id === 'name' && trusted && key === 'Z'));
    for (const id of ['name', 'notes', 'start', 'number']) {
      assert.ok(log.some(([type, its]) => type === 'input' && its === id), `input of ${id}`);
      assert.ok(id === 'number' || log.some(([type, its]) => type === 'change' && its === id), `change of ${id}`);
    }
    for (const id of ['#name', '#start']) await tab.fill(id, '');
    assert.deepEqual((await values()).slice(0, 3), ['', 'two words', '']);
  });

  inTab('an option is chosen', async (tab) => {
    await tab.choose('#size', 'l');
    assert.equal(await tab.evaluate(() => $('#size').selectedOptions[0].text), 'large');
    assert.deepEqual((await logged(tab)).map(([type, id]) => [type, id]), [['input', 'size'], ['change', 'size']]);
  });

  inTab('keys move the focus and choose', async (tab) => {
    const focus = () => tab.evaluate(() => document.activeElement.id);
    await tab.evaluate(() => $('#size').focus());
    await tab.press('Tab');
    assert.equal(await focus(), 'kind-0');
    assert.ok(await tab.evaluate(() => $('#kind-0').matches(':focus-visible') && document.hasFocus()));
    await tab.press('Space');
    assert.ok(await tab.evaluate(() => $('#kind-0').checked));
    await tab.press('ArrowDown');
    assert.ok(await tab.evaluate(() => $('#kind-1').checked));
    await tab.press('ArrowUp');
    assert.equal(await focus(), 'kind-0');
    await tab.press('Shift+Tab');
    assert.equal(await focus(), 'size');
    await tab.click('#name');
    await tab.press('End');
    await tab.press('+');
    assert.equal(await tab.evaluate(() => $('#name').value), 'old+');
    await tab.evaluate(() => $('#far').focus());
    await tab.press('Enter');
    assert.deepEqual((await logged(tab)).at(-1), ['click', 'far', true, null]);
  });

  inTab('>>> looks into shadow roots', async (tab) => {
    await tab.click('#host >>> .inner >>> #deep');
    await tab.fill('#host >>> .inner >>> #deep-text', 'within');
    await tab.choose('#host >>> .inner >>> #deep-size', 'b');
    await tab.clickText('#host >>> .inner >>> b', 'deep');
    assert.deepEqual(await tab.evaluate(() => ['text', 'size'].map((one) => $(`#host >>> .inner >>> #deep-${one}`).value)), ['within', 'b']);
    const clicks = (await logged(tab)).filter(([type, id]) => type === 'click' && id !== 'deep-text');
    assert.deepEqual(clicks.map(([, , trusted]) => trusted), [true, true]);
  });

  inTab('evaluate: arguments, promises, errors, whole scripts', async (tab) => {
    assert.deepEqual(await tab.evaluate(async (one, two) => ({ sum: one.a + two }), { a: 1 }, 2), { sum: 3 });
    assert.equal(await tab.evaluate(() => undefined), undefined);
    assert.deepEqual(await tab.evaluate((quotes) => [quotes, quotes.length], '`"\'\u2028\\'), ['`"\'\u2028\\', 5]);
    await assert.rejects(tab.evaluate(() => Promise.reject(new Error('no such luck'))), /no such luck/);
    await tab.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = await tab.evaluate(() => axe.run(document, { runOnly: ['wcag2a'] }));
    assert.deepEqual(violations.map(({ id }) => id), ['label', 'select-name']);
  });

  inTab('waitFor: a condition, or an error that says what came instead', async (tab) => {
    await tab.evaluate(() => void setTimeout(() => (document.title = 'Late'), 100));
    assert.equal(await tab.waitFor((title) => document.title === title && title, 'Late'), 'Late');
    tab.limit = 100;
    await assert.rejects(tab.waitFor((title) => document.title === title, 'Never'), /document\.title === title with \["Never"\][^]*A page to drive/);
    await assert.rejects(tab.click('#nowhere'), /click on #nowhere: it is not there/);
    await tab.evaluate(() => void ($('#cover').className = 'on'));
    await assert.rejects(tab.clickText('button', 'the one'), /covered by <div id="cover"/);
  });

  inTab('goto and url; another page after a click', async (tab) => {
    await tab.goto(`${url}#part`);
    assert.equal(await tab.url(), `${url}#part`);
    await tab.goto('data:text/html,<title>data</title><h1>Data</h1>');
    assert.equal(await tab.evaluate(() => document.title), 'data');
    await tab.goto(url);
    await tab.clickText('a', 'away');
    await tab.waitFor(() => document.title === 'Other');
    assert.equal(await tab.url(), `${url}other`);
  });

  test(`${engine}: errors of the page are kept`, async () => {
    const tab = await open(engine, { url: `${url}other` });
    await tab.click('h1');
    await tab.waitFor(() => document.title === 'thrown');
    await tab.close();
    assert.equal(tab.errors.length, 2, `${tab.errors}`);
    assert.match(tab.errors[0], /^console: .*said/);
    assert.match(tab.errors[1], /^page: .*thrown so/);
  });

  inTab('a profile of its own, also for a second tab at a time', async (tab) => {
    await tab.evaluate(() => void localStorage.setItem('kept', 'yes'));
    const other = await open(engine, { url });
    assert.equal(await other.evaluate(() => localStorage.getItem('kept')), null);
    await other.click('#name');
    await other.close();
    await tab.click('#name');
    await tab.press('x');
    assert.ok(await tab.evaluate(() => $('#name').matches(':focus') && $('#name').value.includes('x')));
  });

  const MEDIA = ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(forced-colors: active)'];
  const media = (tab) => tab.evaluate((queries) => queries.map((one) => matchMedia(one).matches), MEDIA);
  inTab('what is not asked for', async (tab) => assert.deepEqual(await media(tab), [false, true, false]));
  inTab(
    'a size, a colour scheme, motion; a screenshot of that size',
    async (tab) => {
      assert.deepEqual(await media(tab), [true, false, false]);
      assert.deepEqual(await tab.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]), [320, 640, 1]);
      const path = join(folder, `${engine}.png`);
      await tab.screenshot(path);
      const png = readFileSync(path);
      assert.equal(png.toString('latin1', 1, 4), 'PNG');
      assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [320, 640]);
    },
    { width: 320, height: 640, colorScheme: 'dark', reducedMotion: 'no-preference' },
  );
  if (lacks(engine, 'forcedColors')) {
    test(`${engine}: refuses forced colours`, () => assert.rejects(open(engine, { url, forcedColors: 'active' }), /no forced colours/));
  } else {
    inTab('forced colours', async (tab) => assert.equal((await media(tab))[2], true), { forcedColors: 'active' });
  }
}

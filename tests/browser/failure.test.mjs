// What can go wrong on the way to a self-check, in every engine: each time the page around keeps what it had, hears one word of why, and
// goes on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { damaged, files, page, withHash } from './embed.mjs';
import { ENGINES, open } from './engines.mjs';
import { until } from './webdriver.mjs';

const INSIDE = '<p>Bel uw zorgverzekeraar.</p><p slot="contact">Bel 088</p>';
// A page keeps room free for what comes, and gets it back.
const FRAME = `<style nonce="test">smr-check { display: block; min-block-size: 640px; }</style><smr-check id="a">${INSIDE}</smr-check>`;
const INLINE = `<smr-check id="a" embed="inline">${INSIDE}</smr-check>`;
/** One sign in the middle of the WebAssembly, which is most of the file. */
const spoilt = (bytes) => {
  const text = bytes.toString();
  let at = text.length >> 1;
  while (!/\w/.test(text[at])) at++;
  return text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
};
const middle = (bytes) => {
  const other = Buffer.from(bytes);
  other[other.length >> 1] ^= 1;
  return other;
};
const origin = files.url.slice(0, -1);
const csp = (policy) => ({ headers: { 'content-security-policy': policy } });

const FAULTS = [
  ['frame.htm is not there', 'load', FRAME, { base: damaged({ 'frame.htm': () => null }) }],
  ['frame.htm is cut off', 'integrity', FRAME, { base: damaged({ 'frame.htm': (bytes) => bytes.subarray(0, 90_000) }) }],
  ['a script that was not built with it', 'load', FRAME, { base: damaged({ 'frame.htm': (bytes) => bytes.toString().replace('<script>', '<script>;') }) }],
  ['damaged WebAssembly in the frame', 'integrity', FRAME, { base: damaged({ 'frame.htm': spoilt }) }],
  ['a frame of another version', 'integrity', FRAME, { base: damaged({ 'frame.htm': (bytes) => withHash(bytes, (script) => script.replace('{"smr-check":"', '{"smr-check":"9')) }) }],
  ['a frame that may not run WebAssembly', 'blocked', FRAME, { base: damaged({ 'frame.htm': (bytes) => bytes.toString().replace(" 'wasm-unsafe-eval'", '') }) }],
  ['a host that allows no frame', 'blocked', FRAME, csp("frame-src 'none'")],
  ['inline.js is not there', 'load', INLINE, { base: damaged({ 'inline.js': () => null }) }],
  ['damaged WebAssembly inline', 'integrity', INLINE, { base: damaged({ 'inline.js': spoilt }) }],
  ['a host that allows no WebAssembly', 'blocked', INLINE, csp(`script-src ${origin} 'nonce-test'`)],
  ['a host that does not allow inline.js', 'blocked', INLINE, csp(`script-src ${files.url}smr-check.js 'nonce-test' 'wasm-unsafe-eval'`)],
  ['split, inline.wasm is not there', 'load', INLINE, { entry: 'smr-check.split.js', base: damaged({ 'inline.wasm': () => null }) }],
  ['split, inline.wasm is damaged', 'integrity', INLINE, { entry: 'smr-check.split.js', base: damaged({ 'inline.wasm': middle }) }],
  ['a browser without WebAssembly', 'blocked', FRAME, { head: '<script>delete window.WebAssembly</script>' }],
  ['a browser without style sheets of its own', 'blocked', INLINE, { head: '<script>delete CSSStyleSheet.prototype.replaceSync</script>' }],
];

for (const engine of ENGINES) {
  for (const [what, code, body, options] of FAULTS) {
    test(`${engine}: ${what}`, async () => {
      const tab = await open(engine, { url: page(body, options) });
      try {
        await tab.waitFor(() => told.length > 0);
        const seen = await tab.evaluate(async () => ({
          told: told.map(([id, type, detail]) => [id, type, detail]),
          state: $('#a').state,
          shown: $$('#a > p').every((one) => one.getClientRects().length > 0),
          drawn: $('#a').shadowRoot.children.length,
          room: $('#a').offsetHeight < 300,
          promise: await $('#a').ready().then(() => 'resolved', (error) => error.code),
        }));
        assert.deepEqual(seen, { told: [['a', 'smr-error', { code }]], state: 'error', shown: true, drawn: 2, room: true, promise: code });
      } finally {
        await tab.close();
      }
    });
  }

  test(`${engine}: a slow frame: the page keeps what it had until it is there`, async () => {
    let release;
    const base = damaged({ 'frame.htm': (bytes, { response, headers }) => void (release = () => response.writeHead(200, headers).end(bytes)) });
    const tab = await open(engine);
    // The page is never done loading before its frame is.
    const going = tab.goto(page(FRAME, { base }));
    try {
      await tab.waitFor(() => $('#a')?.shadowRoot?.querySelector('iframe'));
      assert.deepEqual(await tab.evaluate(() => [$('#a').state, $('#a > p').getClientRects().length, told.length]), ['loading', 1, 0]);
      await until(() => release, () => 'nothing is asked of the server');
      release();
      await going;
      await tab.waitFor(() => $('#a').state === 'ready');
    } finally {
      await tab.close();
    }
    assert.deepEqual(tab.errors, []);
  });

  test(`${engine}: a frame that never comes leaves the page what it had, and goes when it is asked to`, async () => {
    const waiting = [];
    const base = damaged({ 'frame.htm': (_, { response }) => void waiting.push(response) });
    // Loaded when the page is there: else that would be waited for.
    const tab = await open(engine, { url: page(`<div id="here"></div>`, { base }) });
    try {
      await tab.evaluate((body) => ($('#here').innerHTML = body), FRAME);
      await tab.waitFor(() => $('#a').shadowRoot.querySelector('iframe'));
      await until(() => waiting.length > 0, () => 'nothing is asked of the server');
      const seen = () => tab.evaluate(() => [$('#a').state, $('#a > p').getClientRects().length, $('#a').offsetHeight > 0, told.length]);
      assert.deepEqual(await seen(), ['loading', 1, true, 0]);
      await tab.evaluate(() => { $('#a').reset(); $('#a').print(); $('#a').focus(); $('#a').lang = 'en'; });
      assert.deepEqual(await seen(), ['loading', 1, true, 0]);
      await tab.evaluate(() => $('#a').remove());
    } finally {
      await tab.close();
      for (const response of waiting) response.destroy();
    }
    assert.deepEqual(tab.errors, []);
  });

  test(`${engine}: a panic inside a frame takes away that frame, and no other; a reset brings it back`, async () => {
    const tab = await open(engine, { url: page(`${FRAME}<smr-check id="b"></smr-check>`) });
    try {
      await tab.evaluate(() => Promise.all($$('smr-check').map((one) => one.ready())));
      const inner = await tab.inside('#a >>> iframe');
      await inner.evaluate(() => {
        // Yew counts on this.
        Node.prototype.insertBefore = () => { throw new Error('not now'); };
        // Not in this turn: the frame goes while it answers.
        setTimeout(() => $('.big').click());
      });
      await tab.waitFor(() => $('#a').state === 'error');
      assert.deepEqual(await tab.evaluate(() => told.filter(([, type]) => type === 'smr-error')), [['a', 'smr-error', { code: 'panic' }]]);
      assert.deepEqual(await tab.evaluate(() => [$('#a').shadowRoot.children.length, $$('#a > p').every((one) => one.getClientRects().length > 0)]), [2, true]);
      await (await tab.inside('#b >>> iframe')).clickText('.big', 'Start de check');
      await tab.waitFor(() => told.at(-1)[1] === 'smr-begin' && told.at(-1)[0] === 'b');
      await tab.evaluate(() => {
        $('#a').reset();
        return $('#a').ready();
      });
      await (await tab.inside('#a >>> iframe')).clickText('.big', 'Start de check');
      await tab.waitFor(() => told.at(-1)[0] === 'a' && told.at(-1)[1] === 'smr-begin');
    } finally {
      await tab.close();
    }
    assert.deepEqual(tab.errors, []);
  });

  test(`${engine}: a panic takes away one self-check, and no other; a reset brings it back`, async () => {
    const tab = await open(engine, { url: page(`${INLINE}<smr-check id="b" embed="inline"></smr-check>`) });
    try {
      await tab.evaluate(() => Promise.all($$('smr-check').map((one) => one.ready())));
      await tab.evaluate(() => {
        const { insertBefore } = Node.prototype;
        const root = $('#a').shadowRoot.querySelector('.smr');
        // Yew counts on this.
        Node.prototype.insertBefore = function (...args) {
          if (root.contains(this)) throw new Error('not now');
          return insertBefore.apply(this, args);
        };
        $('#a >>> .big').click();
      });
      await tab.waitFor(() => $('#a').state === 'error');
      assert.deepEqual(await tab.evaluate(() => told.at(-1)), ['a', 'smr-error', { code: 'panic' }]);
      assert.equal(await tab.evaluate(() => $('#a').shadowRoot.children.length), 2);
      await tab.evaluate(() => $('#b >>> .big').click());
      await tab.waitFor(() => $('#b >>> fieldset'));
      await tab.evaluate(() => {
        $('#a').reset();
        return $('#a').ready();
      });
      await tab.evaluate(() => $('#a >>> .big').click());
      await tab.waitFor(() => $('#a >>> fieldset'));
    } finally {
      await tab.close();
    }
    assert.deepEqual(tab.errors, []);
  });
}

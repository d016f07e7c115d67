// The files for servers in every engine, as a host has them: with hashes, and as one file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { files, page, pressStart } from '../browser/embed.mjs';
import { ENGINES, open } from '../browser/engines.mjs';
import { scenarios } from '../node/library.mjs';
import { dist, json, read } from './dist.mjs';

const { files: hashes } = json(dist, 'integrity.json');
const INSIDE = '<p>Bel uw zorgverzekeraar.</p>';
const ELEMENT = `<smr-check id="a">${INSIDE}</smr-check>`;
const { facts, expect } = scenarios.find(({ id }) => id === 'EX14');

async function on(engine, url, act, { mayLog = false } = {}) {
  const before = files.requests.length;
  const tab = await open(engine, { url });
  try {
    await act(tab, () => files.requests.slice(before).map((request) => request.split('/').at(-1)));
  } finally {
    await tab.close();
  }
  if (!mayLog) assert.deepEqual(tab.errors, []);
}
const script = (name, { hash = hashes[name], type = 'module' } = {}) =>
  `<script ${type && `type="${type}"`} src="${files.url}${name}" integrity="${hash}" crossorigin="anonymous"></script>`;
const told = (tab) => tab.evaluate(() => told.map(([, type, { code }]) => [type.slice(4), code].join(' ').trim()));

for (const engine of ENGINES) {
  for (const [entry, embed, loaded] of [
    ['smr-check.js', 'frame', ['frame.htm']],
    ['smr-check.js', 'inline', ['inline.js']],
    ['smr-check.split.js', 'inline', ['inline.split.js', 'inline.wasm']],
  ]) {
    test(`${engine}: ${entry} with its hash, ${embed}: what it needs is loaded, and no more`, () =>
      on(engine, page(`<smr-check id="a" embed="${embed}"></smr-check>`, { script: script(entry) }), async (tab, requests) => {
        await tab.waitFor(() => $('#a').state === 'ready');
        assert.deepEqual(requests().sort(), [entry, ...loaded].sort());
      }));
  }

  test(`${engine}: with the hash of another file it does not run, and the page keeps what it had`, () =>
    on(engine, page(ELEMENT, { script: script('smr-check.js', { hash: hashes['rules.js'] }) }), async (tab) => {
      await tab.waitFor(() => document.readyState === 'complete');
      assert.deepEqual(await tab.evaluate(() => [customElements.get('smr-check') === undefined, $('#a > p').getClientRects().length]), [true, 1]);
    }, { mayLog: true }));

  // Which engine looks at hashes of an import map can't be asked; here Chromium does.
  for (const [what, hash, state] of [['right', hashes['inline.js'], 'ready'], ['wrong', hashes['rules.js'], 'error']]) {
    if (state === 'error' && engine !== 'chromium') continue;
    test(`${engine}: the ${what} hash of inline.js in an import map`, () => {
      const map = `<script type="importmap">${JSON.stringify({ integrity: { [`${files.url}inline.js`]: hash } })}</script>`;
      return on(engine, page(`<smr-check id="a" embed="inline">${INSIDE}</smr-check>`, { head: map, script: script('smr-check.js') }), async (tab) => {
        await tab.waitFor(() => $('#a').state !== 'loading');
        assert.equal(await tab.evaluate(() => $('#a').state), state);
      }, { mayLog: state === 'error' });
    });
  }

  test(`${engine}: imported from the package, assess answers`, () =>
    on(engine, page('', { script: '' }), async (tab) => {
      const verdicts = await tab.evaluate(async (base, facts) => {
        const all = [];
        for (const name of ['smr-check.js', 'smr-check.split.js', 'rules.js', 'index.js']) all.push((await import(base + name)).assess(facts).verdict);
        return all;
      }, files.url, facts);
      assert.deepEqual(verdicts, Array(4).fill(expect.verdict));
    }));

  for (const type of ['module', '']) {
    for (const embed of ['frame', 'inline']) {
      test(`${engine}: one file as a ${type || 'plain script'}, ${embed}`, () =>
        on(engine, page(`<smr-check id="a" embed="${embed}">${INSIDE}</smr-check><smr-check id="b" embed="${embed}"></smr-check>`, { script: script('smr-check.single.js', { type }) }), async (tab, requests) => {
          await tab.waitFor(() => $('#a').state === 'ready' && $('#b').state === 'ready');
          await pressStart(tab, embed);
          assert.deepEqual(requests(), ['smr-check.single.js']);
          // The page around can't look into it.
          if (embed === 'frame') assert.equal(await tab.evaluate(() => $('#a >>> iframe').contentDocument), null);
        }));
    }
  }

  test(`${engine}: one file as a plain script of a page in Western European`, () =>
    on(engine, page(ELEMENT, { script: script('smr-check.single.js', { type: '' }), headers: { 'content-type': 'text/html; charset=windows-1252' } }), async (tab) => {
      assert.equal(await tab.evaluate(() => document.characterSet), 'windows-1252');
      await tab.waitFor(() => $('#a').state === 'ready');
    }));

  test(`${engine}: one file under a policy of the page that its frame would come under too: the page keeps what it had`, () => {
    const origin = files.url.slice(0, -1);
    const policy = `script-src ${origin} 'nonce-test'; frame-src 'self'`;
    return on(engine, page(ELEMENT, { script: script('smr-check.single.js'), headers: { 'content-security-policy': policy } }), async (tab) => {
      await tab.waitFor(() => $('#a').state === 'error');
      assert.deepEqual(await told(tab), ['error load']);
      assert.equal(await tab.evaluate(() => $('#a > p').getClientRects().length), 1);
    }, { mayLog: true });
  });

  test(`${engine}: one file under a policy that allows what runs in its frame`, () => {
    const [, runs, dresses] = read(dist, 'SNIPPETS.md').match(/smr-check\.single\.js ('sha256-\S+ 'wasm-unsafe-eval');\nstyle-src ('sha256-\S+')\n/);
    const policy = `default-src 'none'; img-src data:; script-src ${files.url}smr-check.single.js 'nonce-test' ${runs}; style-src ${dresses}`;
    return on(engine, page(ELEMENT, { script: script('smr-check.single.js'), headers: { 'content-security-policy': policy } }), (tab) => tab.waitFor(() => $('#a').state === 'ready'));
  });

  test(`${engine}: one file where the page takes no text for a document: it says so`, () =>
    on(engine, page(ELEMENT, { script: script('smr-check.single.js'), headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" } }), async (tab) => {
      await tab.waitFor(() => $('#a').state !== 'loading');
      // Where Trusted Types are not known, nothing stands in the way.
      const known = await tab.evaluate(() => 'trustedTypes' in window);
      assert.deepEqual(await told(tab), [known ? 'error blocked' : 'ready']);
    }, { mayLog: true }));
}

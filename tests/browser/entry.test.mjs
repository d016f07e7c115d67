// How the entry file comes to a page, in every engine: as a script it brings the element and nothing more, imported it brings the functions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scenarios } from '../node/library.mjs';
import { damaged, files, page, withHash } from './embed.mjs';
import { ENGINES, open } from './engines.mjs';

const { facts, expect } = scenarios.find(({ id }) => id === 'EX14');
const ELEMENT = '<smr-check id="a"></smr-check>';
const BELOW = `<div style="height:5000px"></div>${ELEMENT}`;

/** A page, and which files it asks for meanwhile. */
async function on(engine, url, act) {
  const before = files.requests.length;
  const tab = await open(engine, { url });
  try {
    await act(tab, () => files.requests.slice(before).map((request) => request.split('/').at(-1)));
  } finally {
    await tab.close();
  }
  assert.deepEqual(tab.errors, []);
}
/** In the page: what the module that it imports answers, or says. */
const ask = async (address, facts) => {
  const { assess, rules, version } = await import(address);
  const answer = (run) => {
    try {
      return run();
    } catch (error) {
      return { name: error.name, message: error.message, path: error.path };
    }
  };
  return [answer(() => assess(facts)), answer(() => rules().rulebase ?? null), version, answer(() => assess({}))];
};

for (const engine of ENGINES) {
  test(`${engine}: as a script it loads nothing until it is near; whoever imports it then hears what to import`, () =>
    on(engine, page(BELOW), async (tab, requests) => {
      await tab.waitFor(() => $('#a').state === 'loading');
      const [answer, , version] = await tab.evaluate(ask, `${files.url}smr-check.js`, facts);
      assert.match(answer.message, /import rules\.js/);
      assert.match(version, /^\d+\.\d+\.\d+$/);
      assert.deepEqual(requests(), ['smr-check.js']);
      // And that works.
      const [{ verdict }] = await tab.evaluate(ask, `${files.url}rules.js`, facts);
      assert.equal(verdict, expect.verdict);
    }));

  test(`${engine}: imported, it answers at once, and defines the element as well`, () =>
    on(engine, page(BELOW, { script: '' }), async (tab, requests) => {
      const [answer, rulebase, version, error] = await tab.evaluate(ask, `${files.url}smr-check.js`, facts);
      assert.deepEqual(answer.rulebase, rulebase);
      assert.equal(error.name, 'FactsError');
      assert.equal(error.path, '/start');
      assert.deepEqual(requests().sort(), ['rules.js', 'smr-check.js']);
      assert.deepEqual(await tab.evaluate(() => [$('#a').state, $('#a').version]), ['loading', version]);
    }));

  test(`${engine}: in a worker, without a document, the functions answer`, () =>
    on(engine, page('', { script: '' }), async (tab) => {
      const verdict = await tab.evaluate(
        (address, facts) =>
          new Promise((done, fail) => {
            const code = `import(${JSON.stringify(address)}).then(({ assess }) => postMessage(assess(${JSON.stringify(facts)}).verdict), (error) => postMessage(String(error)))`;
            const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })), { type: 'module' });
            worker.onmessage = ({ data }) => done(data);
            worker.onerror = ({ message }) => fail(new Error(message));
          }),
        `${files.url}smr-check.js`,
        facts,
      );
      assert.equal(verdict, expect.verdict);
    }));

  test(`${engine}: a server that takes every page for Western European`, () => {
    const western = (bytes, { headers }) => {
      headers['content-type'] = 'text/html; charset=windows-1252';
      return bytes;
    };
    return on(engine, page(ELEMENT, { base: damaged({ 'frame.htm': western }) }), (tab) => tab.waitFor(() => $('#a').state === 'ready'));
  });

  test(`${engine}: the frame of the mode hears of the idle time, and the page why it began anew`, () => {
    // A frame that says it is ready, hands back every setting as the answer of somebody, and begins anew by itself.
    const mirror = (script) => `
      const GREETING = ${JSON.stringify(script.match(/\{"smr-check":"\w+"\}/)[0])};
      addEventListener('message', ({ ports: [port] }) => {
        port.onmessage = ({ data: [word, value] }) => word === 'set' && port.postMessage(['share', JSON.stringify(value)]);
        port.postMessage(['ready', { version: '1', sha256: '2', verifiedThrough: '3', checkedOn: '4' }]);
        for (const why of ['idle', undefined, 'host', { idle: 1 }]) port.postMessage(['reset', why]);
        port.postMessage(['names', []]);
      });
      parent.postMessage(GREETING, '*');`;
    const base = damaged({ 'intake.frame.htm': (bytes) => withHash(bytes, mirror) });
    return on(engine, page('<smr-check id="a" share mode="intake"></smr-check>', { base }), async (tab) => {
      const shared = () => tab.evaluate(() => told.filter(([, type]) => type === 'smr-share').map(([, , { assessment }]) => assessment.idle));
      await tab.waitFor(() => told.some(([, type]) => type === 'smr-share'));
      assert.deepEqual((await shared()).at(-1), 300);
      await tab.evaluate(() => ($('#a').idleTimeout = 45));
      await tab.waitFor(() => told.at(-1)[2].assessment?.idle === 45);
      const reasons = await tab.evaluate(() => told.filter(([, type]) => type === 'smr-reset').map(([, , { reason }]) => reason));
      assert.deepEqual(reasons, ['idle', 'user', 'user', 'user']);
    });
  });

  test(`${engine}: what it is stays as it was when it loaded, whatever a script does to it`, () =>
    on(engine, page(ELEMENT), async (tab, requests) => {
      await tab.evaluate(() => $('#a').ready());
      const { is, warned } = await tab.evaluate(async () => {
        const [a, warned] = [$('#a'), []];
        console.warn = (text) => warned.push(text);
        Object.assign(a, { embed: 'inline', mode: 'intake', sizing: 'content', share: true });
        a.reset();
        a.remove();
        document.body.append(a);
        await a.ready();
        return { is: [a.embed, a.mode, a.sizing, a.share, a.shadowRoot.querySelector('iframe') !== null], warned };
      });
      assert.deepEqual(is, ['frame', 'self', 'fixed', false, true]);
      assert.equal(warned.length, 4, warned.join());
      assert.deepEqual(new Set(requests()), new Set(['smr-check.js', 'frame.htm']));
    }));

  test(`${engine}: the eager one loads once`, () =>
    on(engine, page('<smr-check id="a" loading="eager" insurer="cz" lang="en"></smr-check>'), async (tab, requests) => {
      await tab.waitFor(() => $('#a').state === 'ready');
      assert.deepEqual(requests(), ['smr-check.js', 'frame.htm']);
    }));

  test(`${engine}: what a browser extension posts from inside the frame is none of its business`, () => {
    const posts = ['{"type":"hello"}', 'smr-check', '{"smr-chec', '', 7, ['x'], null, { data: 'x' }].map((data) => `parent.postMessage(${JSON.stringify(data)}, '*');`).join('');
    const base = damaged({ 'frame.htm': (bytes) => withHash(bytes, (script) => `${posts}${script};setTimeout(() => {${posts}})`) });
    return on(engine, page(ELEMENT, { base }), (tab) => tab.waitFor(() => $('#a').state === 'ready'));
  });
}

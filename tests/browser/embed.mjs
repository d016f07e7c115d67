// A page of somebody else, and the files of `<smr-check>` on another server, as an insurer would have them. Both servers listen on this
// machine only and keep every request.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { join } from 'node:path';
import { after } from 'node:test';

const folder = process.env.SMR_CHECK_EMBED;
if (!folder) throw new Error('SMR_CHECK_EMBED is not set: run `cargo xtask test browser`');

const TYPES = { css: 'text/css', html: 'text/html; charset=utf-8', js: 'text/javascript', htm: 'text/html; charset=utf-8', wasm: 'application/wasm' };

async function serve(answer) {
  const requests = [];
  const server = http.createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  // A WebSocket asks in this way.
  server.on('upgrade', (request, socket) => {
    requests.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  after(() => {
    server.closeAllConnections?.();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}/`, requests };
}

const altered = new Map();
/** The files of the element. `alter(name, text => …)` changes one for a while, to see what a fault does. */
export const files = await serve((request, response) => {
  const path = request.url.slice(1).split('?')[0];
  // Damage goes by a folder of its own, so that tests don't meet.
  const [damage, name] = path.includes('/') ? path.split('/') : ['', path];
  let body;
  try {
    body = readFileSync(join(folder, name));
  } catch {
    response.writeHead(404).end();
    return;
  }
  const alter = altered.get(`${damage}/${name}`);
  const headers = { 'content-type': TYPES[name.split('.').at(-1)], 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
  if (alter) body = alter(body, { request, response, headers });
  if (body === null) response.writeHead(404).end();
  else if (body !== undefined) response.writeHead(200, headers).end(body);
});

let damages = 0;
/** The address of the files with some of them altered: `{ 'frame.js': (bytes) => bytes }`; `null` is not there, `undefined` never comes. */
export function damaged(changes) {
  const name = `damage-${++damages}`;
  for (const [file, change] of Object.entries(changes)) altered.set(`${name}/${file}`, change);
  return `${files.url}${name}/`;
}

const pages = new Map();
/** Where the host pages are. */
export const host = await serve((request, response) => {
  const page = pages.get(request.url.slice(1).split('?')[0]);
  if (!page) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
});

/**
 * A host page: what stands in its body, and the entry file behind it unless `script` says otherwise. What elements tell is kept in
 * `told` of its window, as `[id, type, detail]`.
 */
export function page(body, { head = '', base = files.url, entry = 'smr-check.js', script = `<script type="module" src="${base}${entry}"></script>`, headers = {}, lang = 'nl', logs = true } = {}) {
  const listen = `<script nonce="test">var told = [];
    for (const type of ['ready', 'begin', 'complete', 'reset', 'error', 'share'])
      addEventListener('smr-' + type, ({ target, detail }) => told.push([target.id, 'smr-' + type, detail]));</script>`;
  const name = `page-${pages.size}`;
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${logs ? listen : ''}${head}</head><body>${body}${script}</body></html>`;
  pages.set(name, { html, headers });
  return `${host.url}${name}`;
}

/**
 * Starts the check in `#a` as a person does: a click into its middle, and on with the keyboard, where the start button is next. A frame has a
 * process of its own, so each step waits until the one before has arrived there.
 */
export async function pressStart(tab, embed) {
  const isFrame = embed === 'frame';
  const inner = isFrame ? await tab.inside('#a >>> iframe') : tab;
  if (isFrame) await tab.click('#a >>> iframe', () => inner.evaluate(() => $(':hover') !== null));
  else await tab.click('#a >>> .lead');
  await inner.waitFor(() => document.hasFocus());
  await tab.press('Tab');
  await inner.waitFor(isFrame ? () => document.activeElement.matches('.big') : () => $('#a').shadowRoot.activeElement?.matches('.big'));
  await tab.press('Enter');
  await tab.waitFor(() => told.some(([, type]) => type === 'smr-begin'));
}

/** `frame.htm` with another script, and the hash of that in its policy. */
export function withHash(bytes, change) {
  const html = bytes.toString();
  const [, script] = html.match(/<script>([^]*?)<\/script>/);
  const other = change(script);
  if (other === script) throw new Error('the script is still the same');
  const hash = createHash('sha256').update(other).digest('base64');
  const before = createHash('sha256').update(script).digest('base64');
  if (!html.includes(before)) throw new Error('the policy does not name the script');
  return html.replace(script, () => other).replace(before, hash);
}

// The site on a server of the test's own, which can stop, serve another version of the intake, or a damaged one; it keeps every request.
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const { SMR_CHECK_SITE: site, SMR_CHECK_URL } = process.env;
if (!site || !SMR_CHECK_URL) throw new Error('SMR_CHECK_SITE and SMR_CHECK_URL are not set: run `cargo xtask test browser`');

const TYPES = {
  ...{ css: 'text/css', html: 'text/html; charset=utf-8', js: 'text/javascript', png: 'image/png', svg: 'image/svg+xml' },
  ...{ wasm: 'application/wasm', webmanifest: 'application/manifest+json' },
};
/** The policy that `cargo xtask start` serves the intake under. */
const policy = (await fetch(new URL('intake/', SMR_CHECK_URL), { method: 'HEAD' })).headers.get('content-security-policy');

/** The files of the intake as they are shipped, without the worker. */
export const SHIPPED = Object.keys(pins(join(site, 'intake'))).map((name) => (name === './' ? 'index.html' : name));

/**
 * Serves `folder`. Of the server that comes back, `alter` may change a file (`(name, bytes) => bytes`, `null`: it is not there, a promise: it
 * comes when that is kept), `policy` is the content security policy of all files; `stop` and `start` keep the address.
 */
export async function serve(folder = site) {
  const it = { folder, policy, requests: [], alter: (_, bytes) => bytes };
  const answer = async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const name = path.endsWith('/') ? `${path}index.html` : path;
    let bytes = null;
    try {
      bytes = await it.alter(name.slice(1), readFileSync(join(it.folder, name)));
    } catch {}
    if (bytes === null) return response.writeHead(404).end();
    const headers = { 'content-type': TYPES[name.split('.').at(-1)], 'cache-control': 'no-cache', 'content-security-policy': it.policy };
    return response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : bytes);
  };
  let server;
  let port = 0;
  it.start = async () => {
    server = http.createServer((request, response) => {
      let sent = '';
      request.on('data', (data) => (sent += data));
      request.on('end', () => it.requests.push(`${request.method} ${request.url} ${JSON.stringify(request.rawHeaders)} ${sent}`));
      void answer(request, response);
    });
    await new Promise((done) => server.listen(port, '127.0.0.1', done));
    ({ port } = server.address());
    it.url = `http://127.0.0.1:${port}/`;
  };
  it.stop = async () => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  };
  await it.start();
  after(it.stop);
  return it;
}

const MARKED = {
  'intake/index.html': (text, mark) => text.replace('<html ', `<html data-page="${mark}" `),
  'intake/style.css': (text, mark) => `${text}\n:root { --style: ${mark}; }`,
  'intake/intake.css': (text, mark) => `${text}\n:root { --intake: ${mark}; }`,
  'intake/start.js': (text, mark) => `${text}\ndocument.documentElement.dataset.start = '${mark}';`,
  'intake/manifest.webmanifest': (text, mark) => text.replace('"Intake stop"', `"${mark}"`),
  // A section that says nothing to anybody.
  'intake/intake_bg.wasm': (text, mark) => `${text}\0\x0c\x0bversion-${mark.padEnd(3)}`,
};

/** A copy of the site as another version of it: most files of its intake tell `mark`. */
export function version(mark) {
  const folder = mkdtempSync(join(tmpdir(), 'smr-check-site-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(site, folder, { recursive: true });
  for (const [name, change] of Object.entries(MARKED)) {
    const file = join(folder, name);
    writeFileSync(file, change(readFileSync(file, 'latin1'), mark), 'latin1');
  }
  pin(join(folder, 'intake'));
  return folder;
}

/** In the page: what its files tell, those that run and those that it would get now. */
export async function marks(names) {
  const style = getComputedStyle(document.documentElement);
  const told = { ...document.documentElement.dataset, style: style.getPropertyValue('--style').trim(), intake: style.getPropertyValue('--intake').trim() };
  for (const name of names) {
    const bytes = new Uint8Array(await (await fetch(name)).arrayBuffer());
    told[name] = new TextDecoder('latin1').decode(bytes).match(/version-(\w+)|data-page="(\w+)|--(?:style|intake): (\w+)|dataset\.\w+ = '(\w+)'|"short_name": "(\w+)"/)?.slice(1).find(Boolean);
  }
  return told;
}
/** Which files `marks` asks for. */
export const MARKED_FILES = Object.keys(MARKED).map((name) => name.replace('intake/', ''));

/** What the worker in a folder says of its files. */
function pins(folder) {
  return JSON.parse(readFileSync(join(folder, 'sw.js'), 'utf8').match(/^const FILES = (\{.*\});$/m)[1]);
}

/** What xtask/src/site.rs does, over again for files that were changed. */
function pin(folder) {
  const old = pins(folder);
  const sha256 = (bytes) => createHash('sha256').update(bytes);
  const integrity = (name) => `sha256-${sha256(readFileSync(join(folder, name === './' ? 'index.html' : name))).digest('base64')}`;
  for (const name of ['start.js', 'index.html', 'sw.js']) {
    let text = readFileSync(join(folder, name), 'utf8');
    for (const [pinned, was] of Object.entries(old)) text = text.replaceAll(was, integrity(pinned));
    if (name === 'sw.js') text = text.replace(/^const VERSION = '.*'/m, `const VERSION = '${sha256(text).digest('hex').slice(0, 16)}'`);
    writeFileSync(join(folder, name), text);
  }
}

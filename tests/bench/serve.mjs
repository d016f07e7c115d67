// Serves folders as a web server would: compressed, with the types of the files. Everything is read and compressed before the first request.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import http from 'node:http';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  ...{ css: 'text/css', htm: 'text/html; charset=utf-8', html: 'text/html; charset=utf-8', js: 'text/javascript', json: 'application/json', png: 'image/png', svg: 'image/svg+xml' },
  ...{ txt: 'text/plain', wasm: 'application/wasm', webmanifest: 'application/manifest+json' },
};
const IS_COMPRESSED = /\.(css|html?|js|json|svg|txt|wasm|webmanifest)$/;

/** All files below a folder: path with slashes → bytes. */
function read(folder) {
  const files = {};
  const look = (at) => {
    for (const name of readdirSync(at)) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) look(path);
      else files[relative(folder, path).replaceAll('\\', '/')] = readFileSync(path);
    }
  };
  look(folder);
  return files;
}

/** Serves what is at each prefix: a folder, or files by name. Gives the address, and the sizes of all files as they are sent. */
export async function serve(places, { port = 0, headers = {} } = {}) {
  const answers = new Map();
  for (const [prefix, place] of Object.entries(places)) {
    for (const [name, content] of Object.entries(typeof place === 'string' ? read(place) : place)) {
      const bytes = Buffer.from(content);
      const isCompressed = IS_COMPRESSED.test(name);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      const body = isCompressed ? brotliCompressSync(bytes, { params }) : bytes;
      const own = { 'content-type': TYPES[name.split('.').at(-1)] ?? 'application/octet-stream', 'cache-control': 'max-age=300', 'access-control-allow-origin': '*', ...headers };
      answers.set(prefix + name, [isCompressed ? { ...own, 'content-encoding': 'br', vary: 'accept-encoding' } : own, body]);
    }
  }
  const server = http.createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const [found, body] = answers.get(path.endsWith('/') ? `${path}index.html` : path) ?? [];
    if (!found) return response.writeHead(404).end();
    return response.writeHead(200, { ...found, 'content-length': body.length }).end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}`, size: (path) => answers.get(path)?.[1].length, close };
}

// By itself: `node tests/bench/serve.mjs FOLDER [PORT]`, under the policy of the pages.
if (process.argv[1]?.endsWith('bench/serve.mjs')) {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  const { url } = await serve({ '/': process.argv[2] }, { port: Number(process.argv[3] ?? 8095), headers: { 'content-security-policy': policy } });
  console.log(`${url}/`);
}

// Serves the pages next to this file, each as a small site that has the element at /smr-check/VERSION/, where an insurer would put it.
// To look at them: `npm ci`, `cargo xtask build element`, `node hosts/serve.mjs`. To this machine only.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import http from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = resolve(here, '..');
const built = process.env.SMR_CHECK_EMBED ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'element');

const TYPES = { '.css': 'text/css', '.htm': 'text/html; charset=utf-8', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
/** The site that the examples are written for. Here it is this server. */
const SITE = 'https://www.voorbeeldverzekeraar.nl';

/** The names of all examples. */
export const HOSTS = readdirSync(here).filter((name) => existsSync(join(here, name, 'index.html'))).sort();

/** The file for a path below a folder, unless it is not there or lies elsewhere. */
function file(folder, path) {
  const found = resolve(folder, `.${path}`);
  return found.startsWith(resolve(folder) + sep) && existsSync(found) && statSync(found).isFile() ? found : undefined;
}

/** React is no module that a browser could load, so that one example needs a build. */
async function bundle(source) {
  const { build } = await import('esbuild');
  const options = { bundle: true, format: 'esm', minify: true, jsx: 'automatic', write: false, define: { 'process.env.NODE_ENV': '"production"' } };
  const { outputFiles } = await build({ entryPoints: [source], ...options });
  return outputFiles[0].contents;
}

/**
 * Starts a server. `element` is the folder of the built element, or null for a site that lacks it; `headers(path)` gives more to send along
 * with a file. Every request is kept in `requests`.
 */
export async function serve({ port = 0, element = built, headers: more = () => ({}) } = {}) {
  const version = element && readFileSync(join(element, 'smr-check.js'), 'utf8').match(/["'](\d+\.\d+\.\d+)["']/)[1];
  const places = { [`/smr-check/${version}`]: element, '/node_modules': join(root, 'node_modules') };
  const requests = [];
  const server = http.createServer(async (request, response) => {
    const path = decodeURIComponent(request.url.split('?')[0]);
    if (path === '/favicon.ico') return response.writeHead(204).end();
    requests.push(`${request.method} ${request.url}`);
    const [prefix, folder] = Object.entries(places).find(([prefix, folder]) => folder && path.startsWith(`${prefix}/`)) ?? ['', here];
    const found = file(folder, path.slice(prefix.length).replace(/\/$/, '/index.html'));
    const source = file(here, path.replace(/\.js$/, '.jsx'));
    try {
      const body = path.endsWith('.js') && source ? await bundle(source) : found && readFileSync(found);
      if (!body) return response.writeHead(404).end('not found');
      const headers = { 'content-type': TYPES[extname(path) || '.html'] ?? 'application/octet-stream', 'cache-control': 'no-store' };
      // What an example sends along stands beside it, as a server would have it in its configuration.
      const own = extname(found ?? '') === '.html' && file(here, `${path}headers.txt`);
      for (const line of own ? readFileSync(own, 'utf8').replaceAll(SITE, `http://${request.headers.host}`).split('\n') : []) {
        const [, name, value] = line.match(/^([\w-]+): (.+)$/) ?? [];
        if (name) headers[name.toLowerCase()] = value;
      }
      response.writeHead(200, { ...headers, ...more(path, `http://${request.headers.host}`) }).end(body);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise((done) => server.listen(port, '127.0.0.1', done));
  const close = () => {
    server.closeAllConnections?.();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}/`, requests, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve({ port: 8090 });
  console.log(HOSTS.map((name) => `${url}${name}/`).join('\n'));
}

// `cargo xtask test bundlers`: the packed package in a fresh project with Vite, as served for developers and as built, and with webpack. Each
// shows a frame and an element inline in Chromium. It takes the newest of both from the registry, so it does not run unless it is named.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { open } from '../browser/engines.mjs';
import { until } from '../browser/webdriver.mjs';
import { dist } from './dist.mjs';

const folder = mkdtempSync(join(tmpdir(), 'smr-check-'));
const write = (name, text) => writeFileSync(join(folder, name), text);
const run = (program, ...args) => execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const PAGE = (script) => `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>x</title></head><body>
  <smr-check id="a"></smr-check><smr-check id="b" embed="inline"></smr-check><script type="module" src="${script}"></script></body></html>`;

before(() => {
  const [{ filename }] = JSON.parse(run('npm', 'pack', dist, '--json'));
  write('package.json', '{ "private": true, "type": "module" }');
  run('npm', 'install', '--no-audit', '--no-fund', 'vite', 'webpack', 'webpack-cli', `./${filename}`);
  write('main.js', "import 'smr-check/element';\n");
  write('index.html', PAGE('/main.js'));
  write('vite.config.js', "export default { optimizeDeps: { exclude: ['smr-check'] } };\n");
  write('webpack.config.cjs', "module.exports = { mode: 'production', entry: './main.js', output: { path: __dirname + '/packed', filename: 'main.js' } };\n");
});
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Serves a folder as any server does. */
async function serve(below) {
  const types = { '.html': 'text/html', '.htm': 'text/html', '.js': 'text/javascript' };
  const server = http.createServer(({ url }, response) => {
    try {
      const path = url === '/' ? '/index.html' : url;
      const body = readFileSync(join(folder, below, path));
      response.writeHead(200, { 'content-type': types[extname(path)] }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  after(() => server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

async function shows(url) {
  const tab = await open('chromium', { url });
  const state = () => tab.evaluate(() => Promise.all($$('smr-check').map((one) => one.ready().then(() => 'ready', ({ code }) => code))));
  assert.deepEqual(await state(), ['ready', 'ready']);
  await tab.close();
  assert.deepEqual(tab.errors.filter((error) => !/favicon|404/.test(error)), []);
}

test("Vite's server for developers", async () => {
  const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--host', '127.0.0.1'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  after(() => vite.kill());
  let said = '';
  vite.stdout.on('data', (data) => (said += data));
  const [url] = await until(() => said.replace(/\x1b\[\d+m/g, '').match(/http:\/\/127\.0\.0\.1:\d+\//), () => `Vite says: ${said}`);
  await shows(url);
});

test('what Vite builds', async () => {
  run('npx', 'vite', 'build');
  await shows(await serve('dist'));
});

test('what webpack builds', async () => {
  run('npx', 'webpack');
  write('packed/index.html', PAGE('/main.js'));
  await shows(await serve('packed'));
});

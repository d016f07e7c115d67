// `cargo xtask test bundlers`: the packed package in fresh projects with Vite (as served for developers and as built), webpack, and Next and Nuxt,
// which draw the page on the server first, and Angular. Each shows a frame and an element inline in Chromium. It takes the newest of each from
// the registry, and minutes, so it does not run unless it is named. SMR_CHECK_BUNDLERS names some of them: `vite,next`.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { after, before, test as always } from 'node:test';
import { open } from '../browser/engines.mjs';
import { until } from '../browser/webdriver.mjs';
import { dist } from './dist.mjs';

const top = mkdtempSync(join(tmpdir(), 'smr-check-'));
const env = { ...process.env, CI: '1', NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' };
const run = (cwd, program, ...args) => execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const named = process.env.SMR_CHECK_BUNDLERS?.split(',');
const test = (name, act) => always(name, { skip: named && !named.some((one) => name.toLowerCase().includes(one)) }, act);
const ELEMENTS = '<smr-check id="a"></smr-check><smr-check id="b" embed="inline"></smr-check>';
const PAGE = (body) => `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>x</title></head><body>${body}</body></html>`;

let packed;
before(() => {
  const [{ filename }] = JSON.parse(run(top, 'npm', 'pack', dist, '--json'));
  packed = join(top, filename);
});
after(() => rmSync(top, { recursive: true, force: true, maxRetries: 5 }));

/** A fresh project with these packages and files, in a folder of its own. */
function project(packages, files) {
  const folder = mkdtempSync(join(top, 'project-'));
  const all = { 'package.json': '{ "private": true, "type": "module" }', ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', ...packages, packed);
  return folder;
}

/** Serves a folder as any server does. */
async function serve(folder) {
  const types = { '.html': 'text/html', '.htm': 'text/html', '.js': 'text/javascript' };
  const server = http.createServer(({ url }, response) => {
    try {
      const path = url === '/' ? '/index.html' : url;
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { 'content-type': types[extname(path)] }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  after(() => server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

/** Starts a server of a project, which says its address. */
async function started(folder, script, args, more = {}) {
  const server = spawn(process.execPath, [script, ...args], { cwd: folder, env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'inherit'] });
  after(() => server.kill());
  let said = '';
  server.stdout.on('data', (data) => (said += data));
  const [url] = await until(() => said.replace(/\x1b\[\d+m/g, '').match(/http:\/\/(127\.0\.0\.1|localhost):\d+/), () => `it says: ${said}`);
  return `${url}/`;
}

async function shows(url) {
  const tab = await open('chromium', { url });
  // A page that was drawn on the server has the elements before the script is there.
  await tab.waitFor(() => customElements.get('smr-check') && $$('smr-check').length === 2);
  const state = () => tab.evaluate(() => Promise.all($$('smr-check').map((one) => one.ready().then(() => 'ready', ({ code }) => code))));
  assert.deepEqual(await state(), ['ready', 'ready']);
  await tab.close();
  assert.deepEqual(tab.errors.filter((error) => !/favicon|404/.test(error)), []);
}

test('Vite: as served for developers, and as built', async () => {
  const folder = project(['vite'], {
    'main.js': "import 'smr-check/element';\n",
    'index.html': PAGE(`${ELEMENTS}<script type="module" src="/main.js"></script>`),
    'vite.config.js': "export default { optimizeDeps: { exclude: ['smr-check'] } };\n",
  });
  await shows(await started(folder, 'node_modules/vite/bin/vite.js', ['--host', '127.0.0.1']));
  run(folder, 'npx', 'vite', 'build');
  await shows(await serve(join(folder, 'dist')));
});

test('webpack', async () => {
  const folder = project(['webpack', 'webpack-cli'], {
    'main.js': "import 'smr-check/element';\n",
    'packed/index.html': PAGE(`${ELEMENTS}<script type="module" src="/main.js"></script>`),
    'webpack.config.cjs': "module.exports = { mode: 'production', entry: './main.js', output: { path: __dirname + '/packed', filename: 'main.js' } };\n",
  });
  run(folder, 'npx', 'webpack');
  await shows(await serve(join(folder, 'packed')));
});

test('Next: drawn on the server', async () => {
  const folder = project(['next', 'react', 'react-dom'], {
    'app/layout.jsx': 'export default function Layout({ children }) { return <html lang="nl"><body>{children}</body></html>; }\n',
    'app/page.jsx': `'use client';\nimport 'smr-check/element';\nexport default function Page() { return <>${ELEMENTS}</>; }\n`,
  });
  run(folder, 'npx', 'next', 'build');
  await shows(await started(folder, 'node_modules/next/dist/bin/next', ['start', '--hostname', '127.0.0.1', '--port', '0']));
});

test('Nuxt: drawn on the server', async () => {
  const folder = project(['nuxt'], {
    'nuxt.config.js': "export default defineNuxtConfig({ vue: { compilerOptions: { isCustomElement: (tag) => tag === 'smr-check' } } });\n",
    'app/app.vue': `<script setup>\nimport 'smr-check/element';\n</script>\n<template><div>${ELEMENTS}</div></template>\n`,
  });
  run(folder, 'npx', 'nuxt', 'build');
  await shows(await started(folder, '.output/server/index.mjs', [], { HOST: '127.0.0.1', PORT: '0' }));
});

test('Angular', async () => {
  // One major version for all: their newest ones do not always fit each other. Its builder does not know `new URL`: the frames are copied.
  const packages = ['core', 'common', 'compiler', 'platform-browser', 'build', 'cli', 'compiler-cli'].map((name) => `@angular/${name}@21`);
  const frames = { glob: '*frame.htm', input: 'node_modules/smr-check', output: '/' };
  const options = { browser: 'src/main.ts', index: 'src/index.html', tsConfig: 'tsconfig.json', outputPath: 'out', assets: [frames] };
  const folder = project([...packages, 'typescript@5.9', 'rxjs', 'tslib'], {
    'angular.json': JSON.stringify({ version: 1, projects: { app: { projectType: 'application', root: '', architect: { build: { builder: '@angular/build:application', options } } } } }),
    'tsconfig.json': JSON.stringify({ compilerOptions: { target: 'es2022', module: 'es2022', moduleResolution: 'bundler', strict: true, skipLibCheck: true, experimentalDecorators: true }, files: ['src/main.ts'] }),
    'src/index.html': PAGE('<app-root></app-root>'),
    'src/main.ts': `import { CUSTOM_ELEMENTS_SCHEMA, Component, provideZonelessChangeDetection } from '@angular/core';
      import { bootstrapApplication } from '@angular/platform-browser';
      import 'smr-check/element';
      @Component({ selector: 'app-root', schemas: [CUSTOM_ELEMENTS_SCHEMA], template: '${ELEMENTS}' })
      class App {}
      bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });\n`,
  });
  run(folder, 'npx', 'ng', 'build');
  await shows(await serve(join(folder, 'out/browser')));
});

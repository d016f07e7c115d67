// The snippets for nginx, Apache and Caddy in the real servers, with the folder of `cargo xtask package`: the headers, and the element in Chromium.
// The site around sends a policy and `X-Frame-Options: DENY` with everything, as sites do that know nothing of a frame. See README.md.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

process.env.CHROMIUM ??= '/usr/bin/chromium';
process.env.SMR_CHECK_ENGINES = 'chromium';
const { open } = await import('../../tests/browser/engines.mjs');
const { until } = await import('../../tests/browser/webdriver.mjs');

const dist = process.env.SMR_CHECK_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const { folder } = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
const snippets = readFileSync(join(dist, 'SNIPPETS.md'), 'utf8');
/** A snippet as somebody pastes it, for a site at an address. */
const pasted = (language, site) => snippets.match(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``))[1].replaceAll('https://example.nl', site);

const freePort = () =>
  new Promise((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** What each needs beside the snippet, to serve the folder `www` of `top` at `port`. */
const SERVERS = {
  nginx: {
    config: (top, port, policy, snippet) => ({
      'nginx.conf': `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${top}/pid; error_log stderr; events {}
        http { include /etc/nginx/mime.types; access_log off; ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${top}/${one};`).join(' ')}
        server { listen 127.0.0.1:${port}; root ${top}/www; index index.html;
          add_header Content-Security-Policy "${policy}" always; add_header X-Frame-Options DENY always;
          ${snippet} } }`,
    }),
    language: 'nginx',
    start: (top) => ['nginx', '-e', 'stderr', '-c', `${top}/nginx.conf`],
    version: ['nginx', '-v'],
  },
  apache: {
    config: (top, port, policy, snippet) => ({
      'httpd.conf': `ServerRoot ${top}\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${top}/pid\nErrorLog ${top}/log\nUser www-data\nGroup www-data\n
        ${['mpm_event', 'authz_core', 'dir', 'mime', 'headers'].map((one) => `LoadModule ${one}_module /usr/lib/apache2/modules/mod_${one}.so`).join('\n')}
        TypesConfig /etc/mime.types\nDocumentRoot ${top}/www\nDirectoryIndex index.html
        Header set Content-Security-Policy "${policy}"\nHeader always set X-Frame-Options DENY
        <Directory ${top}/www>\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n`,
      [`www/${folder}/.htaccess`]: snippet,
    }),
    language: 'apache',
    start: (top) => ['apache2', '-D', 'FOREGROUND', '-f', `${top}/httpd.conf`],
    version: ['apache2', '-v'],
  },
  caddy: {
    config: (top, port, policy, snippet) => ({
      Caddyfile: `{\n admin off\n auto_https off\n log {\n  level ERROR\n }\n storage file_system ${top}/caddy\n}\nhttp://127.0.0.1:${port} {\n root * ${top}/www\n header {\n  Content-Security-Policy "${policy}"\n  X-Frame-Options DENY\n }\n ${snippet}\n file_server\n}\n`,
    }),
    language: 'caddy',
    start: (top) => ['caddy', 'run', '--adapter', 'caddyfile', '--config', `${top}/Caddyfile`],
    version: ['caddy', 'version'],
  },
};

const get = (url) =>
  new Promise((done, fail) => {
    http.get(url, (response) => {
      // As one list: a header that comes twice must not hide in it.
      const of = (name) => response.rawHeaders.filter((_, at) => at % 2 === 1 && response.rawHeaders[at - 1].toLowerCase() === name);
      response.resume().on('end', () => done({ status: response.statusCode, of }));
    }).on('error', fail);
  });

for (const [name, { config, language, start, version }] of Object.entries(SERVERS)) {
  test(`${name}: the headers are those of the guide, and the check works`, async (context) => {
    const top = mkdtempSync(join(tmpdir(), 'smr-check-'));
    after(() => rmSync(top, { recursive: true, force: true, maxRetries: 5 }));
    // Servers read as somebody else.
    chmodSync(top, 0o755);
    const port = await freePort();
    const site = `http://127.0.0.1:${port}`;
    const address = `${site}/${folder}`;
    mkdirSync(join(top, 'www'));
    cpSync(join(dist, 'cdn', folder), join(top, 'www', folder), { recursive: true });
    writeFileSync(join(top, 'www/index.html'), `<!doctype html><html lang="nl"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">
      <script type="module" src="${address}/smr-check.js"></script><smr-check id="a"><p>Bel ons.</p></smr-check>`);
    const policy = `default-src 'none'; img-src data:; script-src ${address}/smr-check.js; frame-src ${address}/frame.htm`;
    for (const [path, text] of Object.entries(config(top, port, policy, pasted(language, site)))) writeFileSync(join(top, path), text);

    const [program, ...args] = start(top);
    context.diagnostic(String(execFileSync(version[0], version.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] })).split('\n')[0]);
    const server = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, XDG_CONFIG_HOME: top } });
    const ended = new Promise((done) => server.on('close', done));
    try {
      await until(() => get(`${site}/`).catch(() => server.exitCode !== null && assert.fail('it ended')), () => 'it does not answer');
      const page = await get(`${site}/`);
      assert.deepEqual([page.status, page.of('content-security-policy'), page.of('x-frame-options')], [200, [policy], ['DENY']]);
      const script = await get(`${address}/smr-check.js`);
      assert.match(script.of('content-type').join(), /^(text|application)\/javascript(;|$)/);
      assert.deepEqual(script.of('cache-control'), ['public, max-age=31536000, immutable']);
      for (const file of ['frame.htm', 'content.frame.htm', 'share.frame.htm', 'intake.frame.htm']) {
        const frame = await get(`${address}/${file}`);
        assert.deepEqual(frame.of('content-security-policy'), [`sandbox allow-scripts allow-modals; frame-ancestors ${site}`], file);
        assert.deepEqual(frame.of('x-frame-options'), [], file);
        assert.deepEqual(frame.of('cache-control'), ['public, max-age=31536000, immutable'], file);
        assert.match(frame.of('content-type').join(), /^text\/html(;|$)/);
      }
      assert.deepEqual((await get(`${address}/playground.html`)).of('content-security-policy'), []);
      const tab = await open('chromium', { url: `${site}/` });
      assert.equal(await tab.evaluate(() => $('#a').ready().then(() => 'ready', ({ code }) => code)), 'ready');
      await tab.goto(`${address}/playground.html`);
      await tab.waitFor(() => $('smr-check')?.state === 'ready');
      await tab.close();
      assert.deepEqual(tab.errors, []);
    } finally {
      server.kill();
      await ended;
    }
  });
}

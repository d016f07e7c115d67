// WebKit through its own driver, over the W3C WebDriver protocol: HTTP and JSON, so `fetch` is all it takes.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Upper bound of every wait, in milliseconds: generous, because a busy machine is no fault. Nothing ever waits this long unless it fails. */
export const LIMIT = 60_000;

/** Asks until the answer is truthy, and gives it; after `limit` fails with what `complaint` says. Ever less often: asking slows down what is waited for. */
export async function until(ask, complaint, { limit = LIMIT, every = 10 } = {}) {
  const end = Date.now() + limit;
  for (let wait = every; ; wait = Math.min(1.5 * wait, Math.max(every, 200))) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(await complaint());
    await pause(wait);
  }
}

/** A new X server has its pointer in the middle. Without a window manager, the window under the pointer has the focus. */
const MIDDLE = 1600;
/** Else the browser's toolbar keeps its window wider than a phone. */
const NARROW = '* { min-width: 0; min-height: 0; padding: 0; margin: 0; border: none; font-size: 1px; }';
/** Ends the driver when its standard input does, however this process comes to its end; then xvfb-run ends the screen. */
const WATCHED = '"$0" "$@" & cat; kill $!; wait';

/** Browsers that run, by what they were started with: those that are free. Starting one takes longer than most tests. */
const free = new Map();
const running = new Set();

/** Opens a page, in a browser that is free or a new one. What the page before kept is gone. */
export async function open(program, { width, height, colorScheme, reducedMotion }, errors) {
  const look = `${colorScheme} ${reducedMotion}`;
  if (!free.has(look)) free.set(look, []);
  const browser = free.get(look).pop() ?? (await start(program, { colorScheme, reducedMotion }));
  try {
    await browser.begin({ width, height }, errors);
  } catch (error) {
    await browser.end();
    throw error;
  }
  return {
    ...browser.page,
    async close() {
      // For the last errors; then it is free for the next page, unless it has crashed.
      if (await browser.forget().catch(() => false)) free.get(look).push(browser);
      else await browser.end();
    },
  };
}

/** Ends all browsers. */
export const end = () => Promise.all([...running].map((browser) => browser.end()));

/**
 * Starts a browser with an empty profile. Its driver and its screen are its own, which takes a tenth of a second: a
 * driver now and then never answers when it is asked for another browser.
 */
async function start(program, options) {
  const folder = mkdtempSync(join(tmpdir(), 'smr-check-webkit-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0/gtk.css'), NARROW);
  writeFileSync(join(folder, 'gtk-3.0/settings.ini'), `[Settings]\ngtk-enable-animations=${options.reducedMotion === 'reduce' ? 0 : 1}\n`);
  const port = await freePort();
  const screen = ['-a', '-s', `-screen 0 ${2 * MIDDLE}x${2 * MIDDLE}x24`];
  const child = spawn('xvfb-run', [...screen, 'sh', '-c', WATCHED, program, `--port=${port}`], {
    env: {
      ...process.env,
      // Neither the desktop nor the theme of whoever runs the tests.
      ...{ GDK_BACKEND: 'x11', GTK_THEME: undefined, WAYLAND_DISPLAY: undefined, XDG_CONFIG_HOME: folder },
      // There is none for root; all pages are our own.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data) => (said += data));
  const gone = new Promise((resolve) => child.once('exit', resolve).once('error', (error) => resolve((said += error.message))));
  const end = async () => {
    child.stdin.end();
    await gone;
    // What a desktop starts along with a browser may live on and hold it.
    child.stderr.destroy();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const call = async (method, path, body, patience = 2 * LIMIT) => {
    const options = { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(patience) };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, options).catch((error) => {
      throw new Error(`${method} ${path}: ${error.message}`, { cause: error });
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  try {
    await until(() => call('GET', '/status').catch(() => false), () => `${program} does not answer: ${said}`);
    const browser = await session(call, options);
    running.add(browser);
    browser.end = async () => {
      running.delete(browser);
      await call('DELETE', browser.path).catch(() => {});
      await end();
    };
    return browser;
  } catch (error) {
    await end();
    throw error;
  }
}

async function session(call, { colorScheme }) {
  let errors = [];
  const args = ['--automation', ...(colorScheme === 'dark' ? ['--dark-mode'] : [])];
  // Not waiting for a page to load lets `collect` run before its scripts.
  const alwaysMatch = { pageLoadStrategy: 'none', 'webkitgtk:browserOptions': { args } };
  const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch } });
  const command = (method, path, body, patience) => call(method, `/session/${sessionId}${path}`, body, patience);
  const run = async (expression) => {
    const script = `(${collect})(); (async () => ${expression})().then((value) => arguments[0]([value, smrCheckErrors.splice(0)]))`;
    const [value, seen] = await command('POST', '/execute/async', { script, args: [] });
    errors.push(...seen);
    return value;
  };
  const act = (...actions) => command('POST', '/actions', { actions });
  const type = (...names) => act({ type: 'key', id: 'keys', actions: names.flatMap(keyEvents) });

  let departures = 0;
  /**
   * Marks this document, so that `arrival` can tell it from the next; going to a fragment makes no new one. Gives its address. Each time another
   * mark, because a document that comes back out of the back-forward cache still has its own.
   */
  const mark = () => run(`(window.smrCheckLeft = ${++departures}, location.href)`);
  /** Waits until another document is there, or, where it `stays`, this one. */
  const arrival = (stays, where, limit = LIMIT) => {
    // Synchronously, unlike `run`: a page that is left while it is asked may never answer what it was to answer later.
    const script = `(${collect})(); return (${stays} || window.smrCheckLeft !== ${departures}) && document.readyState === 'complete'`;
    const isThere = () => command('POST', '/execute/sync', { script, args: [] }, LIMIT / 6).catch(() => false);
    return until(isThere, () => `${where} does not load in WebKit`, { limit, every: 0 });
  };

  const point = (x, y, ...actions) =>
    act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [{ type: 'pointerMove', x, y }, ...actions] });
  const bars = await run('outerHeight - innerHeight');
  /** Gives the window its size and the focus. */
  const begin = async ({ width, height }, seen) => {
    errors = seen;
    const place = (x) => command('POST', '/window/rect', { x, y: MIDDLE + 1 - height - bars, width, height: height + bars });
    const fits = () => run(`innerWidth === ${width} && innerHeight === ${height} && document.hasFocus()`);
    const placed = async () => {
      // The pointer of the screen then lies on the lowest left point of the page, where it hovers over nothing.
      await place(MIDDLE);
      const isThere = await until(fits, () => 'not yet', { limit: LIMIT / 10 }).catch(() => false);
      // A window gets the focus when it comes under the pointer: so away with it, and back.
      if (!isThere) await place(0);
      return isThere;
    };
    await until(placed, () => `WebKit's window does not become ${width} × ${height} with the focus`);
    await point(0, height - 1);
  };
  /** Takes the last errors of the page, and whatever it kept, and leaves it. True if that went well. */
  const forget = async () => {
    await run(`(${clear})()`);
    await page.load('about:blank');
    return true;
  };

  const page = {
    async load(url) {
      const here = await mark();
      const stays = url.includes('#') && new URL(url).href.split('#')[0] === here.split('#')[0];
      const go = async (limit) => {
        await command('POST', '/url', { url });
        await arrival(stays, url, limit);
      };
      // Now and then it never answers what a page is asked that is just coming; the next time it does.
      await go(LIMIT / 3).catch(() => go(LIMIT));
    },
    run,
    async within(element) {
      const script = `return ${element}`;
      return async (expression) => {
        await command('POST', '/frame', { id: await command('POST', '/execute/sync', { script, args: [] }) });
        try {
          return await run(expression);
        } finally {
          await command('POST', '/frame', { id: null });
        }
      };
    },
    move: (x, y) => point(x, y),
    click: (x, y) => point(x, y, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }),
    async back() {
      const here = await mark();
      await command('POST', '/back', {});
      await arrival(false, `the page before ${here}`);
    },
    press: type,
    type: (text) => type(...text),
    screenshot: async () => Buffer.from(await command('GET', '/screenshot'), 'base64'),
  };
  return { page, begin, forget, path: `/session/${sessionId}` };
}

/** In the page: throws away all that it may have kept, for the next one. */
async function clear() {
  window.name = '';
  try {
    localStorage.clear();
    sessionStorage.clear();
    for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  } catch {
    // An address that can keep nothing.
  }
}

/** In the page: keeps its errors, from the first expression that runs in a document. */
function collect() {
  if (window.smrCheckErrors) return;
  const seen = (window.smrCheckErrors = []);
  addEventListener('error', ({ message, target }) => seen.push(`page: ${message ?? `${target.src ?? target.href} did not load`}`), true);
  addEventListener('unhandledrejection', ({ reason }) => seen.push(`page: ${reason}`));
  addEventListener('securitypolicyviolation', (it) => seen.push(`page: ${it.effectiveDirective} forbids ${it.blockedURI}`));
  const { error } = console;
  console.error = (...words) => {
    seen.push(`console: ${words.join(' ')}`);
    error.apply(console, words);
  };
}

/** The events of a key such as `Shift+Tab`: down in order, up in reverse. */
function keyEvents(key) {
  const values = key.split(/\+(?=.)/).map((name) => KEYS[name] ?? name);
  return [...values.map((value) => ({ type: 'keyDown', value })), ...values.reverse().map((value) => ({ type: 'keyUp', value }))];
}

const KEYS = {
  ...{ Alt: '\uE00A', Control: '\uE009', Shift: '\uE008', Backspace: '\uE003', Delete: '\uE017', Enter: '\uE006', Escape: '\uE00C' },
  ...{ ArrowDown: '\uE015', ArrowLeft: '\uE012', ArrowRight: '\uE014', ArrowUp: '\uE013', End: '\uE010', Home: '\uE011' },
  ...{ PageDown: '\uE00F', PageUp: '\uE00E', Space: ' ', Tab: '\uE004' },
};

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

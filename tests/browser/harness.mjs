// Chromium through Playwright's own tools, for what only they can do. Each test gets a page of its own that is watched: everything it logs as an error and
// every request it makes is kept, so that a test can assert that there was none.
import assert from 'node:assert/strict';
import { chromiumBrowser } from './engines.mjs';
import { LIMIT } from './webdriver.mjs';

const { SMR_CHECK_URL } = process.env;
if (!SMR_CHECK_URL) throw new Error('SMR_CHECK_URL is not set: run `cargo xtask test browser`');

/** The address of the page under test, with a slash at its end. */
export const url = SMR_CHECK_URL;

/**
 * Opens `path` in a fresh profile and gives `{ page, context, seen }` to `body`; fails if the page logged an error that
 * `body` did not take out of `seen.errors`.
 * `options` go to Playwright's `newContext` (locale, viewport, colorScheme, javaScriptEnabled …).
 */
export async function withPage(body, { path = '', ...options } = {}) {
  // Without smooth scrolling, which a click has to wait for.
  const context = await (await chromiumBrowser()).newContext({ reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(LIMIT);
  const seen = watch(context);
  try {
    const page = await context.newPage();
    await page.goto(new URL(path, url).href);
    await body({ page, context, seen });
    assert.deepEqual(seen.errors, [], 'the page logged errors');
  } catch (error) {
    if (seen.errors.length === 0) throw error;
    // Why the page did not do what was awaited is mostly found there.
    throw new Error(`${error.message}\nerrors of the page:\n  ${seen.errors.join('\n  ')}`, { cause: error });
  } finally {
    await context.close();
  }
}

/** Records, for every page of a context: errors, requests (as `METHOD address`) and web sockets, each in order. */
export function watch(context) {
  const seen = { errors: [], requests: [], sockets: [] };
  context.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => seen.errors.push(`page: ${error.error()}`));
  context.on('request', (request) => seen.requests.push(`${request.method()} ${request.url()}`));
  context.on('page', (page) => page.on('websocket', (socket) => seen.sockets.push(socket.url())));
  return seen;
}

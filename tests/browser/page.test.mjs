import assert from 'node:assert/strict';
import { chromiumTest as test } from './engines.mjs';
import { url, withPage } from './harness.mjs';

test('the page loads under its policy and shows its heading', () =>
  withPage(async ({ page, seen }) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.deepEqual(seen.requests.filter((request) => !request.startsWith(`GET ${url}`)), []);
  }));

test('the server names the policy and the content types', async () => {
  const head = (path) => fetch(new URL(path, url), { method: 'HEAD' });
  const page = await head('');
  const policy = page.headers.get('content-security-policy');
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|\*/);
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  assert.equal((await head('self_check_bg.wasm')).headers.get('content-type'), 'application/wasm');
});

test('the policy stops an inline script, so a page without errors has none', () =>
  withPage(async ({ page, seen }) => {
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    });
    assert.equal(await page.evaluate(() => window.ran), undefined);
    assert.match(seen.errors.splice(0).join(), /Content Security Policy/);
  }));


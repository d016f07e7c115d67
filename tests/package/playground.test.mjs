// The page to try the element, as it lies in the folder for servers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { files } from '../browser/embed.mjs';
import { open } from '../browser/engines.mjs';

/** Gives a field of the form a value, as a person does. */
const fill = (name, value) => {
  const field = $('#settings').elements[name];
  if (field.type === 'checkbox') field.checked = value;
  else field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const codes = () => ['html', 'css', 'policy'].map((name) => $(`#${name}`).textContent);

test('the page to try it: what is set is seen at once, and what is to be pasted gives the same', async () => {
  const tab = await open('chromium', { url: `${files.url}playground.html` });
  try {
    await tab.waitFor(() => /smr-ready/.test($('#events').textContent));
    const [html, css, policy] = await tab.evaluate(codes);
    assert.ok(html.startsWith(`<script type="module" src="${files.url}smr-check.js"></script>\n\n<smr-check>\n  <p>`), html);
    assert.match(css, /^smr-check \{\n {2}display: block;\n {2}min-block-size: min\(46rem, 100dvh\);\n\}$/);
    assert.equal(policy, `Content-Security-Policy: frame-src ${files.url}frame.htm`);

    const inner = await tab.inside('smr-check >>> iframe');
    await tab.evaluate(fill, 'lang', 'en');
    await tab.evaluate(fill, '--smr-color-button', 'rgb(1, 2, 3)');
    await inner.waitFor(() => document.documentElement.lang === 'en' && getComputedStyle($('.big')).backgroundColor === 'rgb(1, 2, 3)');
    // Another value of the same property, with no attribute that changes.
    await tab.evaluate(fill, '--smr-color-button', 'rgb(9, 8, 7)');
    await inner.waitFor(() => getComputedStyle($('.big')).backgroundColor === 'rgb(9, 8, 7)');

    await tab.evaluate(fill, 'sizing', 'content');
    await tab.evaluate(fill, 'insurer', '"&cz');
    const [after, style, address] = await tab.evaluate(codes);
    assert.ok(after.includes('<smr-check lang="en" insurer="&quot;&amp;cz" sizing="content">'), after);
    assert.ok(style.includes('\n  --smr-color-button: rgb(9, 8, 7);\n'), style);
    assert.ok(address.endsWith('/content.frame.htm'), address);
    await tab.evaluate(fill, 'embed', 'inline');
    await tab.waitFor(() => $('smr-check').state === 'ready' && $('smr-check').shadowRoot.querySelector('.inline') !== null);
    assert.match((await tab.evaluate(codes))[2], /script-src \S+smr-check\.js \S+inline\.js 'wasm-unsafe-eval'$/);

    await tab.evaluate(() => $('[type=reset]').click());
    await tab.waitFor(() => $('smr-check').state === 'ready' && $('smr-check').embed === 'frame');
    assert.deepEqual(await tab.evaluate(codes), [html, css, policy]);
    await tab.evaluate(() => $('#language').click());
    assert.deepEqual(await tab.evaluate(() => [document.documentElement.lang, $('h1').textContent, $('#language').textContent]), ['en', 'Try smr-check', 'Nederlands']);
  } finally {
    await tab.close();
  }
  assert.deepEqual(tab.errors, []);
});

// Every screen in both languages and themes: nothing for axe to find, nothing cut off, nothing too small to touch.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scenarios } from '../node/library.mjs';
import { chromiumTest as test, open } from './engines.mjs';
import { withPage } from './harness.mjs';
import { SIZES, fit, inspect } from './inspect.mjs';
import { Journey, driver, everyScreen, say } from './journey.mjs';

const url = process.env.SMR_CHECK_URL;
const by = (id) => scenarios.find((scenario) => scenario.id === id).facts;

for (const lang of ['nl', 'en']) {
  test(`every screen, ${lang}: axe finds nothing in light and dark, nothing is cut off or too small at any size`, () =>
    withPage(
      async ({ page }) => {
        const tab = driver(page);
        const seen = await everyScreen(tab, url, lang, async (name) => {
          const sizes = [...SIZES, [320, 256, '100%']];
          await inspect(page, tab, name);
          await fit(page, tab, name, sizes);
          // Everything unfolded, too.
          if (await tab.evaluate(() => $$('.fold').map((one) => (one.open = true)).length)) {
            await inspect(page, tab, `${name}, open`);
            await fit(page, tab, `${name}, open`, sizes);
          }
        });
        assert.ok(seen.length >= 31, `only ${seen.join(', ')}`);
      },
      { viewport: { width: 360, height: 740 } },
    ));
}

test('with forced colours every choice and every verdict can be told apart', async () => {
  const tab = await open('chromium', { url, width: 360, height: 740, forcedColors: 'active' });
  const journey = new Journey(tab);
  await journey.begin();
  await tab.clickText('.option label', say.nl['ui.insurer-unknown']);
  // The system draws the button, with its own sign for "chosen".
  assert.equal(await tab.evaluate(() => getComputedStyle($('input:checked')).appearance), 'auto');
  await journey.answer(by('EX01'));
  await journey.finish();
  const drawn = await tab.evaluate(() => {
    const style = (selector) => getComputedStyle($(selector));
    return { sign: style('.sign path').stroke, text: style('.heading').color, line: style('.result').borderTopWidth };
  });
  assert.equal(drawn.sign, drawn.text);
  assert.notEqual(drawn.line, '0px');
  await tab.close();
});

test('the tree that a screen reader gets is the one that was read', async () => {
  await withPage(async ({ page }) => {
    await page.clock.setFixedTime('2026-11-22T12:00:00');
    await page.reload();
    const tab = driver(page);
    const journey = new Journey(tab);
    await journey.begin();
    const trees = [];
    const take = async (name) => trees.push(`# ${name}\n${await page.locator('body').ariaSnapshot()}\n`);
    await journey.answer(by('EX14'), { until: 'history-coming' });
    await take('question');
    await journey.answer(by('EX14'));
    await journey.finish();
    await take('result');
    const file = fileURLToPath(new URL('screen-reader.yml', import.meta.url));
    if (process.env.SMR_CHECK_ACCEPT) (await import('node:fs')).writeFileSync(file, trees.join('\n'));
    assert.equal(trees.join('\n'), readFileSync(file, 'utf8'), 'read the new tree, then accept it with SMR_CHECK_ACCEPT=1');
  });
});

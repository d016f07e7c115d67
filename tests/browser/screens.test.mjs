// Every screen in both languages and themes: nothing for axe to find, nothing cut off, nothing too small to touch.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { scenarios } from '../node/library.mjs';
import { chromiumTest as test, open } from './engines.mjs';
import { withPage } from './harness.mjs';
import { Journey, driver, everyScreen, say } from './journey.mjs';

const url = process.env.SMR_CHECK_URL;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const by = (id) => scenarios.find((scenario) => scenario.id === id).facts;

async function inspect(tab) {
  await tab.evaluate(`if (!window.axe) { ${axe} }`);
  return tab.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
  });
}

for (const lang of ['nl', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing on any screen: ${lang}, ${colorScheme}`, async () => {
      const tab = await open('chromium', { url, width: 360, height: 740, colorScheme });
      const seen = await everyScreen(tab, url, lang, async (name) => assert.deepEqual(await inspect(tab), [], name));
      assert.ok(seen.length >= 28, `only ${seen.join(', ')}`);
      await tab.close();
      assert.deepEqual(tab.errors, []);
    });
  }
}

/** What sticks out of the window, and what is too small for a finger. */
const misfits = () => {
  const box = (one) => one.getBoundingClientRect();
  const shown = (one) => box(one).width > 1 && box(one).height > 1;
  const inList = (one) => one.closest('.list, .out-of-sight, .year');
  const wide = $$('.smr *').filter((one) => shown(one) && !inList(one) && (box(one).right > innerWidth + 1 || box(one).left < -1));
  // A tick box has its label to touch, too.
  const touched = $$('.smr button, .smr select, .smr input[type=text], .smr .option, .smr summary, .error-summary a');
  const small = touched.filter((one) => shown(one) && box(one).height < 43.9);
  return [...wide.map((one) => `sticks out: ${one.outerHTML.slice(0, 90)}`), ...small.map((one) => `small: ${one.outerHTML.slice(0, 90)}`)];
};

// 320 by 256 is a window of 1280 by 1024 at 400 % zoom.
for (const [width, height, text] of [[320, 256, '100%'], [360, 740, '200%'], [768, 1024, '100%'], [1280, 800, '100%']]) {
  test(`nothing is cut off at ${width} by ${height} with text at ${text}`, async () => {
    const tab = await open('chromium', { url, width, height });
    await everyScreen(tab, url, 'nl', async (name) => {
      await tab.evaluate((text) => void (document.documentElement.style.fontSize = text), text);
      assert.deepEqual(await tab.evaluate(misfits), [], name);
    });
    await tab.close();
  });
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
  await withPage(async ({ page, context }) => {
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

test('printed, a result is one sheet of A4', () =>
  withPage(async ({ page }) => {
    for (const id of ['EX01', 'EX04', 'EX08', 'EX13', 'EX14', 'SC032']) {
      await page.goto(url);
      const journey = new Journey(driver(page));
      await journey.begin();
      await journey.answer(by(id));
      await journey.finish();
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, id);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('button:visible').count(), 0);
      await page.emulateMedia({ media: null });
    }
  }));

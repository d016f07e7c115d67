// The answer of every scenario that a person can enter: one screen of a phone holds the card, the whole page is short while it is folded, and
// alternatives and the page for the doctor are there and back.
import assert from 'node:assert/strict';
import { scenarios } from '../node/library.mjs';
import { chromiumTest as test, open } from './engines.mjs';
import { url, withPage } from './harness.mjs';
import { Journey, driver, fits, say } from './journey.mjs';

const [WIDTH, HEIGHT] = [390, 844];
const by = (id) => scenarios.find((scenario) => scenario.id === id).facts;

/** In the page: where the card and its step end, how long the page is, and how many words can be read. */
function measure() {
  const bottom = (selector) => Math.ceil($(selector).getBoundingClientRect().bottom + scrollY);
  return {
    card: bottom('article'),
    now: Math.max(bottom('.cost'), bottom('.now')),
    page: document.documentElement.scrollHeight,
    words: document.body.innerText.split(/\s+/).filter(Boolean).length,
  };
}

test('the card of every answer fits one screen of a phone, in both languages', async () => {
  const tab = await open('chromium', { url, width: WIDTH, height: HEIGHT });
  const scripted = tab.byScript();
  const all = { nl: [], en: [] };
  for (const { id, facts } of scenarios.filter(fits)) {
    const journey = new Journey(scripted);
    await journey.begin();
    await journey.answer(facts);
    await journey.finish();
    for (const [lang, other] of [['nl', 'en'], ['en', 'nl']]) {
      all[lang].push({ id, ...(await tab.evaluate(measure)) });
      await scripted.clickText('.smr button', say[lang]['ui.other-language']);
      await tab.waitFor((other) => document.documentElement.lang === other, other);
    }
    await journey.go('ui.clear');
    await journey.go('journey.wipe-yes');
  }
  await tab.close();
  const wrong = [];
  for (const [lang, measured] of Object.entries(all)) {
    const sorted = (name) => measured.map((one) => one[name]).toSorted((a, b) => a - b);
    const words = sorted('words');
    const median = words[words.length >> 1];
    console.log(`# measured: ${lang}: ${measured.length} answers, ${median} words in the median, ${words.at(-1)} at most; the card ends at ${sorted('card').at(-1)} pixels, the page at ${sorted('page').at(-1)}`);
    if (median > 130 || words.at(-1) > 180) wrong.push(`${lang}: ${median} words in the median, ${words.at(-1)} at most`);
    for (const { id, card, now, page } of measured) {
      if (card > HEIGHT || now > HEIGHT || page > 2.5 * HEIGHT) wrong.push(`${id}, ${lang}: card ${card}, step ${now}, page ${page}`);
    }
  }
  assert.deepEqual(wrong, []);
});

/** Opens the answer to a scenario. */
async function answered(page, id, lang = 'nl') {
  const journey = new Journey(driver(page), lang);
  await journey.begin();
  await journey.answer(by(id));
  await journey.finish();
  return journey;
}

test('an alternative is tried in place, with the focus on what it would be, and taken back', () =>
  withPage(async ({ page }) => {
    const journey = await answered(page, 'SC006');
    const before = await journey.heading();
    await page.locator('summary', { hasText: say.nl['ui.section-changes'] }).click();
    const button = page.locator('.alternatives button').first();
    const label = await button.textContent();
    const focused = () => page.evaluate(() => document.activeElement.className || document.activeElement.id);
    await button.press('Enter');
    await page.locator('.tried').waitFor();
    assert.notEqual(await journey.heading(), before);
    assert.equal(await focused(), 'heading');
    assert.match(await page.locator('#tried').textContent(), new RegExp(label));
    assert.equal(await page.locator('.heading').getAttribute('aria-describedby'), 'tried');
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    // Nothing of the other answer is left to be taken for this one.
    assert.equal(await page.locator('.fold').count(), 1);
    await page.getByRole('button', { name: say.nl['card.tried-back'] }).press('Enter');
    await page.locator('.tried').waitFor({ state: 'detached' });
    assert.equal(await journey.heading(), before);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'try-0');
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
  }));

test('the page for the doctor is one sheet of paper, and a text to copy', () =>
  withPage(async ({ page }) => {
    for (const [id, lang] of [['EX14', 'nl'], ['EX13', 'en'], ['SC032', 'nl']]) {
      await page.goto(url);
      const journey = await answered(page, id, lang);
      const verdict = await journey.heading();
      await page.locator('#for-doctor').click();
      await page.locator('.sheet').waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'heading');
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, id);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('button:visible').count(), 0);
      assert.ok(await page.locator('.room').isVisible());
      await page.emulateMedia({ media: null });
      const text = await page.locator('textarea').inputValue();
      for (const part of [verdict, say[lang]['sheet.title'], say[lang]['sheet.answers']]) assert.ok(text.includes(part), `${part} is not in ${text}`);
      await page.getByRole('button', { name: say[lang]['card.tried-back'] }).click();
      await page.locator('article').waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), 'for-doctor');
    }
  }));

test('printed, every section is open', () =>
  withPage(async ({ page }) => {
    await answered(page, 'EX14');
    await page.emulateMedia({ media: 'print' });
    const hidden = await page.evaluate(() => [...document.querySelectorAll('.folded')].filter((one) => one.getBoundingClientRect().height < 10).length);
    assert.equal(hidden, 0);
  }));

// Programmes pasted from the record: read on the device, confirmed, taken over, and gone with the client.
import assert from 'node:assert/strict';
import { chromiumTest } from './engines.mjs';
import { SIZES, fit, inspect } from './inspect.mjs';
import { TWO } from './intake.mjs';
import { say } from './journey.mjs';
import { tablet } from './tablet.mjs';
import { kept, listen } from './traces.mjs';

const LINES = '10-01-2027 kort, keten, niet gelukt\n1-3-2027 intensief stopcoach, voortijdig gestopt';
const open = (page) => page.locator('details:has(#paste) > summary').click();

/** Pastes TWO's programmes, as `enter` types them, and counts. */
async function paste(intake, text) {
  await intake.click('details:has(#paste) > summary');
  await intake.fill('#paste', text);
  await intake.click('#paste-read');
  await intake.tab.waitFor(() => $('#paste-all') !== null);
  await intake.click('#paste-all');
  await intake.tab.waitFor(() => $$('.entry').length === 2);
}

chromiumTest('two programmes of the record are what they are when typed, in fewer acts', () =>
  tablet(async ({ page, intake, tab }) => {
    const programmes = () => tab.evaluate(() => $$('.entry').map((entry) => [...entry.querySelectorAll('input[id^=begun-], input:checked + label')].map((one) => one.textContent)));
    await intake.enter(TWO);
    const typed = { acts: intake.interactions, shown: await intake.shown(), programmes: await programmes() };
    await intake.next();
    intake.interactions = 0;
    await intake.enter({ ...TWO, history: [] });
    // Yes or no follows from what is taken over.
    intake.interactions -= 1;
    await paste(intake, LINES);
    assert.equal(await page.locator('#paste').inputValue(), '');
    assert.deepEqual(await intake.shown(), typed.shown);
    assert.deepEqual(await programmes(), typed.programmes);
    assert.ok(intake.interactions < typed.acts, `${intake.interactions}, typed ${typed.acts}`);
    // Back as it was before: no programme, and both wait again.
    await page.keyboard.press('Enter');
    await tab.waitFor(() => $$('.entry').length === 0 && $$('#paste-rows li').length === 2);
    assert.ok(await page.locator('#had-1').isChecked(), 'no earlier programme, as was said before');
  }));

for (const lang of ['nl', 'en']) {
  chromiumTest(`by keyboard alone, ${lang}: what is not understood is said, stays in the field and can be mended`, () =>
    tablet(async ({ page, tab }) => {
      await page.locator('details:has(#paste) > summary').focus();
      for (const key of ['Enter', 'Tab']) await page.keyboard.press(key);
      assert.equal(await tab.evaluate(() => document.activeElement.id), 'paste');
      await page.keyboard.insertText('12-3 kort\n1-3-2027 gestopt apotheek\n1-5-2027 kort');
      for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
      await tab.waitFor(() => $('#paste-rows') !== null);
      assert.equal(await page.locator('#paste').inputValue(), '12-3 kort\n1-3-2027 gestopt apotheek');
      const faults = await page.locator('#paste-error li').allTextContents();
      const expected = [['not-a-date', '12-3'], ['ambiguous', 'gestopt'], ['unknown', 'apotheek']];
      assert.deepEqual(faults, expected.map(([key, piece]) => say[lang][`intake.paste-${key}`].replace('{piece}', piece)));
      await inspect(page, tab, `rows and faults, ${lang}`);
      await fit(page, tab, `rows and faults, ${lang}`, [...SIZES, [320, 640, '100%'], [1024, 768, '100%']]);
      await page.keyboard.press('Enter');
      await tab.waitFor(() => $$('.entry').length === 1 && $('#paste-rows') === null);
      await page.locator('#paste').fill('12-3-2027 kort');
      await page.locator('#paste-read').click();
      await tab.waitFor(() => $('#paste-error') === null && $('#paste').value === '' && $$('#paste-rows li').length === 1);
    }, { lang }));
}

chromiumTest('of what was pasted nothing is left', () =>
  tablet(async ({ page, intake, tab }) => {
    await tab.evaluate(listen);
    const words = ['23-02-2027', '9-5-2027', 'Zebravis', '23 februari 2027'];
    const leave = async () => {
      await open(page);
      await page.locator('#paste').fill('23-02-2027 kort\n9-5-2027 Zebravis');
      await page.locator('#paste-read').click();
      await tab.waitFor(() => $('#paste-rows') !== null);
      assert.ok((await tab.evaluate(kept)).shown.includes('Zebravis'));
    };
    const gone = async (how) => {
      for (const [place, text] of Object.entries(await tab.evaluate(kept))) {
        assert.deepEqual(words.filter((word) => String(text).includes(word)), [], `${how}: in ${place}`);
      }
      assert.equal(await page.locator('#paste').inputValue(), '', how);
    };
    await leave();
    await intake.next();
    await gone('next client');
    await leave();
    await page.reload();
    await tab.waitFor(() => $('.untouched') !== null);
    await gone('a reload');
  }));

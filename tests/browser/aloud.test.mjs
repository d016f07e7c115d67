// Reading aloud, with a reader in place of that of the browser: there are no voices on the machines that run these tests.
import assert from 'node:assert/strict';
import { scenarios } from '../node/library.mjs';
import { page as hostPage } from './embed.mjs';
import { chromiumTest as test } from './engines.mjs';
import { url, withPage } from './harness.mjs';
import { driver as frameDriver, inside } from './inside.mjs';
import { Journey, driver, say } from './journey.mjs';
import { until } from './webdriver.mjs';

const voice = (name, lang, localService, isDefault = false) => ({ name, lang, localService, default: isDefault });
const NETWORK = [voice('network', 'nl-NL', false, true), voice('network', 'en-GB', false)];
const LOCAL = [...NETWORK, voice('other', 'de-DE', true), voice('first', 'nl_BE', true), voice('preferred', 'nl-NL', true, true), voice('english', 'en-GB', true)];
const FACTS = scenarios.find(({ id }) => id === 'EX14').facts;

/** In the page: a reader that keeps what it is to say. */
function stub(voices) {
  if (voices === null) {
    Object.defineProperty(window, 'speechSynthesis', { value: undefined });
    return;
  }
  class Reader extends EventTarget {
    voices = voices;
    queue = [];
    said = [];
    getVoices() {
      return this.voices;
    }
    speak(one) {
      this.queue.push(one);
      this.said.push({ text: one.text, lang: one.lang, voice: one.voice.name });
    }
    cancel() {
      // As browsers do: each of those that are not said any more hears it.
      for (const one of this.queue.splice(0)) setTimeout(() => one.dispatchEvent(new Event('error')));
    }
  }
  Object.defineProperty(window, 'speechSynthesis', { value: new Reader() });
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) {
      super();
      this.text = text;
    }
  };
}

/** Opens a page with these voices, and goes to its first question. */
const withVoices = (voices, body) =>
  withPage(async ({ page, seen }) => {
    await page.addInitScript(stub, voices);
    await page.goto(url);
    const journey = new Journey(driver(page));
    await journey.begin();
    const button = page.locator('.aloud');
    const label = (key, lang = 'nl') => page.locator('.aloud', { hasText: new RegExp(`^${say[lang][`aloud.${key}`]}$`) }).waitFor();
    const queue = () => page.evaluate(() => speechSynthesis.queue.map(({ text }) => text));
    await body({ page, seen, journey, button, label, queue });
  });

test('a question and the answer are read by the preferred voice of the device, and no other', () =>
  withVoices(LOCAL, async ({ page, seen, journey, button, label, queue }) => {
    const requests = seen.requests.length;
    await label('read');
    await button.press('Enter');
    await label('stop');
    const question = await queue();
    assert.deepEqual(question.slice(0, 2), [say.nl['question.insurer'], say.nl['question.insurer-hint']]);
    assert.ok(question.includes('Menzis') && question.includes(say.nl['ui.insurer-unknown']), `${question}`);
    await button.press('Enter');
    await label('read');
    assert.deepEqual(await queue(), []);

    await journey.answer(FACTS);
    await journey.finish();
    await button.click();
    await label('stop');
    const answer = await queue();
    const shown = await page.locator('article :is(.heading, p)').allTextContents();
    for (const text of shown) assert.ok(answer.includes(text), `${text} is not in ${answer}`);
    assert.equal(answer[0], await journey.heading());
    const said = await page.evaluate(() => speechSynthesis.said);
    assert.deepEqual(new Set(said.map(({ voice, lang }) => `${voice} ${lang}`)), new Set(['preferred nl-NL']));
    // To the end.
    await page.evaluate(() => speechSynthesis.queue.splice(0).forEach((one) => one.dispatchEvent(new Event('end'))));
    await label('read');
    assert.equal(seen.requests.length, requests);
  }));

test('another screen, another language and wiping end it', () =>
  withVoices(LOCAL, async ({ page, journey, button, label, queue }) => {
    const read = async (lang) => {
      await label('read', lang);
      await button.click();
      await label('stop', lang);
      assert.notDeepEqual(await queue(), []);
    };
    const ends = () => until(async () => (await queue()).length === 0, () => 'it goes on');
    await read('nl');
    await page.locator('.option label').first().click();
    await journey.go('journey.next');
    await ends();
    await read('nl');
    await journey.go('journey.back');
    await ends();
    await read('nl');
    await page.locator('.language').click();
    await ends();
    await read('en');
    const last = await page.evaluate(() => speechSynthesis.said.at(-1).voice);
    assert.equal(last, 'english');
    await page.getByRole('button', { name: say.en['ui.clear'] }).click();
    await ends();
    assert.equal(await button.count(), 0, 'nothing to read at the question whether to wipe');
  }));

test('an alternative that is tried is read anew', () =>
  withVoices(LOCAL, async ({ page, journey, button, label, queue }) => {
    await journey.answer(scenarios.find(({ id }) => id === 'SC006').facts);
    await journey.finish();
    await button.click();
    await label('stop');
    await page.locator('summary', { hasText: say.nl['ui.section-changes'] }).click();
    await page.locator('.alternatives button').first().click();
    await label('read');
    assert.deepEqual(await queue(), []);
    await button.click();
    await label('stop');
    assert.equal((await queue())[0], await journey.heading());
  }));

test('voices that come late are heard of, those of a network never', () =>
  withVoices(NETWORK, async ({ page, journey, button, label }) => {
    assert.equal(await button.count(), 0);
    const come = (voices) =>
      page.evaluate((voices) => {
        speechSynthesis.voices = voices;
        speechSynthesis.dispatchEvent(new Event('voiceschanged'));
      }, voices);
    await come(LOCAL);
    await label('read');
    await come(NETWORK);
    await button.waitFor({ state: 'detached' });
    await journey.answer(FACTS);
    await journey.finish();
    assert.equal(await button.count(), 0);
    assert.deepEqual(await page.evaluate(() => speechSynthesis.said), []);
  }));

test('a browser that does not read goes to the answer without a button for it', () =>
  withVoices(null, async ({ journey, button }) => {
    assert.equal(await button.count(), 0);
    await journey.answer(FACTS);
    await journey.finish();
    assert.equal(await button.count(), 0);
  }));

test('in a frame it reads too', () =>
  withPage(async ({ page }) => {
    await page.addInitScript(stub, LOCAL);
    await page.goto(hostPage('<smr-check id="a"></smr-check>'));
    await page.evaluate(() => document.getElementById('a').ready());
    const tab = frameDriver(await inside(page));
    await new Journey(tab).begin();
    await tab.clickText('.aloud', say.nl['aloud.read']);
    await tab.waitFor((text) => $('.aloud').textContent === text, say.nl['aloud.stop']);
    assert.equal(await tab.evaluate(() => speechSynthesis.queue[0].text), say.nl['question.insurer']);
    await tab.clickText('.aloud', say.nl['aloud.stop']);
    await tab.waitFor(() => speechSynthesis.queue.length === 0);
  }));

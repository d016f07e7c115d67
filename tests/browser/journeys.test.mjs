// Whole journeys in every engine, each compared with what the program `smr-check` says about the same facts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { native, scenarios } from '../node/library.mjs';
import { ENGINES, open } from './engines.mjs';
import { Journey, QUESTIONS, VERDICTS, chosen, isTakenOver, same, say } from './journey.mjs';

const url = process.env.SMR_CHECK_URL;
const JOURNEYS = 30;
/** Asked only for facts that no scenario has; the tests of the reducer ask them. */
const RARE = ['history-new-year-chain', 'end-day', 'early-stops-one'];
const by = (id) => scenarios.find((scenario) => scenario.id === id).facts;

/** Opens the self-check; at the end nothing may have been requested, stored or logged. */
async function inTab(engine, body, options = {}) {
  const tab = await open(engine, { url, width: 360, height: 740, ...options });
  try {
    // Not only the start screen, which is there before the app.
    await tab.waitFor(isTakenOver);
    await tab.waitFor(() => document.readyState === 'complete');
    // Each address once. Not the icon, which some engines load when they find the time.
    const requests = () => [...new Set(performance.getEntriesByType('resource').map(({ name }) => name))].filter((name) => !name.endsWith('icon.svg')).sort();
    const loaded = await tab.evaluate(requests);
    await body(tab);
    assert.deepEqual(await tab.evaluate(requests), loaded, 'requests after loading');
    const left = await tab.evaluate(() => ({
      stored: localStorage.length + sessionStorage.length + document.cookie.length,
      address: location.href,
    }));
    assert.deepEqual(left, { stored: 0, address: url });
  } finally {
    await tab.close();
  }
  assert.deepEqual(tab.errors, []);
}

for (const engine of ENGINES) {
  test(`${engine}: ${JOURNEYS} journeys that ask every question end with the answer of smr-check`, async () => {
    const cases = chosen(JOURNEYS);
    const answers = await native(cases.map(({ facts }) => JSON.stringify(facts)));
    const asked = new Set();
    await inTab(engine, async (tab) => {
      for (const [at, { id, facts }] of cases.entries()) {
        // Every third one in English; the language stays when everything is wiped.
        const lang = at % 3 === 2 ? 'en' : 'nl';
        await tab.goto(url);
        // Every tenth one with pointer and keyboard, the others by script.
        const journey = new Journey(at % 10 === 0 ? tab : tab.byScript(), lang);
        try {
          await journey.begin();
          await journey.answer(facts);
          await journey.finish();
          same(await journey.shown(), JSON.parse(answers[at]), lang, id);
        } catch (error) {
          throw new Error(`${id}: ${error.message}`, { cause: error });
        }
        for (const question of journey.asked) asked.add(question);
      }
    });
    assert.deepEqual(QUESTIONS.filter((question) => !asked.has(question) && !RARE.includes(question)), [], 'questions that nobody was asked');
  });

  test(`${engine}: back to the beginning and forth again keeps every answer`, () =>
    inTab(engine, async (tab) => {
      const journey = new Journey(tab);
      await journey.begin();
      await journey.answer(by('EX14'));
      assert.equal(await journey.heading(), say.nl['journey.check-title']);
      const answers = () => tab.evaluate(() => $$('.answers > div').map((one) => one.textContent));
      const before = await answers();
      for (let at = 0; at < journey.asked.length; at += 1) await journey.go('journey.back');
      assert.equal(await journey.heading(), say.nl['question.insurer']);
      for (let at = 0; at < journey.asked.length; at += 1) await journey.go('journey.next');
      assert.deepEqual(await answers(), before);
    }));

  test(`${engine}: one answer changed leads back to the list, in another language too`, () =>
    inTab(engine, async (tab) => {
      const journey = new Journey(tab);
      await journey.begin();
      await journey.answer(by('EX01'));
      await tab.clickText('.smr button', say.nl['ui.other-language']);
      await tab.waitFor((title) => $('.heading').textContent === title, say.en['journey.check-title']);
      const english = Object.assign(journey, { lang: 'en', text: say.en });
      await tab.click('.answers > div:last-child button');
      await tab.waitFor((title) => $('.heading').textContent === title, say.en['question.provider']);
      await english.fill('provider', { provider: 'unregistered' });
      await english.go('journey.next');
      assert.equal(await journey.heading(), say.en['journey.check-title']);
      await english.go('journey.check-go');
      assert.equal((await english.shown()).verdict, VERDICTS['not-covered']);
    }));

  test(`${engine}: wiping is asked first, and leaves nothing`, () =>
    inTab(engine, async (tab) => {
      const journey = new Journey(tab);
      await journey.begin();
      await journey.answer(by('EX14'), { until: 'provider' });
      await tab.clickText('.smr button', say.nl['ui.clear']);
      await tab.waitFor((title) => $('.heading').textContent === title, say.nl['journey.wipe-title']);
      await journey.go('journey.wipe-no');
      assert.equal(await journey.heading(), say.nl['question.provider']);
      await journey.go('ui.clear');
      await journey.go('journey.wipe-yes');
      assert.equal(await tab.evaluate(() => $('#wiped').textContent), say.nl['journey.wiped']);
      await journey.go('journey.begin');
      assert.deepEqual(await tab.evaluate(() => [$('#insurer-search').value, $$('input:checked').length, $$('.foot').length]), ['', 0, 0]);
    }));

  test(`${engine}: what is wrong is told in the summary and beside the field, and stays filled in`, () =>
    inTab(engine, async (tab) => {
      const journey = new Journey(tab);
      await journey.begin();
      await journey.go('journey.next');
      const focused = () => tab.evaluate(() => document.activeElement.className || document.activeElement.id);
      assert.equal(await focused(), 'error-summary');
      assert.match(await tab.evaluate(() => document.title), /^Fout: /);
      await tab.click('.error-summary a');
      assert.equal(await focused(), 'wide');
      await tab.fill('#insurer-search', 'menzis');
      await journey.go('journey.next');
      assert.equal(await focused(), 'heading');
      assert.doesNotMatch(await tab.evaluate(() => document.title), /Fout/);
      await tab.clickText('.option label', say.nl['question.start-other']);
      for (const [text, key] of [['31-02-2027', 'date-impossible'], ['10-05-127', 'date-year'], ['', 'date-empty']]) {
        await tab.fill('#day-0', text);
        await tab.clickText('.smr button', say.nl['journey.next']);
        await tab.waitFor((wrong) => $('#day-error')?.textContent === wrong && $('.error-summary li').textContent === wrong, say.nl[`fault.${key}`]);
        assert.equal(await tab.evaluate(() => $('#day-2').getAttribute('aria-invalid')), 'true');
      }
      assert.deepEqual(await tab.evaluate(() => $$('#day input').map((one) => one.value)), ['', '05', '127']);
    }));

  test(`${engine}: Back and Forward of the browser are one question each, and hold no answer`, () =>
    inTab(engine, async (tab) => {
      const journey = new Journey(tab);
      await journey.begin();
      await journey.answer(by('EX14'), { until: 'chain' });
      const { asked } = journey;
      const at = (key) => tab.waitFor((pattern) => new RegExp(pattern).test($('.heading').textContent), `^${say.nl[key].replace(/\{\w+\}/g, '.+').replace(/[?()]/g, '\\$&')}$`);
      const go = (steps) => tab.evaluate((steps) => history.go(steps), steps);
      const title = await tab.evaluate(() => document.title);
      const held = [];
      for (const name of asked.toReversed()) {
        await go(-1);
        await at(`question.${name}`);
        held.push(await tab.evaluate(() => [typeof history.state, history.state, document.title, location.href]));
      }
      assert.deepEqual(held, asked.map((_, place) => ['number', place + 1, title, url]).toReversed());
      // What was answered still stands there.
      assert.equal(await tab.evaluate(() => $('.list input:checked + label')?.textContent), 'Zilveren Kruis');
      for (const name of [...asked.slice(1), 'chain']) {
        await go(1);
        await at(`question.${name}`);
      }
      // Our own button goes the same way, so that both agree.
      await journey.go('journey.back');
      await at(`question.${asked.at(-1)}`);
      await go(1);
      await at('question.chain');
      await go(-asked.length - 1);
      await at('ui.app-title');
      await go(2);
      await at('question.start');
      // Wiped is wiped: forward leads nowhere.
      await journey.go('ui.clear');
      await journey.go('journey.wipe-yes');
      await tab.waitFor(() => history.state === null);
      await go(3);
      await tab.waitFor(() => history.state === 3);
      assert.equal(await journey.heading(), say.nl['ui.app-title']);
      await journey.go('journey.begin');
      await at('question.insurer');
      assert.equal(await tab.evaluate(() => $$('input:checked').length), 0);
    }));

  test(`${engine}: leaving is asked about only when something was filled in`, () =>
    inTab(engine, async (tab) => {
      const journey = new Journey(tab);
      const asks = () => tab.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
      assert.equal(await asks(), false);
      await journey.begin();
      assert.equal(await asks(), false);
      await tab.clickText('.option label', say.nl['ui.insurer-unknown']);
      await tab.waitFor(() => $('.foot') !== null);
      assert.equal(await asks(), true);
      await journey.go('ui.clear');
      await journey.go('journey.wipe-yes');
      assert.equal(await asks(), false);
    }));

  test(`${engine}: the list of insurers finds what was meant, stays where it is, and chooses nothing by itself`, () =>
    inTab(engine, async (tab) => {
      const journey = new Journey(tab);
      await journey.begin();
      const rows = () => tab.evaluate(() => $$('.list .option').map((one) => [one.textContent, one.offsetTop]));
      const before = await rows();
      const press = () => tab.clickText('.list label', before[3][0]);
      await press();
      await tab.waitFor(() => $('.list input:checked') !== null);
      assert.deepEqual(await rows(), before);
      await press();
      assert.deepEqual([await rows(), await tab.evaluate(() => $$('input:checked').length)], [before, 1]);
      await tab.fill('#insurer-search', 'zilvern krius');
      await tab.waitFor(() => $$('.list .option').length === 1);
      assert.equal(await tab.evaluate(() => $('.list').textContent), 'Zilveren Kruis');
      await journey.go('journey.next');
      assert.equal(await journey.heading(), say.nl['question.insurer']);
      await tab.click('.list label');
      await journey.go('journey.next');
      assert.equal(await journey.heading(), say.nl['question.start']);
    }));

  test(`${engine}: whatever is pressed, something sensible has the focus and nothing fails`, () =>
    inTab(engine, async (all) => {
      const tab = all.byScript();
      await new Journey(tab).heading();
      // The same presses everywhere; the reducer goes a thousand such ways natively.
      const seen = await tab.evaluate(async (wipes) => {
        let seed = 12;
        const below = (many) => (seed = (seed * 48271) % 2147483647) % many;
        const drawn = () => new Promise((done) => setTimeout(done));
        const isFocused = () => document.activeElement.matches('.heading, .error-summary, .doubt, .smr :is(input, select)');
        const screens = new Set();
        for (let at = 0; at < 200; at += 1) {
          const heading = $('.heading').textContent;
          screens.add(heading);
          const pressed = [...document.querySelectorAll('.smr :is(button:not(.language), input, select, summary)')].filter((one) => !/Print/.test(one.textContent));
          const one = below(3) > 0 ? ($('.smr [type=submit], .smr .big') ?? pressed[0]) : pressed[below(pressed.length)];
          // What goes by the history of the browser takes its time.
          const goes = (act) => new Promise((done) => {
            addEventListener('popstate', done, { once: true });
            act();
          });
          if (below(12) === 0 && history.state) await goes(() => history.back());
          else if (one.matches('.back') || wipes.includes(one.textContent)) await goes(() => one.click());
          else if (one.tagName === 'SELECT') {
            one.selectedIndex = below(one.options.length);
            one.dispatchEvent(new InputEvent('input', { bubbles: true }));
          } else one.click();
          await drawn();
          // Whatever moved the screen moves the focus along, at the latest when it is drawn.
          for (let wait = 0; $('.heading').textContent !== heading && !isFocused(); wait += 1) {
            if (wait > 500) return `no focus after ${heading}, ${at}`;
            await drawn();
          }
        }
        return screens.size;
      }, [say.nl['journey.wipe-yes'], say.nl['journey.wipe-no']]);
      assert.ok(seen > 3, `${seen}`);
    }));

  test(`${engine}: a whole journey by keyboard alone`, () =>
    inTab(engine, async (tab) => {
      const journey = new Journey(tab);
      await journey.heading();
      const press = async (...keys) => {
        for (const key of keys) await tab.press(key);
      };
      const tabTo = async (what) => {
        for (let at = 0; at < 12; at += 1) {
          await press('Tab');
          if (await tab.evaluate((what) => document.activeElement.matches(what), what)) return;
        }
        throw new Error(`no ${what} within twelve steps`);
      };
      const at = (key) => tab.waitFor((title) => $('.heading').textContent === title, say.nl[`question.${key}`]);
      await tabTo('.big');
      await press('Enter');
      await at('insurer');
      await tabTo('#insurer-search');
      await press('v', 'g', 'z');
      await tab.waitFor(() => $$('.list .option').length === 3);
      await tabTo('.list input');
      await press('Space', 'Enter');
      await at('start');
      await tabTo('input');
      await press('Space', 'Enter');
      await tab.waitFor(() => $('#history-1') !== null);
      await tabTo('#history-0');
      await press('Space', 'ArrowDown', 'Enter');
      await at('chain');
      await tabTo('#chain-none');
      await press('Space', 'Enter');
      await at('provider');
      await tabTo('input');
      await press('Space', 'Enter');
      await tab.waitFor(() => $('.verdict') !== null);
      assert.equal(await tab.evaluate(() => document.activeElement.className), 'heading');
    }));
}

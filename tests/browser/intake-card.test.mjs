// The card of the intake: what it says in each kind of case, and that it fits one screen.
import assert from 'node:assert/strict';
import { library } from '../node/library.mjs';
import { chromiumTest } from './engines.mjs';
import { KINDS, TWO } from './intake.mjs';
import { say } from './journey.mjs';
import { NOTHING, tablet } from './tablet.mjs';

chromiumTest('what is to be arranged is that of this case, and what holds always is that of this insurer and year', () =>
  tablet(async ({ page, intake }) => {
    const word = (text) => Object.entries(say.nl).find(([key, words]) => /^duty\.|^decided-action\./.test(key) && words === text)?.[0].replace('duty.', '') ?? text;
    const lines = (where) => page.locator(`${where} .to-do > li`).evaluateAll((all) => all.map((one) => one.textContent)).then((all) => all.map(word));
    const intensive = say.nl['intake.least-intensive'].replace('{contacts}', 7).replace('{minutes}', 180).replace('{group}', 270);
    await intake.enter({ ...TWO, insurer: 'asr', chainCare: { programmes: [], includesSmr: 'no' } });
    assert.deepEqual(await lines('.card .result'), ['stepped-care', 'earlier-guidance', 'contract', intensive]);
    assert.deepEqual(await lines('.folds'), ['register', 'care-standard', 'nrt-form', 'medication-together', 'results', 'aftercare', 'not-parallel']);
    await intake.next();
    await intake.enter({ ...NOTHING, start: '2027-05-10', insurer: 'zilveren-kruis', chainCare: { programmes: ['copd'], includesSmr: 'yes' } });
    assert.deepEqual(await lines('.card .result'), ['chain-first', say.nl['intake.least-short'].replace('{contacts}', 4).replace('{minutes}', 40)]);
    assert.deepEqual(await lines('.folds'), ['register', 'care-standard', 'matched-care', 'medication-together', 'results', 'aftercare']);
    assert.ok((await page.locator('.duties cite').allTextContents()).every((text) => /.+: .+/.test(text)), 'each with its source and place');
    assert.equal(await page.locator('.duties > li').count(), 8, 'also what is told with the claim');
  }));

chromiumTest('the text for the record stands there to be selected, is not copied by itself, and goes with the client', () =>
  tablet(async ({ page, intake, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    await intake.enter(KINDS['failed inside chain care']);
    await page.getByText(say.nl['intake.record-title']).click();
    await page.locator('#record-text').waitFor();
    const lines = (await page.locator('#record-text').inputValue()).split('\n');
    assert.deepEqual(lines.map((line) => line.split(':')[0]), ['date', 'record-question', 'record-facts', 'record-outcome', 'record-claim', 'record-open', 'record-agreed'].map((key) => say.nl[`intake.${key}`]));
    for (const [at, part] of [[0, '22 november 2026'], [1, '10 mei 2027'], [2, 'Zilveren Kruis'], [2, '10-1-2027 – 10-3-2027'], [3, 'Zilveren Kruis 2027, Voorwaarden overeenkomst'], [3, library.assess(TWO).rulebase.version], [4, say.nl['duty.chain-tariff']], [5, say.nl['intake.record-none']]]) {
      assert.ok(lines[at].includes(part), `${part} in ${lines[at]}`);
    }
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'before');
    await intake.next();
    assert.deepEqual(await page.evaluate(() => [document.querySelector('#record-text')?.value.includes('10-1-2027') ?? false, getSelection().toString()]), [false, '']);
  }));

for (const lang of ['nl', 'en']) {
  chromiumTest(`cases of every kind, ${lang}: the whole answer fits one screen, and what is to be arranged differs`, () =>
    tablet(
      async ({ page, intake, tab }) => {
        const lists = new Map();
        for (const [kind, facts] of Object.entries(KINDS)) {
          await page.setViewportSize({ width: 1024, height: 768 });
          await intake.enter(facts);
          assert.deepEqual(await intake.shown(), intake.expected(library.assess(facts)), kind);
          const wide = await tab.evaluate(() => [$('.answer').scrollHeight, innerHeight, $('.answer').scrollWidth - $('.answer').clientWidth]);
          assert.ok(wide[0] <= wide[1] && wide[2] === 0, `${kind}: ${wide} beside the form`);
          await page.setViewportSize({ width: 768, height: 1024 });
          const upright = await tab.evaluate(() => ({ high: $('.strip').offsetHeight + $('.card').offsetHeight, columns: new Set($$('.card .result > *').map((one) => one.offsetLeft)).size }));
          assert.ok(upright.high <= 1024 && upright.columns === 2, `${kind}: ${JSON.stringify(upright)} below the form`);
          // The rule with its place, who claims, what the person pays.
          assert.ok((await page.locator('.decided cite').allTextContents()).every((text) => /.+, .+/.test(text)), kind);
          assert.equal(await page.locator('.rows dd').count(), 2, kind);
          const list = (await page.locator('.card .result .to-do > li').allTextContents()).join('\n');
          assert.ok(list !== '' && !lists.has(list), `${kind} and ${lists.get(list)} have the same to arrange`);
          lists.set(list, kind);
          await intake.next();
        }
      },
      { lang },
    ));
}

chromiumTest('the day from which it is possible again is told with the answer of that day, as in its column', () =>
  tablet(async ({ page, intake }) => {
    await intake.enter(KINDS['used up']);
    const then = intake.expected(library.assess({ ...KINDS['used up'], start: '2027-01-01' })).verdict;
    const day = say.nl['intake.again-then'].replace('{date}', '1 januari 2027').replace('{verdict}', then);
    assert.equal(await page.locator('.numbers div').first().textContent(), say.nl['intake.again'] + day);
    assert.equal(await page.locator('.year-column strong').nth(1).textContent(), then);
  }));

chromiumTest('the rule that opened the way outside chain care is told with its place', () =>
  tablet(async ({ page, intake }) => {
    await intake.enter(KINDS['failed inside chain care']);
    const opened = page.locator('.decided .opened');
    assert.equal(await opened.locator('strong').textContent(), say.nl['intake.way-open']);
    assert.equal(await opened.locator('cite').textContent(), 'Zilveren Kruis 2027, Voorwaarden overeenkomst');
    await page.locator('#includes-1').click();
    await opened.waitFor({ state: 'detached' });
  }));

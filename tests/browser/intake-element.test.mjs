// `<smr-check mode="intake">` in the system of a care provider: the same form in a frame or in the page, and what that page hears of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { library } from '../node/library.mjs';
import { page as hostPage } from './embed.mjs';
import { ENGINES, chromiumTest, open } from './engines.mjs';
import { withPage } from './harness.mjs';
import { driver, inside } from './inside.mjs';
import { Intake } from './intake.mjs';
import { say } from './journey.mjs';

const FACTS = {
  start: '2027-05-10', insurer: 'asr', wanted: 'intensive', provider: 'contracted', chainCare: { programmes: [], includesSmr: 'no' },
  history: [{ start: '2027-01-10', end: null, kind: 'short', setting: 'gp', outcome: 'no-success' }],
};
const element = (attributes = '') => `<smr-check id="a" mode="intake" loading="eager" ${attributes}><p>Bel ons.</p></smr-check>`;
const isReady = (tab) => tab.waitFor(() => $('smr-check').state === 'ready');
const told = (tab) => tab.evaluate(() => told);

for (const engine of ENGINES) {
  test(`${engine}: in a frame the answer is the same, and the page hears neither answers nor outcome`, async () => {
    const tab = await open(engine, { url: hostPage(element('share')), width: 1280, height: 900 });
    await isReady(tab);
    assert.equal(await tab.evaluate(() => $('smr-check >>> iframe').title), say.nl['intake.title']);
    const frame = await tab.inside('smr-check >>> iframe');
    const intake = new Intake(frame);
    // The pills are covered by their own buttons, and a script clicks those.
    await intake.enter(FACTS);
    const answer = library.assess(FACTS);
    assert.deepEqual(await intake.shown(), intake.expected(answer));
    await frame.click('#turn');
    await frame.waitFor(() => $('.turned') !== null);
    // It is told after it is drawn.
    await tab.waitFor(() => told.length > 2);
    const before = await told(tab);
    assert.deepEqual(before.map(([, type]) => type), ['smr-ready', 'smr-begin', 'smr-complete']);
    assert.ok(!JSON.stringify(before).includes(answer.verdict), 'nothing of the answer');
    await frame.clickText('button', say.nl['share.button']);
    await frame.clickText('button', say.nl['share.confirm']);
    await tab.waitFor(() => told.length > 3);
    const [, type, detail] = (await told(tab))[3];
    assert.deepEqual([type, detail.assessment.verdict, detail.assessment.codes], ['smr-share', answer.verdict, answer.codes]);
    await tab.close();
    assert.deepEqual(tab.errors, []);
  });

  test(`${engine}: drawn in the page it is styled by its own rules, and in its place comes the self-check`, async () => {
    const tab = await open(engine, { url: hostPage(element('embed="inline" insurer="asr" heading-level="3"')), width: 1280, height: 900 });
    await isReady(tab);
    await tab.waitFor(() => $('smr-check >>> h3.heading') !== null);
    const look = await tab.evaluate(() => ({ heading: $('smr-check >>> .bar .heading').localName, insurer: $('smr-check >>> #insurer').value, display: getComputedStyle($('smr-check >>> .desk')).display }));
    assert.deepEqual(look, { heading: 'h3', insurer: 'a.s.r.', display: 'grid' });
    await tab.evaluate(() => {
      const other = $('smr-check').cloneNode(true);
      other.mode = 'self';
      $('smr-check').replaceWith(other);
    });
    await tab.waitFor(() => $('smr-check >>> .lead') !== null && $('smr-check').state === 'ready');
    assert.equal(await tab.evaluate(() => $('smr-check >>> .desk')), null);
    await tab.close();
    assert.deepEqual(tab.errors, []);
  });
}

chromiumTest('whoever leaves it is warned, and a minute later everything is wiped', () =>
  withPage(async ({ page }) => {
    await page.clock.install({ time: new Date('2026-11-22T12:00:00') });
    await page.goto(hostPage(element('idle-timeout="20"')));
    const frame = driver(await inside(page));
    const intake = new Intake(frame);
    await intake.enter(FACTS);
    await page.clock.fastForward(22_000);
    await frame.waitFor(() => $('#idle') !== null);
    assert.equal(await frame.evaluate(() => document.activeElement.id), 'idle-keep');
    assert.deepEqual(await frame.evaluate(() => $$('#idle button').map((one) => one.textContent)), [20, 60].map((n) => say.nl['intake.idle-seconds'].replace('{n}', n)));
    // Whatever is done keeps it.
    await frame.evaluate(() => $('#idle').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
    await frame.waitFor(() => $('#idle') === null);
    assert.equal(await frame.evaluate(() => $('#begun-0').value), '10-1-2027');
    await page.clock.fastForward(22_000);
    await frame.waitFor(() => $('#idle') !== null);
    await page.clock.fastForward(61_000);
    await frame.waitFor(() => $('.entry') === null && $('.untouched') !== null);
    await page.waitForFunction(() => told.some(([, type, detail]) => type === 'smr-reset' && detail.reason === 'idle'));
  }));

// The defaults of a practice, in the query of a bookmark.
import assert from 'node:assert/strict';
import { chromiumTest } from './engines.mjs';
import { SIZES, fit, inspect } from './inspect.mjs';
import { say } from './journey.mjs';
import { tablet } from './tablet.mjs';

const QUERY = '?insurers=dsw,cz&provider=registered&contracts=cz-2026&lang=en&idle=16&name=x';

chromiumTest('a bookmark sets the defaults, tells what it can not use, and holds for the next client', () =>
  tablet(async ({ page, intake, tab, context }) => {
    // The worker is there: whoever leaves a page while it registers one may have none until the next visit.
    await tab.waitFor(() => navigator.serviceWorker.controller !== null);
    await tab.goto(`${page.url()}${QUERY}`);
    await tab.waitFor(() => $('.untouched') !== null);
    intake.text = say.en;
    const defaults = () => tab.evaluate(() => [$$('#insurer option').slice(1, 3).map((one) => one.textContent), $('#provider-1').checked]);
    assert.deepEqual(await defaults(), [['DSW', 'CZ'], true]);
    assert.match(await page.locator('#practice').textContent(), /DSW; CZ; .+CZ 2026/);
    const unused = await page.locator('#practice-unused li').allTextContents();
    assert.deepEqual(unused.map((line) => line.match(/\w+=\w+/)[0]), ['idle=16', 'name=x']);
    await tab.choose('#insurer', 'CZ');
    await tab.waitFor(() => $('#provider-0').checked);
    await inspect(page, tab, 'defaults');
    await fit(page, tab, 'defaults', [...SIZES, [320, 640, '100%'], [1024, 768, '100%']]);
    await intake.next();
    assert.deepEqual(await defaults(), [['DSW', 'CZ'], true]);
    // Nothing of it is stored, and the worker serves the page whatever the query.
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
    await context.setOffline(true);
    await page.reload();
    await tab.waitFor(() => $('.untouched') !== null);
    assert.deepEqual(await defaults(), [['DSW', 'CZ'], true]);
  }));

chromiumTest('the form makes the bookmark: what is chosen stands in it, and opening it sets the defaults', () =>
  tablet(async ({ page, intake, tab }) => {
    await page.getByText(say.nl['intake.settings'], { exact: true }).click();
    assert.equal(await page.locator('#settings-link').count(), 0);
    await page.selectOption('#top-0', 'DSW');
    await page.selectOption('#top-1', 'CZ');
    await page.getByLabel('DSW 2027').check();
    await page.selectOption('#settings-provider', { index: 2 });
    await page.selectOption('#settings-idle', { index: 5 });
    await page.locator('#settings-query').waitFor();
    const query = '?insurers=dsw,cz&provider=registered&contracts=dsw-2027&idle=15';
    assert.deepEqual(await page.evaluate(() => [document.querySelector('#settings-query').textContent, document.querySelector('#settings-link').getAttribute('href')]), [query, query]);
    await inspect(page, tab, 'settings');
    await fit(page, tab, 'settings', [...SIZES, [320, 640, '100%'], [1024, 768, '100%']]);
    await page.selectOption('#top-0', { index: 0 });
    await tab.waitFor(() => $('#settings-query').textContent.startsWith('?insurers=cz&'));
    await page.selectOption('#top-0', 'DSW');
    await tab.waitFor(() => $('#settings-query').textContent.startsWith('?insurers=dsw&'));
    await page.locator('#settings-link').click();
    await tab.waitFor(() => location.search.startsWith('?insurers=dsw&') && $('.untouched') !== null && $('#practice') !== null);
    assert.equal(await page.locator('#practice-unused').count(), 0);
    await intake.enter({ insurer: 'dsw', start: '2027-03-01', history: [], chainCare: null, wanted: 'unknown', provider: 'unknown' });
    assert.ok(await page.locator('#provider-0').isChecked(), 'the contract of that year');
  }));

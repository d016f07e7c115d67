// Screenshots of every screen and of the intake at three widths, light and dark, nl and en, into the first folder that is given. They are for
// people to look at and are not kept. The two pictures of README.md go into the second folder, and beside it those that the manifest of the intake
// names: `cargo xtask screenshots`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { scenarios } from '../node/library.mjs';
import { Intake, TWO, everyState } from './intake.mjs';
import { Journey, driver, everyScreen } from './journey.mjs';

const [folder, pictures] = process.argv.slice(2);
const { SMR_CHECK_URL: url, CHROMIUM } = process.env;

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--disable-gpu'] });
after(() => browser.close());

test('the pictures of README.md', { skip: !pictures }, async () => {
  mkdirSync(pictures, { recursive: true });
  /** A page on a day on which the rule base holds, so that the picture is the same tomorrow. */
  const open = async (viewport) => {
    const page = await browser.newPage({ viewport, colorScheme: 'light', reducedMotion: 'reduce' });
    await page.clock.setFixedTime('2026-11-22T12:00:00');
    return page;
  };
  const phone = await open({ width: 360, height: 640 });
  await phone.goto(url);
  const journey = new Journey(driver(phone), 'en');
  await journey.begin();
  await journey.answer(scenarios.find(({ id }) => id === 'EX14').facts);
  await journey.finish();
  await phone.evaluate(() => scrollTo(0, 0));
  await phone.screenshot({ path: join(pictures, 'self-check-phone.png') });
  const tablet = await open({ width: 1024, height: 640 });
  const intake = new Intake(driver(tablet), 'en');
  await intake.open(url);
  await intake.enter(TWO);
  await tablet.evaluate(() => scrollTo(0, 0));
  await tablet.screenshot({ path: join(pictures, 'intake-tablet.png') });
});

test('the pictures of the manifest', { skip: !pictures }, async () => {
  for (const [name, width, height] of [['wide', 1024, 640], ['narrow', 640, 1024]]) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light', reducedMotion: 'reduce' });
    await page.clock.setFixedTime('2026-11-22T12:00:00');
    const intake = new Intake(driver(page));
    await intake.open(url);
    await intake.enter(TWO);
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(pictures, `../../intake/screenshot-${name}.png`) });
    await page.close();
  }
});

test('every screen and state', { skip: !folder }, async () => {
  for (const [width, height] of [[360, 740], [768, 1024], [1280, 800]]) {
    for (const colorScheme of ['light', 'dark']) {
      for (const lang of ['nl', 'en']) {
        const into = join(folder, `${width}-${colorScheme}-${lang}`);
        mkdirSync(into, { recursive: true });
        const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
        let number = 0;
        await everyScreen(driver(page), url, lang, (name) => {
          number += 1;
          return page.screenshot({ path: join(into, `${String(number).padStart(2, '0')} ${name.replace(/[^\w -]/g, '')}.png`), fullPage: true });
        });
        await page.close();
      }
    }
  }
  // What the window shows: the answer stays in sight there.
  for (const [width, height] of [[768, 1024], [1024, 768], [1280, 800]]) {
    for (const colorScheme of ['light', 'dark']) {
      for (const lang of ['nl', 'en']) {
        const into = join(folder, `intake-${width}-${colorScheme}-${lang}`);
        mkdirSync(into, { recursive: true });
        const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
        const intake = new Intake(driver(page), lang);
        await intake.open(url);
        await everyState(intake, async (name) => {
          await page.evaluate(() => scrollTo(0, 0));
          await page.screenshot({ path: join(into, `${name.replace(/[^\w -]/g, '')}.png`) });
        });
        await page.close();
      }
    }
  }
});

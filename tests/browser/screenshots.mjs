// Screenshots of every screen and of the intake at three widths, light and dark, nl and en, into the folder that is given. They are for people to
// look at and are not kept: `cargo xtask screenshots`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from 'playwright-core';
import { Intake, everyState } from './intake.mjs';
import { driver, everyScreen } from './journey.mjs';

const [folder] = process.argv.slice(2);
const { SMR_CHECK_URL: url, CHROMIUM } = process.env;

test('screenshots', async () => {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--disable-gpu'] });
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
  await browser.close();
});

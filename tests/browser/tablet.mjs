// The intake on a tablet, in Chromium through Playwright's own tools.
import { url, withPage } from './harness.mjs';
import { Intake } from './intake.mjs';
import { driver } from './journey.mjs';

/** A tablet, on a day on which the rule base holds. */
export const tablet = (body, options) => withPage(async ({ page, ...rest }) => {
  await page.clock.setFixedTime('2026-11-22T12:00:00');
  const intake = new Intake(driver(page), options?.lang);
  await intake.open(url);
  await body({ page, intake, tab: intake.tab, ...rest });
}, { viewport: { width: 1024, height: 768 }, ...options });

/** Nothing in the way. */
export const NOTHING = { chainCare: { programmes: [], includesSmr: 'no' }, history: [], wanted: 'short', provider: 'contracted' };

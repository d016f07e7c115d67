// Draws the PNG icons of the intake from static/icon.svg, which installing asks for. They are committed: after a change of the drawing
// run `CHROMIUM=… node tests/browser/icons.mjs`.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const svg = readFileSync(here('../../static/icon.svg'), 'utf8');
const [, colour] = svg.match(/<circle[^>]* fill="([^"]+)"/);

// Launchers cut a maskable icon to their own shape, down to a circle of 80 %: colour to the edge, and the sign within.
const ICONS = [['icon-192', 192, 1], ['icon-512', 512, 1], ['icon-maskable', 512, 0.8]];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
for (const [name, size, part] of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const style = `margin: 0; display: grid; place-items: center; height: 100vh; background: ${part === 1 ? 'none' : colour}`;
  await page.setContent(`<body style="${style}">${svg.replace('<svg ', `<svg width="${size * part}" `)}</body>`);
  await page.screenshot({ path: here(`../../intake/${name}.png`), omitBackground: true });
}
await browser.close();

// Tells whoever builds the page around that its colours are hard to read.

/** What stands on what, by the names that static/style.css gives the colours. */
const PAIRS = [
  ...['text', 'muted', 'heading', 'accent', 'error', 'yes', 'terms', 'wait', 'open'].map((name) => [name, 'surface']),
  ['on-button', 'button'],
];
/** The least contrast of text (WCAG 2.2, 1.4.3). */
const LEAST = 4.5;

const luminance = ([red, green, blue]) => {
  const linear = [red, green, blue].map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
};

let warned = '';
/** Warns on the console, once for the same colours. Without the console of guard.js, which tells nothing. */
export const warnOfContrast = (root) => {
  const probe = root.appendChild(document.createElement('div'));
  probe.className = 'smr';
  probe.hidden = true;
  // A canvas knows every way to write a colour.
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const light = (name) => {
    probe.style.color = `var(--${name})`;
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    return luminance(canvas.getImageData(0, 0, 1, 1).data);
  };
  const low = PAIRS.filter(([above, below]) => {
    const [dark, bright] = [light(above), light(below)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05) < LEAST;
  });
  probe.remove();
  const text = low.map((pair) => pair.join(' on ')).join(', ');
  if (text && text !== warned) globalThis.console.warn(`<smr-check>: a contrast below ${LEAST}:1 with these colours: ${text}`);
  warned = text;
};

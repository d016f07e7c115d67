// The page to try `<smr-check>`: sets attributes and custom properties live, and shows what to paste for them. Nothing is kept or sent.
const byId = (id) => document.getElementById(id);

/** The choices of each attribute, the first as without it. `insurer` is text. Those that are read once make the element anew. */
const ATTRIBUTES = {
  lang: ['', 'nl', 'en'],
  insurer: null,
  'heading-level': ['', '3', '4'],
  theme: ['', 'light', 'dark'],
  embed: ['', 'inline'],
  sizing: ['', 'content'],
  share: [''],
};
const ONCE = ['embed', 'sizing', 'share'];
const PROPERTIES = ['text', 'heading', 'surface', 'accent', 'button', 'button-text', 'focus'].map((name) => `--smr-color-${name}`);
/** Those that are no colour, with an example. */
const EXAMPLES = { '--smr-border-radius': '0', '--smr-font-family': 'Verdana, sans-serif', '--smr-font-size': '1.25rem', '--smr-block-size': '40rem' };

const fallback = byId('fallback');

const add = (to, name, field) => {
  const label = document.createElement('label');
  const text = document.createElement('span');
  text.textContent = name;
  field.name = name;
  label.append(text, field);
  byId(to).append(label);
};
for (const [name, values] of Object.entries(ATTRIBUTES)) {
  const field = document.createElement(values?.length > 1 ? 'select' : 'input');
  if (values?.length === 1) field.type = 'checkbox';
  else if (values) field.append(...values.map((value) => new Option(value || '–', value)));
  else field.placeholder = 'cz';
  add('attributes', name, field);
}
for (const name of [...PROPERTIES, ...Object.keys(EXAMPLES)]) {
  const field = document.createElement('input');
  field.placeholder = EXAMPLES[name] ?? '#7a1f5c';
  add('properties', name, field);
}

const settings = byId('settings');
/** What is set, by name. A tick has an empty value. */
const given = (names) =>
  Object.fromEntries(
    names
      .map((name) => [name, settings.elements[name]])
      .filter(([, { type, checked, value }]) => (type === 'checkbox' ? checked : value.trim()))
      .map(([name, { type, value }]) => [name, type === 'checkbox' ? '' : value.trim()]),
  );

let element;
const make = () => {
  element?.remove();
  element = document.createElement('smr-check');
  element.loading = 'eager';
  element.append(fallback.content.cloneNode(true));
  byId('events').textContent = '';
};
const escaped = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

const show = () => {
  const attributes = given(Object.keys(ATTRIBUTES));
  const properties = given([...PROPERTIES, ...Object.keys(EXAMPLES)]);
  if (!element || ONCE.some((name) => element.getAttribute(name) !== (attributes[name] ?? null))) make();
  for (const name of Object.keys(ATTRIBUTES)) {
    if (name in attributes) element.setAttribute(name, attributes[name]);
    else element.removeAttribute(name);
  }
  for (const name of [...PROPERTIES, ...Object.keys(EXAMPLES)]) element.style.setProperty(name, properties[name] ?? '');
  // So that it looks at the custom properties again.
  element.theme = attributes.theme ?? 'auto';
  if (!element.isConnected) byId('stage').append(element);

  const folder = new URL('.', import.meta.url).href;
  const words = Object.entries(attributes).map(([name, value]) => (value ? ` ${name}="${escaped(value)}"` : ` ${name}`));
  byId('html').textContent = `<script type="module" src="${folder}smr-check.js"></script>\n\n<smr-check${words.join('')}>${fallback.innerHTML}</smr-check>`;
  const lines = Object.entries(properties).map(([name, value]) => `\n  ${name}: ${value};`);
  byId('css').textContent = `smr-check {\n  display: block;\n  min-block-size: ${properties['--smr-block-size'] ?? 'min(46rem, 100dvh)'};${lines.join('')}\n}`;
  const frame = 'share' in attributes ? 'share.frame.htm' : attributes.sizing ? 'content.frame.htm' : 'frame.htm';
  byId('policy').textContent = `Content-Security-Policy: ${attributes.embed ? `script-src ${folder}smr-check.js ${folder}inline.js 'wasm-unsafe-eval'` : `frame-src ${folder}${frame}`}`;
};

settings.addEventListener('input', show);
settings.addEventListener('submit', (event) => event.preventDefault());
settings.addEventListener('reset', () => {
  element.remove();
  element = undefined;
  // The fields are empty after this event.
  setTimeout(show);
});
for (const type of ['ready', 'begin', 'complete', 'reset', 'error', 'share']) {
  document.addEventListener(`smr-${type}`, ({ detail }) => {
    byId('events').textContent += ` smr-${type}${detail.code ? ` (${detail.code})` : ''}`;
  });
}

/** The texts in the language that is not shown. */
const texts = [...document.querySelectorAll('[data-en]')].map((one) => [one, one.textContent, one.dataset.en]);
byId('language').addEventListener('click', ({ currentTarget: button }) => {
  const isEnglish = document.documentElement.lang !== 'en';
  document.documentElement.lang = isEnglish ? 'en' : 'nl';
  for (const [one, nl, en] of texts) one.textContent = isEnglish ? en : nl;
  button.textContent = isEnglish ? 'Nederlands' : 'English';
  button.lang = isEnglish ? 'nl' : 'en';
});
show();

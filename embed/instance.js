// One app in one WebAssembly instance of its own: what frame.js and shadow.js have in common.
import { initSync, mount, set } from 'wasm-glue';
import { warnOfContrast } from './contrast.js';
import { failed } from './decode.js';
import { stop, watch } from './guard.js';

/** Compiles WebAssembly. What was checked compiles, unless a policy or an old browser forbids it. */
export const compile = (bytes) => globalThis.WebAssembly.compile(bytes).catch(() => {
  throw failed('blocked');
});

/**
 * Starts the app in `root`: it takes over the start screen that may be there. `onEvent(name, value)` gets its events. `home` is where the
 * pages are that a link of the intake can lead to. The result has `tell(command, value)`, and `ready()`, which announces that it can be used.
 */
export const begin = (module, root, onEvent, home) => {
  watch(() => onEvent('error', 'panic'));
  try {
    initSync({ module });
  } catch {
    throw failed('blocked');
  }
  let stamp;
  const happens = (name, value) => {
    if (name === 'rulebase') stamp = value.split(' ');
    // A file that was not made for it never shares, whatever the host says.
    else if (name !== 'share' || MAY_SHARE) onEvent(name, value);
  };
  // The self-check takes no `home` and no `idle`: only the intake hands facts over and watches for idle time.
  mount(root, happens, home);
  const [version, sha256, verifiedThrough, checkedOn] = stamp;

  let round = 0;
  let settings = {};
  const apply = () => {
    const { lang, insurer, level, share, idle } = settings;
    // Only the app knows which insurers there are.
    if (!set(lang === 'en', insurer ?? '', level, MAY_SHARE && share, round, idle)) onEvent('warn', 'insurer');
  };
  root.addEventListener('click', (event) => {
    const [link, button] = ['a', '[type=submit]'].map((what) => event.target.closest(what));
    const at = link ? LINKS.indexOf(link.getAttribute('href')) : -1;
    // The host opens a link by its number. Only those are links that are the same in every answer.
    if (at >= 0) onEvent('link', at);
    // A sandboxed frame may not submit, and gets no `submit` event either. Enter in a field arrives here too, as a click on the button.
    else if (button) button.form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
    else return;
    event.preventDefault();
  });
  const commands = {
    set(given) {
      settings = given;
      apply();
      warnOfContrast(root);
    },
    reset() {
      round++;
      apply();
    },
    focus: () => root.querySelector('.heading')?.focus(),
    print: () => print(),
    close: stop,
  };
  return {
    tell: (command, value) => commands[command](value),
    ready: () => onEvent('ready', { version, sha256, verifiedThrough, checkedOn }),
  };
};

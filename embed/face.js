// One self-check in an element, in a WebAssembly instance of its own. Part of frame.js and of inline.js, behind bytes.js: `cargo xtask
// build --embed` puts the parts together and fills in what stands between at signs.

/** Sources that a person can open. The page around opens them by their number, and nothing else. */
const LINKS = @LINKS@;

/**
 * Begins a self-check in `root`, from bytes or a compiled module. `heard(word, value)` hears what happens; the function that it resolves
 * to is told what to do by the same kind of pair. `home` is where the pages of ours are that a link can lead to.
 */
const begin = async (code, root, heard, home) => {
  // Yew tells the console which node it could not place, and in the node stands what somebody answered.
  const console = { error() {} };
  // What wasm-bindgen wrote. It knows one instance, `wasm`, so it stands inside of what makes one.
  @GLUE@

  let isBroken = false;
  let depth = 0;
  /** After a panic nothing of this instance runs again: its state can't be trusted. The page around goes on. */
  const guarded = (run) => (...args) => {
    // Something that can be looked into for what Rust would have answered.
    if (isBroken) return [];
    depth++;
    try {
      return run(...args);
    } catch (error) {
      isBroken = true;
      heard('error', 'panic');
      // Rust is still waiting further down: it must not get one.
      if (depth > 1) throw error;
      return [];
    } finally {
      depth--;
    }
  };

  let made;
  try {
    made = await WebAssembly.instantiate(code, __wbg_get_imports());
  } catch {
    // The bytes are right, so what is missing is the permission of a policy, or a feature.
    throw failed('blocked');
  }
  const entries = Object.entries((made.instance ?? made).exports);
  const wasm = Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'function' ? guarded(value) : value]));
  wasm.@START@();
  let stamp;
  // The self-check takes no `home` and no `idle`: only the intake hands facts over, and waits.
  mount(root, (word, value) => (word === 'rulebase' ? (stamp = value.split(' ')) : heard(word, value)), home);
  const [version, sha256, verifiedThrough, checkedOn] = stamp;

  let round = 0;
  let settings = {};
  const apply = () => {
    const { lang, insurer, level, share, idle } = settings;
    // Only the frame around knows its insurers.
    if (!set(lang === 'en', insurer ?? '', level, share, round, idle)) heard('warn', 'insurer');
  };
  root.addEventListener('click', (event) => {
    const [link, button] = ['a', '[type=submit]'].map((what) => event.target.closest(what));
    const at = link ? LINKS.indexOf(link.getAttribute('href')) : -1;
    if (at >= 0) heard('link', at);
    // A sandboxed frame may not submit, and then is not asked either. Enter in a field comes here too, as a click on the button.
    else if (button) button.form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
    else return;
    event.preventDefault();
  });
  const does = {
    set(given) {
      settings = given;
      apply();
    },
    reset() {
      round++;
      apply();
    },
    focus: () => root.querySelector('.heading')?.focus(),
    print: () => print(),
    // Whatever still knows of this instance can't reach into it any more.
    close: () => (isBroken = true),
  };
  return {
    tell: (word, value) => does[word](value),
    ready: () => heard('ready', { version, sha256, verifiedThrough, checkedOn }),
  };
};

// `<smr-check>`: the entry file. It only makes room, and loads the rest when the element comes near or gets the focus.
// Docs: docs/embedding.md. Built by `cargo xtask build --embed`, which fills in what stands between at signs.

/** The version of this package. */
export const version = '@VERSION@';

const GREETING = 'smr-check @BUILD@';
const FRAME = new URL('@FRAME@', import.meta.url).href;
const INLINE = new URL('@INLINE@', import.meta.url).href;
/** What a person can open from a frame, by number. A frame can't name another address. */
const LINKS = @LINKS@;
/** How long a frame may take to come, and then to speak, in milliseconds. */
const [PATIENCE, GRACE] = [60000, 5000];

/** Words that an attribute can have; the first is what it is without. Numbers in words stay words here. */
const WORDS = {
  lang: ['nl', 'en'],
  mode: ['self', 'intake'],
  embed: ['frame', 'inline'],
  theme: ['auto', 'light', 'dark'],
  loading: ['lazy', 'eager'],
  'heading-level': ['2', '3', '4'],
};
const PATTERNS = { insurer: /^[a-z0-9-]{1,40}$/, 'idle-timeout': /^[1-9]\d{0,4}$/ };
const camel = (name) => name.replace(/-(.)/, (_, letter) => letter.toUpperCase());

// `color` tells whether the page is dark here; a transition of it, when that changes.
const STYLE =
  ':host{display:block;position:relative;min-block-size:var(--smr-min-block-size,40rem)}:host([hidden]),.off{display:none}' +
  ':host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}' +
  'iframe{display:block;border:0;inline-size:100%;color-scheme:inherit;color:light-dark(#000,#fff);transition:color 1ms}' +
  '.wait{position:absolute;inset-inline:0;visibility:hidden}';

const isText = (value, most) => typeof value === 'string' && value.length <= most;

class SmrCheck extends HTMLElement {
  static observedAttributes = [...Object.keys(WORDS), ...Object.keys(PATTERNS), 'share'];

  #state = 'loading';
  #rulebase = null;
  #promise;
  /** Settles `#promise`. */
  #settle;
  /** What shows the self-check once it is loaded, and what undoes it. */
  #view;
  #undo;
  #names = [];
  #near;
  #fallback = document.createElement('slot');
  #contact = document.createElement('slot');

  constructor() {
    super();
    // What frameworks copy or compare stays theirs: this is set up in a shadow root, nothing of the element itself.
    this.attachShadow({ mode: 'open' }).append(this.#fallback, this.#contact);
    this.#contact.name = 'contact';
    this.#contact.className = 'off';
    this.shadowRoot.addEventListener('transitionend', () => this.#set());
    this.addEventListener('focusin', () => this.#load());
    this.#promises();
  }

  get state() { return this.#state; }
  get version() { return version; }
  get rulebase() { return this.#rulebase; }

  /** Loads, if that has not been done, and resolves when the self-check can be used. */
  ready() {
    this.#load();
    return this.#promise;
  }
  /** Begins anew: everything that was filled in is gone. After an error: tries again. */
  reset() {
    if (this.#state === 'error') {
      this.#close();
      this.#load();
    } else if (this.#view) {
      this.#tell('reset');
      this.#contact.className = 'off';
      this.#emit('smr-reset', { reason: 'host' });
    }
  }
  print() { this.#tell('print'); }
  focus(options) {
    this.ready().then(() => {
      this.shadowRoot.querySelector('iframe')?.focus(options);
      this.#tell('focus');
    }, () => {});
  }

  connectedCallback() {
    // What a framework set before this class was there hides the properties of the class.
    for (const name of SmrCheck.observedAttributes.map(camel)) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    // A frame that is put elsewhere begins anew by itself; one of ours knows that it has to be greeted again.
    if (this.#view && this.embed === 'frame') {
      this.#close();
      this.#emit('smr-reset', { reason: 'host' });
    }
    this.#near ??= new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#load(), { rootMargin: '200px' });
    this.#style();
    if (!this.#undo) this.loading === 'eager' ? this.#load() : this.#near.observe(this);
  }
  disconnectedCallback() {
    // Not at once: a list that is sorted takes it out and puts it back in.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#near.disconnect();
      this.#close();
    });
  }
  // `moveBefore` moves it without any of that, and a frame stays as it is.
  connectedMoveCallback() {}

  attributeChangedCallback(name, _, value) {
    if (value !== null && !this.#isRight(name, value)) this.#warn(name);
    if (!this.isConnected) return;
    if (name === 'embed' && this.#undo) {
      this.#close();
      this.#load();
    } else if (name === 'loading' && this.loading === 'eager') this.#load();
    else this.#set();
  }

  #isRight(name, value) {
    return name === 'lang' ? WORDS.lang.includes(value.split('-')[0]) : (WORDS[name]?.includes(value) ?? PATTERNS[name]?.test(value) ?? true);
  }
  #warn(name) {
    console.warn(`<smr-check>: ${name}="${this.getAttribute(name)}" is not known here and counts as not given.`);
  }
  /** An attribute, or what it is without. */
  read(name) {
    const value = this.getAttribute(name);
    if (value !== null && this.#isRight(name, value)) return name === 'lang' ? value.split('-')[0] : value;
    if (name !== 'lang') return WORDS[name]?.[0] ?? null;
    const page = (this.parentElement?.closest('[lang]') ?? document.documentElement).lang.split('-')[0];
    return WORDS.lang.includes(page) ? page : 'nl';
  }

  #promises() {
    this.#promise = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    // Whoever did not ask does not have to hear it.
    this.#promise.catch(() => {});
  }
  #emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /** Room for what is to come. False in a browser that is too old. */
  #style() {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      this.shadowRoot.adoptedStyleSheets = [sheet];
      return CSS.supports('color', 'light-dark(#000,#fff)') && typeof WebAssembly === 'object';
    } catch {
      return false;
    }
  }

  #load() {
    if (this.#undo || !this.isConnected || this.#state === 'error') return;
    this.#near.disconnect();
    const stop = new AbortController();
    this.#undo = stop;
    const { signal } = stop;
    const heard = (word, value) => signal.aborted || this.#heard(word, value);
    // A policy of the page around: the only place where it says so.
    document.addEventListener('securitypolicyviolation', ({ blockedURI: at }) => at && [FRAME, INLINE].some((file) => file.startsWith(at)) && heard('error', 'blocked'), { signal });
    const place = (node) => {
      this.#contact.before(node);
      signal.addEventListener('abort', () => node.remove());
      return node;
    };
    if (!this.#style()) return this.#fail('blocked');
    (this.embed === 'frame' ? this.#frame(place, heard, signal) : this.#inline(place, heard, signal)).catch((error) => heard('error', error.code ?? 'load'));
  }

  async #inline(place, heard, signal) {
    const { default: open } = await import(INLINE);
    const view = await open(this.shadowRoot, (node) => signal.aborted || place(node), heard);
    signal.addEventListener('abort', () => view.tell('close'));
    if (signal.aborted) return view.tell('close');
    this.#view = view.tell;
    this.#set();
    view.ready();
  }

  async #frame(place, heard, signal) {
    const iframe = document.createElement('iframe');
    const late = (after) => {
      const timer = setTimeout(() => this.#view || heard('error', 'load'), after);
      signal.addEventListener('abort', () => clearTimeout(timer));
    };
    let loads = 0;
    iframe.addEventListener('load', () => {
      // A frame that goes somewhere else is not ours any more.
      if (++loads > 1) heard('error', 'integrity');
      else late(GRACE);
    });
    late(PATIENCE);
    addEventListener('message', ({ source, data }) => {
      if (source !== iframe.contentWindow || !source || !isText(data, 100) || !data.startsWith('smr-check ')) return;
      // Files of two versions.
      if (data !== GREETING) return heard('error', 'integrity');
      if (this.#view) return;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => Array.isArray(data) && data.length <= 2 && heard(...data);
      signal.addEventListener('abort', () => port1.close());
      this.#view = (word, value) => port1.postMessage([word, value]);
      // A sandboxed frame has no origin that could be named; that it is our frame was just looked at.
      source.postMessage(GREETING, '*', [port2]);
    }, { signal });
    iframe.className = 'wait';
    iframe.title = this.lang === 'en' ? '@TITLE_EN@' : '@TITLE_NL@';
    iframe.setAttribute('sandbox', 'allow-scripts allow-modals');
    iframe.referrerPolicy = 'no-referrer';
    iframe.src = FRAME;
    place(iframe);
  }

  #tell(word, value) {
    this.#view?.(word, value);
  }

  #set() {
    const iframe = this.shadowRoot.querySelector('iframe');
    const style = getComputedStyle(iframe ?? this);
    this.#tell('set', {
      lang: this.lang,
      insurer: this.insurer,
      level: this.headingLevel,
      share: this.share,
      scheme: style.color === 'rgb(255, 255, 255)' ? 'dark' : 'light',
      style: this.#names.map((name) => style.getPropertyValue(name).trim()),
    });
  }

  /** What the self-check says. From a frame it may be anything. */
  #heard(word, value) {
    const iframe = this.shadowRoot.querySelector('iframe');
    if (word === 'names' && iframe && Array.isArray(value) && value.length <= 64 && value.every((name) => isText(name, 64) && /^--(smr|basis)-/.test(name))) {
      this.#names = value;
      this.#set();
    } else if (word === 'size' && iframe && Number.isFinite(value)) {
      // In steps, so that the height says less about what is shown.
      iframe.style.blockSize = `${Math.min(Math.max(Math.ceil(value / 32) * 32, 64), 16384)}px`;
    } else if (word === 'error') this.#fail(['blocked', 'integrity', 'panic'].find((code) => code === value) ?? 'load');
    else if (word === 'warn') this.#warn('insurer');
    else if (word === 'ready' && this.#state === 'loading' && value?.version === version) {
      const { version: of, sha256, verifiedThrough, checkedOn } = value.rulebase ?? {};
      if (![of, sha256, verifiedThrough, checkedOn].every((one) => isText(one, 80))) return;
      this.#rulebase = Object.freeze({ version: of, sha256, verifiedThrough, checkedOn });
      this.#state = 'ready';
      this.#fallback.className = 'off';
      iframe?.classList.remove('wait');
      this.#settle.resolve();
      this.#emit('smr-ready', { version, rulebase: this.#rulebase });
    } else if (this.#state === 'ready') this.#happens(word, value);
  }

  #happens(word, value) {
    if (word === 'step' || word === 'complete' || word === 'reset') {
      this.#contact.className = word === 'complete' ? '' : 'off';
      this.#emit(`smr-${word}`, word === 'reset' ? { reason: 'user' } : {});
    } else if (word === 'scroll') {
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
    } else if (word === 'link' && Number.isInteger(value) && LINKS[value]) open(LINKS[value], '_blank', 'noopener,noreferrer');
    else if (word === 'share' && this.share && isText(value, 100000)) {
      try {
        this.#emit('smr-share', { assessment: JSON.parse(value) });
      } catch {
        // Not from us.
      }
    }
  }

  #fail(code) {
    this.#close();
    this.#state = 'error';
    // The page as if this were not there: what it put in, the person to call included.
    this.shadowRoot.adoptedStyleSheets = [];
    this.#settle.reject(Object.assign(new Error(`smr-check: ${code}`), { code }));
    this.#emit('smr-error', { code });
  }

  #close() {
    this.#undo?.abort();
    this.#undo = this.#view = undefined;
    this.#fallback.className = '';
    this.#contact.className = 'off';
    if (this.#state !== 'loading') this.#promises();
    this.#state = 'loading';
  }
}

for (const name of SmrCheck.observedAttributes) {
  const isNumber = name === 'heading-level' || name === 'idle-timeout';
  Object.defineProperty(SmrCheck.prototype, camel(name), {
    configurable: true,
    enumerable: true,
    get() {
      if (name === 'share') return this.hasAttribute(name);
      const value = this.read(name);
      return isNumber && value !== null ? Number(value) : value;
    },
    set(value) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, name === 'share' ? '' : value);
    },
  });
}

// A second load is harmless: the first stays.
customElements.get('smr-check') ?? customElements.define('smr-check', SmrCheck);

// The start screen before WebAssembly is there. A file and not an inline script: the policy of the page forbids those. It is loaded before the
// page is drawn, so that its button is never without it.
(() => {
  const { documentElement: html } = document;

  // The style sheet shows the buttons of the start screen with this mark, and the message that the check does not work without it: so the
  // message is right without JavaScript too, and in a browser that does not understand this file.
  html.dataset.script = '';
  const fail = () => delete html.dataset.script;

  // A press that the app has to hear of when it is there. The app marks the start screen as taken once it hears presses itself.
  document.addEventListener('click', ({ target }) => {
    const pressed = target.closest('[data-start]:not([data-taken]) [data-action]');
    if (!pressed) return;
    pressed.ariaDisabled = 'true';
    pressed.closest('[data-start]').dataset[pressed.dataset.action] = '';
  });

  // Answers that are handed over are behind the #. They are removed from the address and the history before anything else. In a tab that is
  // already open only that part of the address changes: start over.
  const handedOver = location.hash.slice(1);
  if (handedOver) history.replaceState(null, '', location.pathname + location.search);
  addEventListener('hashchange', () => location.hash && location.reload());

  const start = async () => {
    const app = document.getElementById('smr-check');
    if (handedOver) app.dataset.initialAnswers = handedOver;
    const { default: init } = await import('./self_check.js');
    // A panic leaves an app that does nothing any more.
    addEventListener('error', ({ error }) => {
      if (!(error instanceof WebAssembly.RuntimeError)) return;
      app.remove();
      fail();
    });
    const address = new URL('self_check_bg.wasm', document.baseURI);
    // A server that does not know the type of WebAssembly can't have it streamed.
    const whole = async () => WebAssembly.compile(await (await fetch(address)).arrayBuffer());
    const wasm = await WebAssembly.compileStreaming(fetch(address)).catch(whole);
    await init({ module_or_path: wasm });
  };
  const arrived = new Promise((done) => document.addEventListener('DOMContentLoaded', done));
  arrived.then(start).catch((error) => {
    fail();
    throw error;
  });
})();

// Runs before all else and needs nothing else. A file that does not come, or is of another version than the page, is not run; a server may
// just be getting new files. Then the page begins again, and says that it does not work if that did not help.
addEventListener(
  'error',
  ({ target }) => {
    if (!target.integrity) return;
    const [how] = performance.getEntriesByType('navigation');
    if (how?.type !== 'reload') return location.reload();
    const say = () => document.getElementById('failed').removeAttribute('hidden');
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', say);
    else say();
  },
  { capture: true },
);

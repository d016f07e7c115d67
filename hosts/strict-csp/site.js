// All that a host can hear: that there is an answer. Which one, it does not hear.
document.addEventListener('smr-complete', () => {
  document.getElementById('done').textContent = 'U hebt de check gedaan.';
});
document.addEventListener('smr-error', ({ detail }) => {
  document.getElementById('done').textContent = `De check werkt nu niet (${detail.code}).`;
});

import { createApp, ref } from 'vue';

const app = createApp({
  setup() {
    const [level, isDone, isShown] = [ref(3), ref(false), ref(true)];
    return { level, isDone, isShown };
  },
  template: `
    <main>
      <h1>Stoppen met roken</h1>
      <p><button id="show" @click="isShown = !isShown">{{ isShown ? 'Verberg de check' : 'Toon de check' }}</button></p>
      <p id="done">{{ isDone ? 'U hebt de check gedaan.' : 'U hebt de check nog niet gedaan.' }}</p>
      <smr-check v-if="isShown" :heading-level="level" @smr-complete="isDone = true">
        <p>Bel ons: 000 000 00 00.</p>
        <p slot="contact">Vragen over uw uitslag? Bel ons: 000 000 00 00.</p>
      </smr-check>
      <a id="na" href="#privacy">Privacy</a>
    </main>`,
});
// Else Vue looks for a component of that name. With a build step: `isCustomElement` among the options of the compiler.
app.config.compilerOptions.isCustomElement = (tag) => tag === 'smr-check';
app.mount('#app');

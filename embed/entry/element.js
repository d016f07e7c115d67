// `element.js`: the element, for bundlers. INLINE and INTAKE_INLINE are filled in by the build; the rest is written out, so that bundlers see
// which files belong to it.
import { define } from '../element.js';

define({
  self: {
    frame: new URL('./frame.htm', import.meta.url).href,
    contentFrame: new URL('./content.frame.htm', import.meta.url).href,
    shareFrame: new URL('./share.frame.htm', import.meta.url).href,
    inline: () => import(INLINE),
    script: INLINE.slice(2),
    titles: TITLES.self,
  },
  intake: {
    frame: new URL('./intake.frame.htm', import.meta.url).href,
    inline: () => import(INTAKE_INLINE),
    script: INTAKE_INLINE.slice(2),
    titles: TITLES.intake,
  },
});

export { version } from '../element.js';

// Properties are bound, not attributes, and the element stands in a shadow root of somebody else: as in Lit, and in Angular, where it is
//   <smr-check [headingLevel]="level" [insurer]="insurer" (smr-complete)="done()"></smr-check>
// with CUSTOM_ELEMENTS_SCHEMA among the schemas of the component.
import { LitElement, css, html } from 'lit';

class QuitPage extends LitElement {
  static properties = { level: { type: Number }, insurer: {}, isDone: { state: true } };
  static styles = css`
    smr-check { display: block; min-block-size: min(46rem, 100dvh); }
  `;

  constructor() {
    super();
    this.level = 2;
    this.insurer = 'menzis';
    this.isDone = false;
  }

  render() {
    return html`
      <p id="done">${this.isDone ? 'U hebt de check gedaan.' : 'U hebt de check nog niet gedaan.'}</p>
      <smr-check .headingLevel=${this.level} .insurer=${this.insurer} @smr-complete=${() => (this.isDone = true)}>
        <p>Bel ons: 000 000 00 00.</p>
        <p slot="contact">Vragen over uw uitslag? Bel ons: 000 000 00 00.</p>
      </smr-check>
    `;
  }
}

customElements.define('quit-page', QuitPage);

// React 19 knows custom elements: attributes by their names, events with `on` before theirs.
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

const QUESTIONS = ['Hoe vaak mag ik het proberen?', 'Wat kost een stopprogramma?', 'Wie helpt mij?'];

function Check({ onDone }) {
  const [state, setState] = useState('loading');
  return (
    <smr-check
      insurer="cz"
      heading-level={3}
      theme="light"
      onsmr-ready={() => setState('ready')}
      onsmr-error={() => setState('error')}
      onsmr-complete={onDone}
      data-state={state}
    >
      <p>Bel ons: 000 000 00 00.</p>
      <p slot="contact">Vragen over uw uitslag? Bel ons: 000 000 00 00.</p>
    </smr-check>
  );
}

function Page() {
  const [isDone, setDone] = useState(false);
  const [isShown, setShown] = useState(true);
  const [parts, setParts] = useState([...QUESTIONS, 'check']);
  return (
    <main>
      <h1>Stoppen met roken</h1>
      <p>
        <button id="turn" onClick={() => setParts(parts.toReversed())}>Zet de lijst om</button>{' '}
        <button id="show" onClick={() => setShown(!isShown)}>{isShown ? 'Verberg de check' : 'Toon de check'}</button>
      </p>
      <p id="done">{isDone ? 'U hebt de check gedaan.' : 'U hebt de check nog niet gedaan.'}</p>
      {parts.map((part) => (part === 'check' ? isShown && <Check key={part} onDone={() => setDone(true)} /> : <h2 key={part}>{part}</h2>))}
      <a id="na" href="#privacy">Privacy</a>
    </main>
  );
}

createRoot(document.getElementById('root')).render(<StrictMode><Page /></StrictMode>);

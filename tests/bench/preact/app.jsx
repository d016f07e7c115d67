// A stand-in to measure against: the start screen and the first question of the self-check, written the way many would, with Preact. It has the
// same style sheet and the same words, no rules, and nothing behind the first question.
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

// Filled in by bench.mjs, from the texts and the rule base of the project.
const say = TEXTS;
const insurers = INSURERS;

function Heading({ children }) {
  const heading = useRef();
  useEffect(() => heading.current.focus(), []);
  return <h1 class="heading" tabIndex={-1} ref={heading}>{children}</h1>;
}

function Start({ onBegin }) {
  return (
    <div class="screen">
      <h1 class="heading" tabIndex={-1}>{say['ui.app-title']}</h1>
      {START.map((text) => <p key={text}>{text}</p>)}
      <button type="button" class="big" data-action="begin" onClick={onBegin}>{say['journey.begin']}</button>
    </div>
  );
}

function Insurer() {
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState('');
  const found = insurers.filter((name) => name.toLowerCase().includes(search.toLowerCase()));
  return (
    <form class="screen" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend><Heading>{say['question.insurer']}</Heading></legend>
        <input id="insurer-search" class="wide" type="text" autocomplete="off" value={search} onInput={(event) => setSearch(event.target.value)} />
        <div class="list">
          {found.map((name) => (
            <div class="option" key={name}>
              <input type="radio" name="insurer" id={name} checked={chosen === name} onChange={() => setChosen(name)} />
              <label for={name}>{name}</label>
            </div>
          ))}
        </div>
      </fieldset>
      <button class="big">{say['journey.next']}</button>
    </form>
  );
}

function App() {
  const [isBegun, setBegun] = useState(false);
  return (
    <div class="smr" lang="nl">
      <div class="bar no-print">
        <p class="product">{isBegun && say['ui.app-title']}</p>
        <button type="button" class="quiet language" lang="en">{say['ui.other-language']}</button>
      </div>
      {isBegun ? <Insurer /> : <Start onBegin={() => setBegun(true)} />}
    </div>
  );
}

render(<App />, document.getElementById('smr-check'));

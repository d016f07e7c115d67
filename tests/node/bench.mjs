// Time of one assessment with its full trace through the WebAssembly JSON surface: `cargo xtask bench`.
import { library, scenarios } from './library.mjs';

const ordinary = {
  start: '2027-05-10', insurer: 'zilveren-kruis', chainCare: { programmes: ['dm2'], includesSmr: 'yes' },
  history: [
    { start: '2027-01-10', end: '2027-02-28', kind: 'short', setting: 'chain', outcome: 'no-success' },
    { start: '2026-06-01', end: '2026-09-30', kind: 'intensive', setting: 'specialist', outcome: 'dropped-out' },
  ],
  wanted: 'intensive', provider: 'contracted',
};
const all = scenarios.filter((scenario) => scenario.expect).map((scenario) => JSON.stringify(scenario.facts));

/** Microseconds a call: the median of 15 runs after a warm-up. */
function time(name, inputs, call) {
  const rounds = Math.ceil(20000 / inputs.length);
  const run = () => {
    const start = process.hrtime.bigint();
    for (let round = 0; round < rounds; round += 1) for (const input of inputs) call(input);
    return Number(process.hrtime.bigint() - start) / 1000 / (rounds * inputs.length);
  };
  run();
  const times = Array.from({ length: 15 }, run).sort((a, b) => a - b);
  console.log(`${name.padEnd(52)} ${times[7].toFixed(2)} µs (fastest ${times[0].toFixed(2)}, slowest ${times[14].toFixed(2)})`);
}

time('assessJson, an ordinary case', [JSON.stringify(ordinary)], library.assessJson);
time('assessJson, all scenarios', all, library.assessJson);
time('assessJson and JSON.parse, all scenarios', all, (text) => JSON.parse(library.assessJson(text)));
time('assess with objects, an ordinary case', [ordinary], library.assess);

// What the tests in Node share: the module, the native program, and cases to give to both.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cases } from '../oracle/random.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** rules.js, or another module that gives its functions. */
const module = process.env.SMR_CHECK_LIB ?? here('../../target/library/rules.js');
export const library = await import(pathToFileURL(module).href);

const program = process.env.SMR_CHECK_BIN ?? here('../../target/debug/smr-check');

export const scenarios = JSON.parse(readFileSync(here('../scenarios.json'), 'utf8'));

/** Facts as lines of JSON: every scenario, random cases, and the sample of the sweep (`cargo test -p smr-rules --test sweep`). */
export function lines(random) {
  const all = scenarios.map((scenario) => JSON.stringify(scenario.facts));
  for (const facts of cases(20261122, random)) all.push(JSON.stringify(facts));
  const sample = process.env.SMR_CHECK_SWEEP_SAMPLE ?? here('../../target/tmp/sweep-sample.jsonl');
  if (existsSync(sample)) all.push(...readFileSync(sample, 'utf8').trimEnd().split('\n'));
  else console.log(`no sample of the sweep at ${sample}: run cargo xtask test rust first`);
  return all;
}

/** What `smr-check assess` answers, a line for each line. */
export async function native(input, ...flags) {
  const child = spawn(program, ['assess', ...flags], { stdio: ['pipe', 'pipe', 'inherit'] });
  const parts = [];
  child.stdout.on('data', (part) => parts.push(part));
  child.stdin.end(input.map((line) => `${line}\n`).join(''));
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  if (code !== 0) throw new Error(`smr-check ended with ${code}`);
  return Buffer.concat(parts).toString('utf8').trimEnd().split('\n');
}

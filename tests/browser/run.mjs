// Runs the tests in the browsers, with the variables that `cargo xtask test browser` sets. `SMR_CHECK_FILES=start,answer` runs only those files.
//
// Each engine gets one Node process for many test files, so that one browser serves them all: starting one takes longer than most tests. Chromium,
// which has the most tests, gets two. All run side by side: they wait more than they work. A single file also runs with `node --test`.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ENGINES, absent } from './programs.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const named = (process.env.SMR_CHECK_FILES?.split(',') ?? []).map((name) => name.replace(/(\.test)?(\.mjs)?$/, '.test.mjs'));
const files = readdirSync(here('.')).filter((name) => name.endsWith('.test.mjs') && (named.length === 0 || named.includes(name)));
const missing = named.filter((name) => !files.includes(name));
if (missing.length > 0) throw new Error(`no such tests: ${missing.join(', ')}`);

/** How much is printed of why a test failed: whole answers may be compared. */
const MOST = 3000;
/** How many of the slowest tests are listed. */
const SLOWEST = 10;

/** Runs files in one engine, and gives what its report says. */
async function run({ engine, files }) {
  const start = Date.now();
  const child = spawn(process.execPath, ['--test-reporter=tap', '--test-force-exit', here('suite.mjs'), ...files], {
    env: { ...process.env, SMR_CHECK_ENGINES: engine },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let report = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (report += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  const tests = read(report);
  const seconds = (Date.now() - start) / 1000;
  const failed = tests.filter((one) => !one.isOk);
  console.log(`==> ${engine}: ${tests.length - failed.length} passed, ${failed.length} failed, ${seconds.toFixed(0)} s`);
  // A process that dies before its report ends has failed, whatever it reported until then.
  if (code !== 0 && failed.length === 0) console.log(report.slice(-5000));
  for (const { name, detail } of failed) console.log(`\nfailed: ${name}\n${detail.length > MOST ? `${detail.slice(0, MOST)} …` : detail}`);
  for (const [line] of report.matchAll(/^# measured: .*$/gm)) console.log(line);
  // Of some files, none may be for this engine.
  return { isOk: code === 0 && (tests.length > 0 || named.length > 0), tests };
}

/** The tests of a TAP report: name, whether it passed, how long it took, and for a failure why. */
function read(report) {
  return [...report.matchAll(/^(not )?ok \d+ - (.*)\n  ---\n([^]*?)^  \.\.\.$/gm)].map(([, not, name, detail]) => ({
    name: name.replace(/ # SKIP.*/, ' (skipped)'),
    isOk: !not,
    seconds: Number(detail.match(/duration_ms: ([\d.]+)/)?.[1] ?? 0) / 1000,
    detail,
  }));
}

for (const engine of absent) console.log(`not tested: ${engine}`);
const half = (of) => files.filter((_, at) => at % 2 === of);
const jobs = (engine) => (engine === 'chromium' && files.length > 1 ? [half(0), half(1)] : [files]).map((files) => ({ engine, files }));
const results = await Promise.all(ENGINES.flatMap(jobs).map(run));

console.log('\nslowest:');
const slowest = results.flatMap(({ tests }) => tests).toSorted((a, b) => b.seconds - a.seconds);
for (const { name, seconds } of slowest.slice(0, SLOWEST)) console.log(`${seconds.toFixed(1).padStart(6)} s  ${name}`);
const failures = results.flatMap(({ tests }) => tests).filter((one) => !one.isOk);
// Once more at the end, where whoever reads a long log looks first.
if (failures.length > 0) console.log(`\nfailed:\n${failures.map(({ name }) => `✖ ${name}`).join('\n')}`);
if (results.every(({ tests }) => tests.length === 0)) throw new Error('no test ran');
process.exitCode = results.every(({ isOk }) => isOk) ? 0 : 1;

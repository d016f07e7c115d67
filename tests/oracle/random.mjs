// Random well-formed facts, the same for the same seed, biased towards the regions where the rules have borders.
// `node tests/oracle/random.mjs --coverage 20000 [seed]` counts what the oracle answers on them.
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { assess } from "./oracle.mjs";

// --- Chance --------------------------------------------------------------------------------------------------------

/** The generator mulberry32: numbers in [0, 1). */
export function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function dice(seed) {
  const random = mulberry32(seed);
  const between = (low, high) => low + Math.floor(random() * (high - low + 1));
  return {
    between,
    chance: (percent) => random() * 100 < percent,
    pick: (values) => values[between(0, values.length - 1)],
    /** One of [[weight, value], …]. */
    weighted: (choices) => {
      let rest = random() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of choices) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return choices.at(-1)[1];
    },
  };
}

// --- Dates: whole days since 1970 ----------------------------------------------------------------------------------

const DAY = 86_400_000;
const day = (year, month, date) => Date.UTC(year, month - 1, date) / DAY;
const iso = (days) => (days === null ? null : new Date(days * DAY).toISOString().slice(0, 10));
const yearOf = (days) => new Date(days * DAY).getUTCFullYear();

// --- The parts of a case -------------------------------------------------------------------------------------------

const VGZ = ["vgz", "izz", "iza", "umc", "vgzbewuzt", "unive", "zekur", "zorgzaam", "united-consumers"];
const ZK_NOT_NAMED = ["interpolis", "fbto", "de-friesland", "pro-life", "ziezo"];
const CZ = ["cz", "czdirect", "just", "ohra", "nationale-nederlanden"];
const NO_DOCUMENT = [
  "menzis", "anderzorg", "vinkvink", "dsw", "stad-holland", "intwente", "onvz", "pnozorg", "vvaa", "jaaah", "zorgdirect",
  "aevitae", "caresq", "care4life", "other",
]; // prettier-ignore

/** Insurers, each group with the years in which something of its own holds. */
const INSURERS = [
  [12, { insurers: VGZ, years: [2024, 2025, 2026] }],
  [23, { insurers: ["zilveren-kruis"], years: [2025, 2026, 2026, 2027, 2027, 2028] }],
  [10, { insurers: ZK_NOT_NAMED, years: [2026, 2027, 2028] }],
  [17, { insurers: ["asr"], years: [2026, 2027, 2027, 2028] }],
  [15, { insurers: ["salland"], years: [2023, 2024, 2024, 2024, 2025] }],
  [8, { insurers: CZ, years: [2024, 2025, 2026, 2027] }],
  [3, { insurers: ["zorg-en-zekerheid"], years: [2025, 2026, 2027] }],
  [8, { insurers: ["hollandzorg"], years: [2023, 2024, 2024, 2024, 2025] }],
  [12, { insurers: NO_DOCUMENT, years: [2025, 2026, 2027] }],
  [12, { insurers: ["unknown"], years: [2024, 2025, 2026, 2027] }],
  [2, { insurers: ["uninsured"], years: [2026] }],
];

const YEARS = [
  [1, 2011], [1.5, 2012], [1.5, 2013], [0.5, 2014], [0.5, 2015], [0.5, 2016], [0.5, 2017], [0.5, 2018], [0.5, 2019],
  [0.5, 2020], [1, 2021], [1, 2022], [2, 2023], [12, 2024], [14, 2025], [22, 2026], [26, 2027], [12, 2028], [2, 2029],
  [1.5, 2030],
]; // prettier-ignore

function plannedStart(year, d) {
  const first = day(year, 1, 1);
  const last = day(year, 12, 31);
  return d.weighted([
    [12, () => first + d.between(0, 4)],
    [16, () => last - d.between(0, 4)],
    [6, () => day(year, 2, 28) + d.between(0, 2)], // with the leap day, where there is one
    [26, () => d.between(first, last)],
    [40, () => d.between(day(year, 7, 1), last)], // later in the year, with room for a history in it
  ])();
}

const CHAIN_PROGRAMMES = ["dm2", "cvrm", "copd", "asthma"];

function chainCare(group, d) {
  if (d.chance(18)) return null;
  const several = CHAIN_PROGRAMMES.filter(() => d.chance(50));
  const chainRuleHere = ["zilveren-kruis", "salland", "hollandzorg"].includes(group.insurers[0]);
  const programmes = d.weighted([
    [chainRuleHere ? 14 : 36, []],
    [34, [d.pick(CHAIN_PROGRAMMES)]],
    [14, several],
  ]);
  // No chain care, yet `yes`, would be a contradiction (see `contradict`).
  const includesSmr = d.weighted([
    [programmes.length > 0 ? 50 : 0, "yes"],
    [programmes.length > 0 ? 20 : 80, "no"],
    [30, "unknown"],
  ]);
  return { programmes, includesSmr };
}

const KINDS = [[36, "short"], [46, "intensive"], [18, "unknown"]]; // prettier-ignore
const SETTINGS = [[42, "chain"], [24, "gp"], [26, "specialist"], [8, "unknown"]]; // prettier-ignore
const OUTCOMES = [
  [32, "no-success"],
  [18, "success"],
  [24, "dropped-out"],
  [9, "running"],
  [17, "unknown"],
];

/** A start on or before the planned start, or null. */
function recordStart(planned, d) {
  const newYear = day(yearOf(planned), 1, 1);
  if (d.chance(9)) return null;
  return d.weighted([
    [56, () => d.between(newYear, planned)],
    [4, () => d.pick([newYear, newYear - 1])],
    [3, () => planned - d.between(0, 1)],
    [11, () => planned - d.between(363, 368)],
    [18, () => d.between(day(yearOf(planned) - 1, 1, 1), newYear - 1)],
    [8, () => planned - d.between(366, 2500)],
  ])();
}

/** An end on or before the planned start, and not before the record's own start. */
function pastEnd(start, planned, d) {
  const newYear = day(yearOf(planned), 1, 1);
  const began = start ?? planned - d.between(0, 700);
  const end = d.weighted([
    [70, () => began + d.between(0, 150)],
    [5, () => began],
    [8, () => planned - d.between(0, 1)],
    [8, () => planned - d.between(363, 367)],
    [9, () => d.pick([newYear, newYear - 1])],
  ])();
  return Math.min(planned, Math.max(began, end));
}

function futureEnd(planned, d) {
  const nextYear = day(yearOf(planned) + 1, 1, 1);
  return d.weighted([
    [70, () => planned + d.between(1, 200)],
    [15, () => planned + 1],
    [15, () => nextYear + d.between(0, 1)],
  ])();
}

function record(planned, d) {
  const start = recordStart(planned, d);
  const outcome = d.weighted(OUTCOMES);
  const [noEnd, past, future] = { running: [35, 25, 40], unknown: [45, 35, 20] }[outcome] ?? [12, 88, 0];
  const end = d.weighted([
    [noEnd, () => null],
    [past, () => pastEnd(start, planned, d)],
    [future, () => Math.max(futureEnd(planned, d), planned + 1)],
  ])();
  return { start: iso(start), end: iso(end), kind: d.weighted(KINDS), setting: d.weighted(SETTINGS), outcome };
}

/** Where chain care does not include SMR, a chain programme in the same year would contradict it: move it outside. */
function withoutContradictingSetting(programme, chain, year, d) {
  const noSmr = chain !== null && chain.programmes.length > 0 && chain.includesSmr === "no";
  const inYear = programme.start !== null && Number(programme.start.slice(0, 4)) === year;
  if (!noSmr || !inYear || programme.setting !== "chain") return programme;
  return { ...programme, setting: d.pick(["gp", "specialist"]) };
}

// --- Histories in which a particular rule decides ------------------------------------------------------------------

/** Two intensive programmes done this year and no more than one other: the third intensive (B3, Q3, C1). */
function towardsThirdIntensive(planned, d) {
  const newYear = day(yearOf(planned), 1, 1);
  const done = () => {
    const start = d.between(newYear, planned);
    const outcome = d.pick(["success", "no-success", "no-success", "dropped-out"]);
    const kind = d.weighted([[72, "intensive"], [28, "unknown"]]); // prettier-ignore
    return { start: iso(start), end: iso(pastEnd(start, planned, d)), kind, setting: d.weighted(SETTINGS), outcome };
  };
  return d.chance(25) ? [done(), record(planned, d), done()] : [done(), done()];
}

/** Chain programmes, often two that began or ended on the same day: which of them decides (Z1-Z4). */
function chainProgrammes(planned, d) {
  const history = [];
  for (let i = d.between(1, 3); i > 0; i -= 1) {
    const fresh = { ...record(planned, d), setting: d.chance(90) ? "chain" : "gp" };
    if (fresh.outcome === "running") fresh.outcome = "unknown";
    const before = history.at(-1);
    if (before !== undefined && d.chance(55)) tie(fresh, before, planned, d);
    history.push(fresh);
  }
  return history;
}

/** Gives `fresh` the start of `before`, and perhaps its end. */
function tie(fresh, before, planned, d) {
  fresh.start = before.start;
  const pastOrNull = before.end === null || before.end <= iso(planned);
  if (pastOrNull && d.chance(60)) fresh.end = before.end;
  else if (fresh.start !== null && fresh.end !== null && fresh.end < fresh.start) fresh.end = null;
}

// --- Contradictions, put in now and then ---------------------------------------------------------------------------

function contradict(facts, planned, d) {
  const known = { start: iso(planned - 100), end: iso(planned - 20), kind: "short", setting: "gp", outcome: "success" };
  const base = d.pick(facts.history) ?? known;
  const put = (...records) => {
    for (const added of records) facts.history.splice(d.between(0, facts.history.length), 0, added);
  };
  d.pick([
    () => put({ ...base, start: iso(planned + d.between(1, 60)), end: null }),
    () => put({ ...known, start: iso(planned - 10), end: iso(planned - d.between(11, 40)) }),
    () => put({ ...base, start: iso(planned - 30), end: iso(planned + d.between(1, 60)), outcome: "no-success" }),
    () => put({ ...known }, { ...known }),
    () => put({ ...base }),
    () => (facts.chainCare = { programmes: [], includesSmr: "yes" }),
    () => {
      facts.chainCare = { programmes: ["copd"], includesSmr: "no" };
      put({ ...known, start: iso(day(yearOf(planned), 1, 1)), end: null, setting: "chain" });
    },
  ])();
}

// --- The cases -----------------------------------------------------------------------------------------------------

function oneHistory(group, planned, d) {
  if (group.insurers.includes("zilveren-kruis") && d.chance(60)) return chainProgrammes(planned, d);
  if (group.insurers.includes("salland") && d.chance(40)) return [];
  const insurerUnknown = group.insurers.includes("unknown");
  if (yearOf(planned) >= 2026 && d.chance(insurerUnknown ? 40 : 12)) return towardsThirdIntensive(planned, d);
  const size = d.weighted([[16, 0], [27, 1], [26, 2], [19, 3], [8, 4], [4, 5]]); // prettier-ignore
  return Array.from({ length: size }, () => record(planned, d));
}

function oneCase(d) {
  const group = d.weighted(INSURERS);
  const year = d.chance(45) ? d.pick(group.years) : d.weighted(YEARS);
  const planned = plannedStart(year, d);
  const chain = chainCare(group, d);
  const history = oneHistory(group, planned, d).map((programme) =>
    withoutContradictingSetting(programme, chain, year, d),
  );
  const facts = {
    start: iso(planned),
    insurer: d.pick(group.insurers),
    chainCare: chain,
    history,
    wanted: d.weighted([[30, "short"], [50, "intensive"], [20, "unknown"]]), // prettier-ignore
    provider: d.weighted([
      [52, "contracted"],
      [12, "registered"],
      [16, "gp-practice"],
      [8, "unregistered"],
      [12, "unknown"],
    ]),
  };
  // The same twice is no contradiction while the start is unknown.
  const undated = history.find((programme) => programme.start === null);
  if (undated !== undefined && d.chance(10)) history.push({ ...undated });
  if (d.chance(5)) contradict(facts, planned, d);
  return facts;
}

export function* cases(seed, count) {
  const d = dice(seed);
  for (let i = 0; i < count; i += 1) yield oneCase(d);
}

// --- Coverage ------------------------------------------------------------------------------------------------------

const LEAST = 20;

/** Everything an assessment can hold; a code that stands at two levels of the answer is counted at each. */
const EXPECTED = {
  verdict: ["eligible", "eligible-with-conditions", "not-yet", "needs-information", "not-covered"],
  "code, not-covered": ["not-insured", "provider-unregistered"],
  "code, not-yet": ["limit-reached", "running-programme", "third-intensive"],
  "code, needs-information": [
    "contradictory-facts", "year-out-of-range", "chain-count-uncertain", "date-unknown", "insurer-unknown",
    "kind-unknown", "chain-smr-unknown", "chain-outcome-unknown",
  ],
  "code, eligible-with-conditions": [
    "chain-first", "confirm-chain-rule", "chain-failed-earlier-year", "added-value", "specialised-provider",
    "short-at-gp", "only-short", "exceptional-third", "stepped-care", "non-contracted", "choose-registered-provider",
    "insurer-unknown", "year-unverified",
  ],
  reading: [
    "year-of-count", "chain-counts", "third-intensive", "parallel", "relapse-after-chain", "older-chain-clause",
    "drop-outs", "register-required",
  ],
  information: [
    "indication-only", "medication-only-with-support", "own-risk-exempt", "own-contribution-exempt",
    "nrt-three-months", "contracted-internet-pharmacy", "short-via-gp", "gp-practice-terms", "gp-region-exception",
    "ask-about-aftercare", "tell-earlier-guidance", "no-separate-claim", "short-still-possible",
    "entitlement-unaffected", "rules-2027-pending", "nearest-document", "no-document", "group-membership-assumed",
    "year-turn", "overlapping-programmes", "check-register", "chain-route-open",
    "contract-of-year", "ask-to-record-end",
  ],
  sureness: ["sure", "rules-not-read", "unclear", null],
  outlook: ["start", "open", null],
  problem: [
    "smr-without-chain-care", "starts-after-planned-start", "ends-before-start", "final-outcome-with-future-end",
    "duplicate-record", "chain-programme-without-smr",
  ],
}; // prettier-ignore

function occurrences(assessment) {
  return [
    ["verdict", assessment.verdict],
    ["sureness", assessment.sureness],
    ["outlook", assessment.outlook],
    ...assessment.codes.map((code) => [`code, ${assessment.verdict}`, code]),
    ...assessment.readings.map(({ reading }) => ["reading", reading]),
    ...assessment.information.map((code) => ["information", code]),
    ...[...new Set(assessment.problems.map(({ code }) => code))].map((code) => ["problem", code]),
  ];
}

/** Prints in how many cases each value occurs; true if each occurs often enough and nothing unexpected does. */
function printCoverage(count, seed) {
  const counts = {};
  for (const [kind, values] of Object.entries(EXPECTED)) {
    counts[kind] = Object.fromEntries(values.map((value) => [value, 0]));
  }
  const unexpected = new Set();
  for (const facts of cases(seed, count)) {
    for (const [kind, value] of occurrences(assess(facts))) {
      if (counts[kind]?.[value] === undefined) unexpected.add(`${kind}: ${value}`);
      else counts[kind][value] += 1;
    }
  }
  let rare = 0;
  for (const [kind, values] of Object.entries(counts)) {
    console.log(kind);
    for (const [value, times] of Object.entries(values)) {
      if (times < LEAST) rare += 1;
      console.log(`  ${String(times).padStart(7)}  ${value}${times < LEAST ? "  TOO RARE" : ""}`);
    }
  }
  for (const value of unexpected) console.log(`unexpected ${value}`);
  console.log(`${count} cases, seed ${seed}: ${rare} values fewer than ${LEAST} times, ${unexpected.size} unexpected`);
  return rare === 0 && unexpected.size === 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [option, count = "20000", seed = "1"] = process.argv.slice(2);
  if (option !== "--coverage" || !(Number(count) > 0) || !Number.isInteger(Number(seed))) {
    console.error("usage: node tests/oracle/random.mjs --coverage [count] [seed]");
    process.exit(2);
  }
  process.exitCode = printCoverage(Number(count), Number(seed)) ? 0 : 1;
}

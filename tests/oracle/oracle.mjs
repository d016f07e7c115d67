// An independent oracle for the rule base: a second implementation, written from the rulebook alone and without
// reading the first, so that the two can be compared on random facts (see compare.mjs).
// It follows the order of the rulebook; the comments name its clauses. The facts are taken to be well formed.

// --- §1 Insurer groups ---------------------------------------------------------------------------------------------

const VGZ = ["vgz", "izz", "iza", "umc", "vgzbewuzt", "unive", "zekur", "zorgzaam", "united-consumers"];
const ZK_ASSUMED = ["interpolis", "fbto", "de-friesland", "pro-life", "ziezo"];
const CZ_ASSUMED = ["czdirect", "just", "ohra", "nationale-nederlanden"];

/** The group whose document applies, `unknown`, `uninsured`, or `none` for an insurer without a document. */
function groupOf(insurer) {
  if (VGZ.includes(insurer)) return "vgz";
  if (insurer === "zilveren-kruis" || ZK_ASSUMED.includes(insurer)) return "zk";
  if (insurer === "cz" || CZ_ASSUMED.includes(insurer)) return "cz";
  if (insurer === "zorg-en-zekerheid") return "zz";
  if (["asr", "salland", "hollandzorg", "unknown", "uninsured"].includes(insurer)) return insurer;
  return "none";
}

// --- Dates: ISO strings, which compare as text ---------------------------------------------------------------------

const yearOf = (date) => Number(date.slice(0, 4));
const daysBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

// --- §2 The case: the facts as they stand on the planned start -----------------------------------------------------

const FINAL = ["success", "no-success", "dropped-out"];

/** `running`, `ended`, or `maybe-running` where the facts leave it open (§4, under the contradictions). */
function statusOf(record, start) {
  if (FINAL.includes(record.outcome)) return "ended";
  if (record.end !== null) return record.end > start ? "running" : "ended";
  if (record.outcome === "running") return "running";
  // Outcome unknown and no end: no programme lasts longer than 365 days.
  if (record.start !== null && daysBetween(record.start, start) > 365) return "ended";
  return "maybe-running";
}

function describe(facts) {
  const { start, chainCare } = facts;
  const year = yearOf(start);
  const group = groupOf(facts.insurer);
  return {
    ...facts,
    year,
    group,
    // Membership unknown is treated as: member, includesSmr unknown.
    member: chainCare === null || chainCare.programmes.length > 0,
    includesSmr: chainCare === null ? "unknown" : chainCare.includesSmr,
    history: facts.history.map((record, at) => ({
      ...record,
      at,
      status: statusOf(record, start),
      // For Z2-Z4: how it ended, as far as known. One that ran until before the start ended with unknown outcome.
      result: FINAL.includes(record.outcome) ? record.outcome : "unknown",
    })),
    outOfRange: year < 2013, // R1
    limit: year < 2013 ? null : year <= 2025 ? 1 : 3, // R1
    zk: group === "zk",
    asr2027: group === "asr" && year === 2027,
    salland2024: group === "salland" && year === 2024,
    hollandzorg2024: group === "hollandzorg" && year === 2024,
    cz2024: group === "cz" && year === 2024,
    vgz2024to2025: group === "vgz" && (year === 2024 || year === 2025),
  };
}

// --- §3 The limit and what counts ----------------------------------------------------------------------------------

/** R3: the year of the start; the reading `year-of-count`: every calendar year the programme touches. */
function fallsInYear(programme, year, flipped) {
  const first = yearOf(programme.start);
  if (flipped !== "year-of-count") return first === year;
  if (programme.end !== null) return first <= year && year <= yearOf(programme.end);
  return programme.status === "running" ? first <= year : first === year;
}

/** R5: with an unknown start it may have started in Y, unless it ended before. */
function mayHaveStartedIn(programme, year) {
  return programme.start === null && !(programme.end !== null && yearOf(programme.end) < year);
}

/** R4: whether programmes inside the chain count. */
function chainCounting(c, flipped) {
  const otherReading = flipped === "chain-counts";
  if (c.zk) return otherReading ? "no" : "surely";
  if (c.asr2027) return otherReading ? "surely" : "no";
  if (c.salland2024) return "no";
  return "open";
}

/** Null for a programme that does not count in Y; else why it may not count: `openChain` (R4), `openDate` (R5). */
function countOf(programme, c, flipped) {
  if (flipped === "drop-outs" && programme.outcome === "dropped-out") return null;
  const openDate = mayHaveStartedIn(programme, c.year);
  if (!openDate && (programme.start === null || !fallsInYear(programme, c.year, flipped))) return null;
  const chain = programme.setting === "chain" ? chainCounting(c, flipped) : "surely";
  return chain === "no" ? null : { openChain: chain === "open", openDate };
}

/** The programmes that surely or possibly count in Y, and R6. */
function countProgrammes(c, flipped) {
  const counted = c.history.flatMap((programme) => {
    const count = countOf(programme, c, flipped);
    return count === null ? [] : [{ ...programme, ...count }];
  });
  const surely = counted.filter((p) => !p.openChain && !p.openDate);
  const left = (used) => Math.max(0, c.limit - used.length);
  return { counted, remaining: { min: left(counted), max: left(surely) }, ...intensiveProgrammes(c, counted) };
}

// --- §4 Contradictions ---------------------------------------------------------------------------------------------

const sameRecord = (a, b) => ["start", "end", "kind", "setting", "outcome"].every((key) => a[key] === b[key]);

function contradictions(c) {
  const problems = [];
  if (!c.member && c.includesSmr === "yes") {
    problems.push({ path: "/chainCare/includesSmr", code: "smr-without-chain-care" });
  }
  c.history.forEach((record, i) => {
    const problem = (suffix, code) => problems.push({ path: `/history/${i}${suffix}`, code });
    const { start, end, outcome, setting } = record;
    if (start !== null && start > c.start) problem("/start", "starts-after-planned-start");
    if (start !== null && end !== null && end < start) problem("/end", "ends-before-start");
    if (FINAL.includes(outcome) && end !== null && end > c.start) problem("/end", "final-outcome-with-future-end");
    if (start !== null && c.history.slice(0, i).some((earlier) => sameRecord(earlier, record))) {
      problem("", "duplicate-record");
    }
    const startedInYear = start !== null && yearOf(start) === c.year;
    if (c.member && c.includesSmr === "no" && setting === "chain" && startedInYear) {
      problem("/setting", "chain-programme-without-smr");
    }
  });
  return problems;
}

// --- §4 Definite blocks --------------------------------------------------------------------------------------------

/** B2: what a programme does when it runs on the planned start: `block`, `ask-insurer` (Q4) or `nothing`. */
function effectOfRunning(programme, c, flipped) {
  const chain = programme.setting === "chain";
  // The exceptions stand in the texts themselves, so they hold under either reading.
  if (chain && (c.asr2027 || c.salland2024)) return "nothing";
  if (flipped === "parallel") {
    const kinds = [programme.kind, c.wanted];
    const shortBesideIntensive = kinds.includes("short") && kinds.includes("intensive");
    const blocks = (c.asr2027 && shortBesideIntensive) || (c.zk && chain && c.includesSmr === "yes");
    return blocks ? "block" : "nothing";
  }
  if (chain && c.group === "unknown" && (c.year === 2024 || c.year === 2027)) return "ask-insurer";
  return "block";
}

// B3: the intensive programmes counted in Y, split into the sure ones and the possible ones of Q3.
// Open chain programmes are among the sure ones, except with insurer unknown in 2027; unknown starts never are.
function intensiveProgrammes(c, counted) {
  const askInsurer = c.group === "unknown" && c.year === 2027;
  const isSure = (p) => p.kind === "intensive" && !p.openDate && !(p.openChain && askInsurer);
  return {
    surelyIntensive: counted.filter(isSure),
    possiblyIntensive: counted.filter((p) => p.kind !== "short" && !isSure(p)),
  };
}

function definiteBlocks(c, count, flipped) {
  const codes = [];
  const dates = [];
  let exact = true;
  const nextYear = `${c.year + 1}-01-01`;
  // B1
  if (count.remaining.max === 0) {
    codes.push("limit-reached");
    dates.push(nextYear);
  }
  // B2
  const blocking = c.history.filter((p) => p.status === "running" && effectOfRunning(p, c, flipped) === "block");
  if (blocking.length > 0) codes.push("running-programme");
  for (const { end } of blocking) {
    if (end === null) exact = false;
    else dates.push(end);
  }
  // B3
  const twoIntensive = c.limit === 3 && count.surelyIntensive.length >= 2 && flipped !== "third-intensive";
  if (twoIntensive && c.wanted === "intensive" && count.remaining.max > 0) {
    codes.push("third-intensive");
    dates.push(nextYear);
  }
  return { codes, earliest: { date: dates.sort().at(-1) ?? null, exact } };
}

// --- §4 Chain care that includes SMR -------------------------------------------------------------------------------

/** The most recently started chain programme: by start, then by end, then by how it ended. */
function decidingChainProgramme(chainProgrammes) {
  const rank = (result) => ({ success: 2, unknown: 1 })[result] ?? 0;
  const started = (p) => p.start ?? p.end ?? "";
  const ended = (p) => p.end ?? p.start ?? "";
  const descending = (a, b) => (a === b ? 0 : a > b ? -1 : 1);
  const byStart = (a, b) => descending(started(a), started(b));
  const byEnd = (a, b) => descending(ended(a), ended(b));
  const byResult = (a, b) => rank(b.result) - rank(a.result);
  return [...chainProgrammes].sort((a, b) => byStart(a, b) || byEnd(a, b) || byResult(a, b))[0];
}

/** Z1-Z4, for a member whose chain care includes SMR: a condition, the question `chain-outcome-unknown`, or null. */
function zkChainRule(c, flipped) {
  const chainProgrammes = c.history.filter((p) => p.setting === "chain");
  // Z1; the reading `older-chain-clause`: in 2026 Z1-Z4 as in 2027
  const newerClause = c.year >= 2027 || (c.year === 2026 && flipped === "older-chain-clause");
  if (chainProgrammes.length === 0 || !newerClause) return "chain-first";
  const last = decidingChainProgramme(chainProgrammes);
  const lastDate = last.end ?? last.start;
  const sameYear = lastDate !== null && yearOf(lastDate) === c.year;
  // Z4
  if (last.result === "success") return flipped === "relapse-after-chain" ? null : "chain-first";
  // Z3
  if (last.result === "unknown") return "chain-outcome-unknown";
  // Z2
  if (sameYear) return c.year >= 2028 ? "confirm-chain-rule" : null;
  return "chain-failed-earlier-year";
}

/** What chain care adds: `questions` (Q4) and `conditions`. */
function chainCareRule(c, flipped) {
  const nothing = { questions: [], conditions: [] };
  if (!c.member || c.includesSmr === "no") return nothing;
  if (c.group === "unknown") return { ...nothing, questions: ["insurer-unknown"] };
  if (c.zk) {
    const given = zkChainRule(c, flipped);
    const smrUnknown = c.includesSmr === "unknown" ? ["chain-smr-unknown"] : [];
    if (given === null) return nothing;
    if (given === "chain-outcome-unknown") return { ...nothing, questions: [given, ...smrUnknown] };
    if (given === "chain-first" && smrUnknown.length > 0) return { ...nothing, questions: smrUnknown };
    return { ...nothing, conditions: [given] };
  }
  if (c.hollandzorg2024) {
    if (c.includesSmr === "unknown") return { ...nothing, questions: ["chain-smr-unknown"] };
    return { ...nothing, conditions: ["chain-first"] };
  }
  if (c.salland2024) {
    const specialised = c.provider === "gp-practice" ? ["specialised-provider"] : [];
    return { ...nothing, conditions: ["added-value", ...specialised] };
  }
  if (c.asr2027 || c.vgz2024to2025) return nothing;
  return { ...nothing, conditions: ["confirm-chain-rule"] };
}

// --- §4 Open questions ---------------------------------------------------------------------------------------------

function openQuestions(c, count, chainRule, flipped) {
  const codes = new Set();
  const insurerUnknown = c.group === "unknown";
  // Q1
  if (count.remaining.min === 0) {
    if (count.counted.some((p) => p.openDate)) codes.add("date-unknown");
    if (count.counted.some((p) => p.openChain)) {
      codes.add("chain-count-uncertain");
      if (insurerUnknown) codes.add("insurer-unknown");
    }
  }
  // Q2
  const unsettled = c.history.filter((p) => p.status === "maybe-running");
  if (unsettled.some((p) => effectOfRunning(p, c, flipped) !== "nothing")) codes.add("date-unknown");
  // Q3
  const sure = count.surelyIntensive.length;
  const possible = count.possiblyIntensive;
  const maybeTwoIntensive = c.limit === 3 && sure < 2 && sure + possible.length >= 2 && flipped !== "third-intensive";
  if (maybeTwoIntensive && c.wanted === "intensive") {
    if (possible.some((p) => p.kind === "unknown")) codes.add("kind-unknown");
    if (possible.some((p) => p.openDate)) codes.add("date-unknown");
    if (insurerUnknown && possible.some((p) => p.setting === "chain")) codes.add("insurer-unknown");
  }
  // Q4, with the running chain programme of B2
  for (const code of chainRule.questions) codes.add(code);
  const asksInsurer = (p) => p.status === "running" && effectOfRunning(p, c, flipped) === "ask-insurer";
  if (c.history.some(asksInsurer)) codes.add("insurer-unknown");
  return [...codes];
}

// --- §4 Other conditions -------------------------------------------------------------------------------------------

function conditions(c, count, chainRule, flipped) {
  const codes = [...chainRule.conditions];
  const chainFirst = codes.includes("chain-first");
  // C1
  const twoIntensive = c.limit === 3 && count.surelyIntensive.length >= 2 && flipped !== "third-intensive";
  if (twoIntensive && c.wanted === "unknown") codes.push("only-short");
  // C2
  if (c.limit === 3 && count.remaining.min === 1) codes.push("exceptional-third");
  // C3: within a year before the start, under every reading; an unknown start unless the end lies longer back
  const longAgo = (date) => date !== null && daysBetween(date, c.start) > 365;
  const recent = (p) => !longAgo(p.start === null ? p.end : p.start);
  if (c.asr2027 && c.history.some(recent)) codes.push("stepped-care");
  if (c.asr2027 && c.wanted === "intensive" && c.provider === "gp-practice") codes.push("specialised-provider");
  const coach = ["contracted", "registered"].includes(c.provider);
  if (c.asr2027 && c.wanted === "short" && coach) codes.push("short-at-gp");
  // C4, C5
  if (c.provider === "registered" && !chainFirst) codes.push("non-contracted");
  if (c.provider === "unknown" && !chainFirst) codes.push("choose-registered-provider");
  // C6, C7
  if (c.group === "unknown") codes.push("insurer-unknown");
  if (c.year >= 2028) codes.push("year-unverified");
  return codes;
}

// --- §4 The order --------------------------------------------------------------------------------------------------

/** The answer under the chosen readings, or with the one named by `flipped` turned to its alternative. */
function judge(c, problems, flipped = null) {
  const answer = (verdict, codes, remaining = null, earliestStart = null) => ({
    verdict,
    codes: [...codes].sort(),
    route: codes.includes("chain-first") ? "within-chain" : "open",
    remaining,
    earliestStart,
  });
  if (problems.length > 0) return answer("needs-information", ["contradictory-facts"]);
  if (c.group === "uninsured") return answer("not-covered", ["not-insured"]);
  if (c.outOfRange) return answer("needs-information", ["year-out-of-range"]);

  const count = countProgrammes(c, flipped);
  const { remaining } = count;
  if (c.provider === "unregistered") {
    if (flipped !== "register-required") return answer("not-covered", ["provider-unregistered"], remaining);
    return judge({ ...c, provider: "registered" }, problems, flipped);
  }
  const blocks = definiteBlocks(c, count, flipped);
  if (blocks.codes.length > 0) return answer("not-yet", blocks.codes, remaining, blocks.earliest);

  const chainRule = chainCareRule(c, flipped);
  const questions = openQuestions(c, count, chainRule, flipped);
  if (questions.length > 0) return answer("needs-information", questions, remaining);

  const held = conditions(c, count, chainRule, flipped);
  const verdict = held.length > 0 ? "eligible-with-conditions" : "eligible";
  return answer(verdict, held, remaining, { date: c.start, exact: true });
}

// --- §5 Readings ---------------------------------------------------------------------------------------------------

const READINGS = [
  { reading: "year-of-count", applies: () => true },
  { reading: "chain-counts", applies: (c) => c.zk || c.asr2027 },
  { reading: "third-intensive", applies: () => true },
  { reading: "parallel", applies: () => true },
  { reading: "relapse-after-chain", applies: (c) => c.zk },
  { reading: "older-chain-clause", applies: (c) => c.zk && c.year === 2026 },
  { reading: "drop-outs", applies: () => true },
  { reading: "register-required", applies: (c) => !c.salland2024 && !c.cz2024 && !c.hollandzorg2024 },
];

function readingsThatMatter(c, problems, chosen) {
  if (problems.length > 0 || c.group === "uninsured" || c.outOfRange) return [];
  return READINGS.filter(({ applies }) => applies(c))
    .map(({ reading }) => ({ reading, other: judge(c, problems, reading) }))
    .filter(({ other }) => other.verdict !== chosen.verdict || other.route !== chosen.route)
    .map(({ reading, other }) => ({ reading, verdict: other.verdict, route: other.route }));
}

// --- §6 Information lines ------------------------------------------------------------------------------------------

const DOCUMENT_YEARS = {
  salland: [2024],
  vgz: [2024, 2025],
  zk: [2027],
  asr: [2027],
  cz: [2024, 2025, 2026],
  zz: [2026],
  hollandzorg: [2024],
};

/** Would the programme inside the chain be the answer with a contracted provider? */
function chainFirstIfContracted(c, problems) {
  return judge({ ...c, provider: "contracted" }, problems).codes.includes("chain-first");
}

/** At zk in 2027: the way outside is open because Z1-Z4 give nothing, after a chain programme. */
function endToBeRecorded(c, verdict) {
  const starts = verdict === "eligible" || verdict === "eligible-with-conditions";
  const mayInclude = c.member && c.includesSmr !== "no";
  const hadOne = c.history.some((p) => p.setting === "chain");
  return c.zk && c.year === 2027 && starts && mayInclude && hadOne && zkChainRule(c, null) === null;
}

function information(c, problems, { codes, verdict }) {
  const { start, year, provider, history } = c;
  const chainFirst = codes.includes("chain-first");
  const endedRecently = (p) => p.end !== null && p.end <= start && daysBetween(p.end, start) <= 365;
  const reachesYear = (p) => (p.end !== null ? yearOf(p.end) >= year : p.outcome === "running");
  const crossesYear = (p) => p.start !== null && yearOf(p.start) < year && reachesYear(p);
  const endedWithDates = history.filter((p) => p.start !== null && p.end !== null && p.end <= start);
  const overlapping = (a, b) => a !== b && a.start < b.end && b.start < a.end;
  const chainHere = (c.zk || c.hollandzorg2024) && c.member && c.includesSmr === "yes";
  const lines = {
    "indication-only": true,
    "medication-only-with-support": true,
    "own-risk-exempt": year >= 2022 && c.group !== "uninsured" && !["registered", "unregistered"].includes(provider),
    "own-contribution-exempt": c.salland2024,
    "nrt-three-months": c.vgz2024to2025,
    "contracted-internet-pharmacy": c.vgz2024to2025,
    "short-via-gp": c.asr2027 && c.wanted !== "intensive",
    "gp-practice-terms": provider === "gp-practice",
    "gp-region-exception": c.salland2024 && ["gp-practice", "unregistered"].includes(provider),
    "ask-about-aftercare": history.some(endedRecently),
    "tell-earlier-guidance": c.asr2027 && history.length > 0,
    "no-separate-claim": chainFirst,
    "short-still-possible": codes.includes("third-intensive"),
    "entitlement-unaffected": codes.includes("provider-unregistered"),
    "rules-2027-pending": year >= 2027,
    "nearest-document": c.group in DOCUMENT_YEARS && !DOCUMENT_YEARS[c.group].includes(year),
    "no-document": c.group === "none",
    "group-membership-assumed": ZK_ASSUMED.includes(c.insurer) || CZ_ASSUMED.includes(c.insurer),
    "contract-of-year": provider === "contracted" && c.group !== "uninsured" && !chainFirst,
    "ask-to-record-end": endToBeRecorded(c, verdict),
    "year-turn": history.some(crossesYear),
    "overlapping-programmes": endedWithDates.some((a) => endedWithDates.some((b) => overlapping(a, b))),
    "check-register": ["registered", "unknown"].includes(provider) && !chainFirst,
    "chain-route-open": provider === "unregistered" && chainHere && chainFirstIfContracted(c, problems),
  };
  return Object.keys(lines).filter((code) => lines[code]).sort();
}

// --- Contract: sureness --------------------------------------------------------------------------------------------

const NOT_READ = ["no-document", "nearest-document", "group-membership-assumed"];
const ASK = ["confirm-chain-rule", "chain-failed-earlier-year", "chain-count-uncertain", "short-at-gp"];

function sureness(c, { codes }, readings, lines) {
  if (codes.includes("contradictory-facts")) return null;
  if (codes.includes("not-insured")) return "sure";
  if (c.year >= 2028 || codes.includes("year-out-of-range")) return "rules-not-read";
  if (codes.includes("limit-reached") && readings.length === 0) return "sure";
  const seenInPart =
    (c.group === "cz" && c.year >= 2024 && c.year <= 2026) || (c.group === "zz" && c.year === 2026) || c.hollandzorg2024;
  if (c.group === "unknown" || seenInPart || lines.some((line) => NOT_READ.includes(line))) return "rules-not-read";
  return readings.length > 0 || codes.some((code) => ASK.includes(code)) ? "unclear" : "sure";
}

// --- Contract: asks, the unknown facts that decide -----------------------------------------------------------------

const FIELDS = ["start", "end", "kind", "setting", "outcome"];

function asks(c, { verdict, codes }) {
  if (verdict !== "needs-information") return [];
  const count = c.outOfRange ? null : countProgrammes(c, null);
  const fields = new Set(); // [place in the history, field]
  const ask = (p, field) => fields.add(`${c.history.indexOf(p)}/${field}`);
  const original = (p) => c.history[p.at];
  const paths = [];
  const hasDate = codes.includes("date-unknown");
  const unsettled = c.history.filter((p) => p.status === "maybe-running" && effectOfRunning(p, c, null) !== "nothing");
  const third = c.limit === 3 && c.wanted === "intensive" && count !== null;
  const sure = third ? count.surelyIntensive.length : 0;
  const mayBeThird = third && sure < 2 && sure + count.possiblyIntensive.length >= 2;
  if (hasDate) {
    if (count.remaining.min === 0) count.counted.filter((p) => p.openDate).forEach((p) => ask(original(p), "start"));
    if (mayBeThird) count.possiblyIntensive.filter((p) => p.start === null).forEach((p) => ask(original(p), "start"));
    for (const p of unsettled) {
      ask(p, "end");
      ask(p, "outcome");
    }
  }
  if (codes.includes("kind-unknown")) {
    count.possiblyIntensive.filter((p) => p.kind === "unknown").forEach((p) => ask(original(p), "kind"));
  }
  if (codes.includes("chain-outcome-unknown")) {
    ask(decidingChainProgramme(c.history.filter((p) => p.setting === "chain")), "outcome");
  }
  if (codes.includes("insurer-unknown")) paths.push("/insurer");
  // Whoever is not in such chain care needs no insurer's rule about it; one about programmes stays needed.
  const aboutProgrammes =
    (count !== null && count.remaining.min === 0 && count.counted.some((p) => p.openChain)) ||
    (mayBeThird && count.possiblyIntensive.some((p) => p.setting === "chain")) ||
    c.history.some((p) => p.status === "running" && effectOfRunning(p, c, null) === "ask-insurer");
  const chainThisYear = c.history.some((p) => p.setting === "chain" && p.start !== null && yearOf(p.start) === c.year);
  const mayBeWithout = c.member && c.includesSmr === "unknown" && (c.chainCare === null || !chainThisYear);
  const insteadOfInsurer = codes.includes("insurer-unknown") && mayBeWithout && !aboutProgrammes;
  if (codes.includes("chain-smr-unknown") || insteadOfInsurer) {
    paths.push(c.chainCare === null ? "/chainCare" : "/chainCare/includesSmr");
  }
  c.history.forEach((_, i) => {
    for (const field of FIELDS) if (fields.has(`${i}/${field}`)) paths.push(`/history/${i}/${field}`);
  });
  return paths;
}

// --- Contract: outlook ---------------------------------------------------------------------------------------------

const ANSWERS = {
  // An insurer of each group, and one without a document.
  insurer: ["vgz", "zilveren-kruis", "asr", "salland", "cz", "zorg-en-zekerheid", "hollandzorg", "other"],
  chainCare: [
    { programmes: [], includesSmr: "no" },
    { programmes: ["dm2"], includesSmr: "yes" },
    { programmes: ["dm2"], includesSmr: "no" },
  ],
  includesSmr: ["yes", "no"],
  kind: ["short", "intensive"],
  outcome: ["success", "no-success", "dropped-out", "running"],
};

/** The facts with another value at a JSON Pointer. */
export function withFact(facts, path, value) {
  const copy = structuredClone(facts);
  const keys = path.split("/").slice(1);
  const last = keys.pop();
  let place = copy;
  for (const key of keys) place = place[key];
  place[last] = value;
  return copy;
}

/** The answer alone, for changes and outlook. */
export function outcome(facts) {
  const c = describe(facts);
  return judge(c, contradictions(c));
}

function outlook(facts, { verdict }, asked) {
  if (verdict !== "needs-information") return null;
  const answers = asked.map((path) => ANSWERS[path.split("/").at(-1)]);
  if (asked.length === 0 || answers.includes(undefined)) return "open";
  if (answers.reduce((ways, values) => ways * values.length, 1) > 10_000) return "open";
  let ways = [facts];
  asked.forEach((path, i) => {
    ways = ways.flatMap((way) => answers[i].map((value) => withFact(way, path, value)));
  });
  const starts = ways.map(outcome).filter(({ codes }) => !codes.includes("contradictory-facts"));
  return starts.every((way) => way.verdict.startsWith("eligible")) ? "start" : "open";
}

// --- The assessment ------------------------------------------------------------------------------------------------

export function assess(facts) {
  const c = describe(facts);
  const problems = contradictions(c);
  const chosen = judge(c, problems); // verdict, codes, route, remaining, earliestStart
  const readings = readingsThatMatter(c, problems, chosen);
  const certainty = readings.length > 0 ? "assumed" : "firm";
  const { year, limit } = c;
  const lines = information(c, problems, chosen);
  const asked = problems.length > 0 ? [] : asks(c, chosen);
  return {
    ...chosen,
    certainty,
    readings,
    year,
    limit,
    information: lines,
    problems,
    sureness: sureness(c, chosen, readings, lines),
    asks: asked,
    outlook: outlook(facts, chosen, asked),
  };
}

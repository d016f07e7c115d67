// Rulebook §4: blocks, questions and conditions in their order.
import { daysBetween } from "./case.mjs";
import { chainCareRule } from "./chain-care.mjs";
import { countProgrammes } from "./counting.mjs";

// --- Definite blocks --------------------------------------------------------------------------------------------

/** B2: what a programme does when it runs on the planned start: `block`, `ask-insurer` (Q4) or `nothing`. */
export function effectOfRunning(programme, c, flipped) {
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
export function judge(c, problems, flipped = null) {
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

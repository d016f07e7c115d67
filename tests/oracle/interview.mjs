// The interview, as decision 6 has it: a question is asked if, for some way in which the questions after it may turn out, two answers to it
// lead to different results. Here by trying the ways, with the oracle's own rules; the program tries a few telling ones.
import { contradictions } from "./contradictions.mjs";
import { describe, yearOf } from "./case.mjs";
import { judge } from "./judge.mjs";
import { assess, withFact } from "./oracle.mjs";

const shift = (date, days) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
const MEMBER = { programmes: ["dm2"], includesSmr: "unknown" };

/** The answers to a question that the rulebook can tell apart; none where the question has no sense. */
function answersTo(given, path) {
  const { start } = given;
  switch (path.split("/").at(-1)) {
    case "outcome": return ["success", "no-success", "dropped-out", "running", "unknown"];
    case "setting": return ["chain", "gp", "unknown"];
    case "kind": case "wanted": return ["short", "intensive", "unknown"];
    case "end": return [null, shift(start, -400), `${yearOf(start) - 1}-12-31`, start, shift(start, 30), "2999-12-31"];
    case "chainCare": return [null, { programmes: [], includesSmr: "no" }, MEMBER];
    case "includesSmr": return given.chainCare?.programmes.length > 0 ? ["yes", "no", "unknown"] : [];
    case "provider": return ["contracted", "registered", "gp-practice", "unregistered", "unknown"];
    default: throw new Error(path);
  }
} // prettier-ignore

/** The order in which people are asked, after insurer, planned start and history. */
function order({ history, limit }) {
  const of = (...fields) => history.flatMap((_, at) => fields.map((field) => `/history/${at}/${field}`));
  // Where the year may be used up, where each programme was comes first.
  const first = history.length >= limit ? [...of("setting"), ...of("outcome", "end")] : of("outcome", "setting", "end");
  return [...first, "/chainCare", "/chainCare/includesSmr", "/wanted", ...of("kind"), "/provider"];
}

/** What an answer tells people to do, or null where the facts contradict each other. */
function shown(given) {
  const c = describe(given);
  if (contradictions(c).length > 0) return null;
  const { verdict, codes, earliestStart } = judge(c, []);
  const again = codes.includes("chain-first") && given.history.some(({ setting }) => setting === "chain");
  return JSON.stringify([verdict, codes, earliestStart, again]);
}

/** Every way in which these questions may turn out. */
function* all(given, questions) {
  if (questions.length === 0) {
    yield given;
    return;
  }
  const [question, ...rest] = questions;
  // A provider that is asked later only adds something of its own, or hides the rest.
  const answers = question === "/provider" ? ["contracted", "gp-practice"] : answersTo(given, question);
  if (answers.length === 0) yield* all(given, rest);
  for (const answer of answers) yield* all(withFact(given, question, answer), rest);
}

/** Some of these ways, at random. */
function* some(given, questions, random) {
  for (let draw = 0; draw < 400; draw += 1) {
    let way = given;
    for (const question of questions) {
      const answers = answersTo(way, question);
      if (answers.length > 0) way = withFact(way, question, answers[Math.floor(random() * answers.length)]);
    }
    yield way;
  }
}

function matters(given, question, ways) {
  for (const way of ways) {
    const results = answersTo(way, question).map((answer) => shown(withFact(way, question, answer)));
    if (new Set(results.filter((result) => result !== null)).size > 1) return true;
  }
  return false;
}

const isUsedUp = (given) => shown(given)?.includes('"limit-reached"') ?? null;
const valueAt = (facts, path) => path.split("/").slice(1).reduce((place, key) => place?.[key], facts);

/** What is known of somebody of whom only insurer, planned start and the beginnings of programmes are known. */
export function begun({ start, insurer, history }) {
  const unknown = { end: null, kind: "unknown", setting: "unknown", outcome: "unknown" };
  const begun = history.map((programme) => ({ start: programme.start, ...unknown }));
  return { start, insurer, chainCare: null, history: begun, wanted: "unknown", provider: "unknown" };
}

const isSure = (given) => assess(given).sureness === "sure";

/** Fails with a text if what the program asked somebody with these facts is not what could change the answer. */
export function faultOf(facts, program, random) {
  const { asked, facts: found, sureness, cutShort, stoppedEarly } = program;
  const c = describe(facts);
  const opening = ["/insurer", "/start", "/history"];
  if (c.group === "uninsured") return asked.join() === "/insurer" && cutShort ? null : "uninsured people are asked on";
  if (c.outOfRange) return asked.join() === "/insurer,/start" && cutShort ? null : "a year out of range is asked on";
  if (asked.slice(0, 3).join() !== opening.join()) return "it does not begin with insurer, planned start and history";
  const questions = order(c);
  const exact = facts.history.length < 2;
  const waysOf = (given, later) => (exact ? all(given, later) : some(given, later, random));
  let given = begun(facts);
  let at = 3;
  for (const [place, question] of questions.entries()) {
    const aboutHistory = questions.slice(place).filter((path) => /outcome|setting|end$/.test(path));
    const usedUp = isUsedUp(given) === true && [...waysOf({ ...given, provider: "contracted" }, aboutHistory)].every((way) => isUsedUp(way) !== false);
    if (usedUp && cutShort && at === asked.length) break;
    if (usedUp && exact && !cutShort) return `the year is used up before ${question}, and the questions go on`;
    const isAsked = asked[at] === question;
    const decides = matters(given, question, waysOf(given, questions.slice(place + 1)));
    const unsettles = usedUp && question.endsWith("/setting");
    if (decides && !isAsked && !usedUp) return `${question} can decide, and is not asked`;
    if (isAsked && exact && !decides && !unsettles) return `${question} decides nothing, and is asked`;
    if (!isAsked) continue;
    at += 1;
    const value = valueAt(facts, question);
    // Membership alone; what it includes is a question of its own.
    const isMember = question === "/chainCare" && value?.programmes.length > 0;
    given = withFact(given, question, isMember ? { ...value, includesSmr: "unknown" } : value);
  }
  if (at < asked.length) return `${asked[at]} is out of order`;
  if (contradictions(describe(facts)).length > 0) return null;
  return faultOfSureness(given, facts, { asked, found, sureness, cutShort, stoppedEarly }, questions, random);
}

/** Is it sure only where nothing that was not asked could change that? */
function faultOfSureness(given, facts, { asked, found, sureness, cutShort, stoppedEarly }, questions, random) {
  const so_far = assess(given).sureness;
  if (JSON.stringify(assess(found)) !== JSON.stringify(assess(given))) return "its facts are not those that were asked";
  const open = facts.history.map((_, i) => i).filter((i) => !asked.includes(`/history/${i}/outcome`));
  const stopped = (places) => places.reduce((all, i) => withFact(all, `/history/${i}/outcome`, "dropped-out"), given);
  const sets = [open, ...open.map((i) => [i])].filter((places) => places.length > 0);
  const hangs = isSure(given) && sets.some((places) => ![null, "sure"].includes(assess(stopped(places)).sureness));
  if (JSON.stringify(stoppedEarly) !== JSON.stringify(hangs ? open : [])) return `stopped early: ${hangs ? open : "not asked"}`;
  if (sureness !== so_far && !(so_far === "sure" && sureness === "unclear")) return `${so_far} was told as ${sureness}`;
  if (sureness !== "sure") return null;
  const unasked = questions.filter((path) => !asked.includes(path) && !(cutShort && path === "/provider"));
  for (const way of some(given, unasked, random)) {
    const { sureness: then, readings, problems } = assess(cutShort ? { ...way, provider: "contracted" } : way);
    if (problems.length === 0 && (then !== "sure" || readings.length > 0)) return `called sure, but not with ${JSON.stringify(way)}`;
  }
  return null;
}

// Rulebook §3: what counts, and the intensive programmes of B3 and Q3.
import { yearOf } from "./case.mjs";

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
export function countProgrammes(c, flipped) {
  const counted = c.history.flatMap((programme) => {
    const count = countOf(programme, c, flipped);
    return count === null ? [] : [{ ...programme, ...count }];
  });
  const surely = counted.filter((p) => !p.openChain && !p.openDate);
  const left = (used) => Math.max(0, c.limit - used.length);
  return { counted, remaining: { min: left(counted), max: left(surely) }, ...intensiveProgrammes(c, counted) };
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

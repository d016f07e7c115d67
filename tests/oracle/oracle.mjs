// An independent oracle for the rule base: a second implementation, written from the rulebook alone and without
// reading the first, so that the two can be compared on random facts (see compare.mjs).
// A file a section of the rulebook; the comments name its clauses. The facts are taken to be well formed.
import { asks, outlook } from "./asks.mjs";
import { describe } from "./case.mjs";
import { contradictions } from "./contradictions.mjs";
import { information } from "./information.mjs";
import { judge } from "./judge.mjs";
import { readingsThatMatter, sureness } from "./readings.mjs";

export { outcome, withFact } from "./asks.mjs";

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

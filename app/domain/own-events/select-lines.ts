import type { Language } from "../languages/language.ts";
import { isSought, searchTerms } from "../text/search-terms.ts";
import { searchWords } from "../text/search-text.ts";
import { type OwnEventLine, stages, turnOf, turns, type Turn } from "./own-event-line.ts";
import type { OwnEventsFilter, Sorting } from "./own-events-filter.ts";

/** Keep the lines that contain every word of a search, in title, venue, city or organisation; accents are ignored. */
export function searchLines(lines: readonly OwnEventLine[], q: string): readonly OwnEventLine[] {
  const terms = searchTerms(q);
  if (terms.length === 0) return lines;
  return lines.filter((line) => {
    const words = [line.title, line.venueName ?? "", line.cityName, line.organisationName].flatMap(searchWords);
    return terms.every((term) => words.some((word) => isSought(word, term)));
  });
}

/** Count lines by turn; `all` leaves out those that are over. */
export function countTurns(lines: readonly OwnEventLine[]): Record<Turn | "all", number> {
  const counts = { all: 0, yours: 0, coordination: 0, public: 0, closed: 0, over: 0 };
  for (const line of lines) counts[turnOf(line)] += 1;
  return { ...counts, all: lines.length - counts.over };
}

/** Keep the lines of a turn, in the order that the filter asks for. */
export function linesOf(
  lines: readonly OwnEventLine[],
  { turn, sort }: Pick<OwnEventsFilter, "turn" | "sort">,
  language: Language,
): OwnEventLine[] {
  const kept = lines.filter((line) => (turn ? turnOf(line) === turn : turnOf(line) !== "over"));
  return kept.sort(comparisons(language, turn)[sort]);
}

type Compare = (a: OwnEventLine, b: OwnEventLine) => number;

function comparisons(language: Language, turn: Turn | null): Record<Sorting, Compare> {
  const { compare } = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  const title: Compare = (a, b) => compare(a.title, b.title) || (a.eventId < b.eventId ? -1 : 1);
  const day: Compare = (a, b) => compareStarts(a, b) || title(a, b);
  const changed: Compare = (a, b) => b.changedAt - a.changedAt || title(a, b);
  const byTurn: Compare = (a, b) =>
    turns.indexOf(turnOf(a)) - turns.indexOf(turnOf(b)) ||
    (turnOf(a) === "yours" ? stages.indexOf(a.stage) - stages.indexOf(b.stage) : 0) ||
    (turnOf(a) === "over" ? day(b, a) : day(a, b));
  // Of what is over, the latest is wanted first.
  return { turn: byTurn, day: turn === "over" ? (a, b) => day(b, a) : day, changed, title };
}

/** Compare by start; without a date last. */
function compareStarts(a: OwnEventLine, b: OwnEventLine): number {
  if (a.start === b.start) return 0;
  if (a.start === null) return 1;
  if (b.start === null) return -1;
  return a.start < b.start ? -1 : 1;
}

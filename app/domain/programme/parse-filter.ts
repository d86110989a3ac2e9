import { isSignLanguage, isSpokenLanguage } from "../languages/spoken-language.ts";
import { isWithin, oneLine } from "../text/plain-text.ts";
import { searchWords } from "../text/search-text.ts";
import { type LocalDate, parseLocalDate } from "../time/zoned-time.ts";
import { attendances } from "../model/event.ts";
import {
  type FilterProblem,
  longestSearch,
  type ProgrammeFilter,
  type RepeatedFilter,
  repeatedFilters,
} from "../model/programme-filter.ts";

const maxValues = 20;
const codeShape = /^[\p{L}\p{N}_.-]{1,80}$/u;
const shapes: Partial<Record<RepeatedFilter, (value: string) => boolean>> = {
  country: (value) => /^[a-z]{2}$/.test(value),
  attendance: (value) => (attendances as readonly string[]).includes(value),
  language: (value) => isSpokenLanguage(value) || isSignLanguage(value),
};

/**
 * Read a filter from an address. Unknown parameters are ignored, as are empty values (an untouched form sends them);
 * a value of the wrong form becomes a problem.
 */
export function parseFilter(params: URLSearchParams): { filter: ProgrammeFilter; problems: FilterProblem[] } {
  const problems: FilterProblem[] = [];
  const note = (parameter: string, value: string) => {
    problems.push({ parameter, value: value.slice(0, 80) });
  };
  const repeated = Object.fromEntries(
    repeatedFilters.map((name) => [name, readValues(params, name, note)]),
  ) as unknown as Record<RepeatedFilter, string[]>;
  const edition = params.get("edition") || null;
  if (edition && !codeShape.test(edition)) note("edition", edition);
  const from = readDay(params, "from", note);
  let to = readDay(params, "to", note);
  if (from && to && to < from) {
    problems.push({ parameter: "to", value: to, kind: "range" });
    to = null;
  }
  const seats = params.get("seats") ?? "";
  if (seats !== "" && seats !== "1") note("seats", seats);
  return {
    filter: {
      ...repeated,
      edition: edition && codeShape.test(edition) ? edition : null,
      q: readSearch(params, note),
      from,
      to,
      seats: seats === "1",
    },
    problems,
  };
}

type Note = (parameter: string, value: string) => void;

function readValues(params: URLSearchParams, name: RepeatedFilter, note: Note): string[] {
  const given = [...new Set(params.getAll(name).map((value) => value.trim().toLowerCase()))].filter(
    (value) => value !== "",
  );
  const isRight = shapes[name] ?? ((value: string) => codeShape.test(value));
  const right = given.filter((value) => {
    if (isRight(value)) return true;
    note(name, value);
    return false;
  });
  for (const value of right.slice(maxValues)) note(name, value);
  return right.slice(0, maxValues).sort();
}

/** Read the search text. A text without words is refused: it would find all events, or none. */
function readSearch(params: URLSearchParams, note: Note): string | null {
  const given = params.get("q") ?? "";
  if (given.trim() === "") return null;
  const line = oneLine(given);
  if (isWithin(line, longestSearch) && searchWords(line).length > 0) return line;
  note("q", given);
  return null;
}

function readDay(params: URLSearchParams, name: "from" | "to", note: Note): LocalDate | null {
  const given = params.get(name) ?? "";
  if (given === "") return null;
  const day = parseLocalDate(given);
  if (!day) note(name, given);
  return day;
}

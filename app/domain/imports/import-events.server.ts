import type { Context } from "../context.ts";
import type { EventImportReport, EnteredEvent, RowFault } from "./import-report.ts";
import { readTable } from "../tables/read-table.server.ts";
import { type EventColumn, eventColumns } from "./event-row.ts";
import { groupRows, type EventGroup } from "./group-rows.ts";
import { runImport, type Entered } from "./run-import.server.ts";
import { toCandidate, type Candidate } from "./to-event-candidate.server.ts";
import { firstRowOf, toRowFaults } from "./row-faults.ts";
import { changedColumns } from "./changed-columns.ts";
import { saveEvent } from "../events/save-event.server.ts";
import { submitEvent } from "../events/submit-event.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { NotFound, Conflict, Invalid } from "../errors.ts";
import { type NamedOrganisation, findPostingOrganisation } from "./find-posting-organisation.server.ts";
import { findCityByName } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";

/**
 * Enters a table of events: one row per date; rows of one organisation with the same `external_id` are one event, which is
 * updated when it is there already. Everything goes through the verbs that forms use, in one transaction: with one fault,
 * or in a dry run, nothing is left.
 * @param input the file as it was saved; `asDrafts` leaves new events to be handed in by hand, else all are handed in;
 * `maxEvents` may be made or changed, since nobody else is answered meanwhile
 */
export function importEvents(
  ctx: Context,
  input: { file: Uint8Array; dryRun: boolean; asDrafts?: boolean; maxRows?: number; maxEvents?: number },
): EventImportReport {
  const table = readTable<EventColumn>(input.file, eventColumns);
  const { maxRows = Number.POSITIVE_INFINITY, maxEvents = Number.POSITIVE_INFINITY } = input;
  const isTooLong = table.rows.length > maxRows;
  const lookup = createImportLookup(ctx);
  const { groups, faults } = groupRows(
    isTooLong ? [] : table.rows,
    (name) => lookup.organisation(name).organisation?.id ?? name,
  );
  const events: EnteredEvent[] = [];
  let changed = 0;
  const report = runImport(
    ctx,
    {
      rowCount: table.rows.length,
      entries: isTooLong ? [] : groups,
      faults: isTooLong ? [tooManyRows(maxRows)] : [...table.faults, ...faults],
      action: "events.import",
      dryRun: input.dryRun,
    },
    (inside, group) => {
      const candidate = toCandidate(inside, group, table.columns, lookup);
      if ("faults" in candidate) return candidate;
      if (changed > maxEvents) return { outcome: "unchanged" };
      const entered = enter(inside, group, candidate, input);
      if (!("outcome" in entered)) return entered;
      changed += entered.outcome === "unchanged" ? 0 : 1;
      if (changed > maxEvents) return { faults: [tooManyAtOnce(firstRowOf(group), maxEvents)] };
      events.push(enteredEvent(candidate, entered.outcome));
      return entered;
    },
  );
  return { ...report, events: report.faults.length > 0 ? [] : events };
}

const tooManyRows = (max: number): RowFault => ({
  row: max + 2,
  column: "",
  fault: { key: "tooMany", values: { max } },
});

const tooManyAtOnce = (row: number, max: number): RowFault => ({
  row,
  column: "",
  fault: { key: "tooManyAtOnce", values: { max } },
});

function enter(
  ctx: Context,
  group: EventGroup,
  { input, existing, sharpen }: Candidate,
  how: { dryRun: boolean; asDrafts?: boolean },
): Entered {
  // A new draft was held against every rule when it was read: trying it out would take five times as long, and tell nothing.
  if (!existing && how.dryRun && how.asDrafts) return { outcome: "created" };
  const isSame = existing !== null && changedColumns(existing, input).length === 0;
  try {
    // What stays as it is needs nobody's leave, however far its event has come, and whichever edition it belongs to.
    const outcome = isSame ? "unchanged" : saveEvent(ctx, input).outcome;
    if (!how.asDrafts && needsHandingIn(ctx, input.eventId, outcome)) submitEvent(ctx, { eventId: input.eventId });
    return { outcome };
  } catch (error) {
    return { faults: refusalFaults(error, group, sharpen) };
  }
}

function needsHandingIn(ctx: Context, eventId: string, outcome: EnteredEvent["outcome"]): boolean {
  const review = findEvent(ctx.db, eventId)?.review;
  return review === "draft" || (review === "changes_requested" && outcome !== "unchanged");
}

const enteredEvent = ({ input, existing }: Candidate, outcome: EnteredEvent["outcome"]): EnteredEvent => ({
  eventId: input.eventId,
  title: input.title,
  language: input.language,
  outcome,
  columns: existing ? changedColumns(existing, input) : [],
});

/** The one place where what the verbs refuse becomes words beside a row, such as an event that was decided on. */
function refusalFaults(error: unknown, group: EventGroup, sharpen: Candidate["sharpen"]): RowFault[] {
  const first = firstRowOf(group);
  if (error instanceof NotFound) return [{ row: first, column: "organisation", fault: { key: "unknownOrganisation" } }];
  if (error instanceof Conflict) return [{ row: first, column: "", fault: { key: error.key } }];
  if (!(error instanceof Invalid)) throw error;
  return toRowFaults(error.faults, group, sharpen);
}

/** What the rows of a table name over and over: a table of five thousand rows names few organisations and cities. */
export type ImportLookup = {
  organisation: (name: string) => NamedOrganisation;
  city: (countryCode: string, name: string) => ReturnType<typeof findCityByName>;
  edition: () => ReturnType<typeof findCurrentEdition>;
};

export function createImportLookup(ctx: Context): ImportLookup {
  const organisation = remembered((name) => findPostingOrganisation(ctx, name));
  const city = remembered((countryCode, name) => findCityByName(ctx.db, countryCode, name));
  const edition = remembered(() => findCurrentEdition(ctx.db, ctx.language));
  return { organisation, city, edition };
}

function remembered<A extends string[], T>(find: (...asked: A) => T): (...asked: A) => T {
  const known = new Map<string, { found: T }>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const answer = known.get(key) ?? { found: find(...asked) };
    known.set(key, answer);
    return answer.found;
  };
}

import type { Context } from "../context.ts";
import type { EventImportReport, EnteredEvent, RowFault } from "./import-report.ts";
import { readTable, type Table } from "../tables/read-table.server.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { inTurns } from "../in-turns.server.ts";
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
import { codesByName } from "./codes-by-name.server.ts";
import type { EditableKind } from "../model/vocabulary.ts";
import { foldName } from "../text/fold-name.ts";
import { type NamedOrganisation, findPostingOrganisation } from "./find-posting-organisation.server.ts";
import { findCityByName } from "#db/queries/cities.server.ts";
import { findCurrentEdition } from "#db/queries/editions.server.ts";

export type EventTable = Table<EventColumn>;
type HowToEnter = { dryRun: boolean; asDrafts?: boolean; maxEvents?: number };

/**
 * Import a table of events, one row per date: rows of an organisation with the same `external_id` are one event, which
 * is updated if it exists. Uses the same functions as the forms, in one transaction; with one fault, or in a dry run,
 * nothing is written.
 * @param input the file as uploaded; `asDrafts` keeps new events as drafts, else all events are submitted; `maxEvents`
 * limits the events created or changed
 */
export function importEvents(
  ctx: Context,
  input: HowToEnter & { file: Uint8Array; maxRows?: number },
): EventImportReport {
  const table = readTable<EventColumn>(input.file, eventColumns, input.maxRows);
  const entry = eventEntry(ctx, table, input);
  const report = runImport(
    ctx,
    { rowCount: table.rows.length, entries: entry.groups, faults: entry.faults, action, dryRun: input.dryRun },
    entry.enter,
  );
  return { ...report, events: report.faults.length > 0 ? [] : entry.events };
}

/**
 * Import a table that passed the check, as drafts, in many short transactions between which other requests are
 * answered.
 * @param table rows of the file that was checked
 * @throws Conflict `changedDuringImport` when data changed after the check: events entered by then stay, and another
 * import of the same file enters the rest
 */
export async function importEventsInTurns(ctx: Context, table: EventTable): Promise<EventImportReport> {
  const entry = eventEntry(ctx, table, { dryRun: false, asDrafts: true });
  const counts = { created: 0, updated: 0, unchanged: 0 };
  if (entry.faults.length > 0) throw new Conflict("changedDuringImport");
  await inTurns(ctx.db, entry.groups, (tx, group) => {
    const entered = entry.enter({ ...ctx, actor: ctx.actor, db: tx }, group);
    if (!("outcome" in entered)) throw new Conflict("changedDuringImport");
    counts[entered.outcome] += 1;
  });
  const rows = table.rows.length;
  writeTransaction(ctx.db, (tx) => recordAudit(tx, ctx, { action, subjectKind: "import", subjectId: String(rows) }));
  return { rows, ...counts, faults: [], events: entry.events };
}

const action = "events.import";

/** Prepare the steps that both ways of importing share; `events` fills up while `enter` is called for each group. */
function eventEntry(ctx: Context, table: EventTable, how: HowToEnter) {
  const { maxEvents = Number.POSITIVE_INFINITY } = how;
  const lookup = createImportLookup(ctx);
  const { groups, faults } = groupRows(table.rows, (name) => lookup.organisation(name).organisation?.id ?? name);
  const events: EnteredEvent[] = [];
  let changed = 0;
  const enterGroup = (inside: Context & { db: Database }, group: EventGroup): Entered => {
    const candidate = toCandidate(inside, group, table.columns, lookup);
    if ("faults" in candidate) return candidate;
    if (changed > maxEvents) return { outcome: "unchanged" };
    const entered = enter(inside, group, candidate, how);
    if (!("outcome" in entered)) return entered;
    changed += entered.outcome === "unchanged" ? 0 : 1;
    if (changed > maxEvents) return { faults: [tooManyAtOnce(firstRowOf(group), maxEvents)] };
    events.push(enteredEvent(candidate, entered.outcome));
    return entered;
  };
  return { groups, faults: [...table.faults, ...faults], events, enter: enterGroup };
}

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
  // A new draft passed all rules when its rows were read: saving it as a trial would take five times as long for
  // nothing.
  if (!existing && how.dryRun && how.asDrafts) return { outcome: "created" };
  const isSame = existing !== null && changedColumns(existing, input).length === 0;
  try {
    // Unchanged rows need no permission, whatever state and edition their event is in.
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

/**
 * Convert the errors of domain functions to faults of a row, e.g. for an event that was decided on; throw all others.
 */
function refusalFaults(error: unknown, group: EventGroup, sharpen: Candidate["sharpen"]): RowFault[] {
  const first = firstRowOf(group);
  if (error instanceof NotFound) return [{ row: first, column: "organisation", fault: { key: "unknownOrganisation" } }];
  if (error instanceof Conflict) return [{ row: first, column: "", fault: { key: error.key } }];
  if (!(error instanceof Invalid)) throw error;
  return toRowFaults(error.faults, group, sharpen);
}

/** Cached lookups: a table of thousands of rows names few organisations and cities. */
export type ImportLookup = {
  organisation: (name: string) => NamedOrganisation;
  city: (countryCode: string, name: string) => ReturnType<typeof findCityByName>;
  edition: () => ReturnType<typeof findCurrentEdition>;
  /** Code of a term that is named by its code or a label. */
  term: (kind: EditableKind, name: string) => string;
};

export function createImportLookup(ctx: Context): ImportLookup {
  const organisation = remembered((name) => findPostingOrganisation(ctx, name));
  const city = remembered((countryCode, name) => findCityByName(ctx.db, countryCode, name));
  const edition = remembered(() => findCurrentEdition(ctx.db, ctx.language));
  const labels = remembered((kind: EditableKind) => codesByName(ctx, kind));
  return { organisation, city, edition, term: (kind, name) => labels(kind).get(foldName(name)) ?? name };
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

import { findEvent } from "#db/queries/events.server.ts";
import type { Context } from "../context.ts";
import { Conflict, Invalid, NotFound } from "../errors.ts";
import { saveEvent } from "../events/save-event.server.ts";
import { submitEvent } from "../events/submit-event.server.ts";
import { findPostingOrganisation, type NamedOrganisation } from "./find-posting-organisation.server.ts";
import { groupRows, type EventGroup } from "./group-rows.ts";
import { type EventColumn, eventColumns } from "./event-row.ts";
import type { ImportReport, RowFault } from "./import-report.ts";
import { readTable } from "./read-table.server.ts";
import { type Entered, runImport } from "./run-import.server.ts";
import { toRowFaults } from "./row-faults.ts";
import { type Candidate, toCandidate } from "./to-candidate.server.ts";

/**
 * Enters a table of events: one row per date; rows of one organisation with the same `external_id` are one event, which is
 * updated when it is there already. Everything goes through the verbs that forms use, in one transaction: with one fault,
 * or in a dry run, nothing is left. New and changed events are handed to the coordinators.
 * @param input the file as it was saved
 */
export function importEvents(ctx: Context, input: { file: Uint8Array; dryRun: boolean }): ImportReport {
  const table = readTable<EventColumn>(input.file, eventColumns);
  const named = postingOrganisations(ctx);
  const { groups, faults } = groupRows(table.rows, (name) => named(name).organisation?.id ?? name);
  return runImport(
    ctx,
    {
      rowCount: table.rows.length,
      entries: groups,
      faults: [...table.faults, ...faults],
      action: "events.import",
      dryRun: input.dryRun,
    },
    (inside, group) => enter(inside, group, table.columns, named(group.cells.organisation)),
  );
}

/** A table of a thousand rows names few organisations. */
function postingOrganisations(ctx: Context): (name: string) => NamedOrganisation {
  const known = new Map<string, NamedOrganisation>();
  return (name) => {
    const found = known.get(name) ?? findPostingOrganisation(ctx, name);
    known.set(name, found);
    return found;
  };
}

function enter(ctx: Context, group: EventGroup, columns: ReadonlySet<EventColumn>, named: NamedOrganisation): Entered {
  const candidate = toCandidate(ctx, group, columns, named);
  if ("faults" in candidate) return candidate;
  try {
    const { outcome } = saveEvent(ctx, candidate.input);
    const review = findEvent(ctx.db, candidate.input.eventId)?.review;
    if (outcome !== "unchanged" || review === "draft") submitEvent(ctx, { eventId: candidate.input.eventId });
    return { outcome };
  } catch (error) {
    return { faults: refusalFaults(error, group, candidate) };
  }
}

function refusalFaults(error: unknown, group: EventGroup, candidate: Candidate): RowFault[] {
  const first = group.rows[0]?.row ?? 1;
  if (error instanceof NotFound) return [{ row: first, column: "organisation", fault: { key: "unknownOrganisation" } }];
  if (error instanceof Conflict) return [{ row: first, column: "", fault: { key: error.key } }];
  if (!(error instanceof Invalid)) throw error;
  return toRowFaults(error.faults, group, candidate.sharpen);
}

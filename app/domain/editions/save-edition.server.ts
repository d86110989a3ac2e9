import { daySpanFaults } from "../forms/day-span.ts";
import { type Database, writeTransaction } from "#db/client.server.ts";
import * as editions from "#db/queries/editions.server.ts";
import { randomUUID } from "node:crypto";
import { recordReferenceChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { Invalid, NotFound } from "../errors.ts";
import type { Language } from "../languages/language.ts";
import { requireRecentFactor } from "../second-factor/require-recent-factor.server.ts";
import type { LocalDate } from "../time/zoned-time.ts";
import type { EditionState } from "../model/edition.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";

export type Days = { startsOn: LocalDate | null; endsOn: LocalDate | null; submitUntil: LocalDate | null };

/**
 * Create or change an edition: days, names and state. Organisations belong to no edition; unfinished drafts of the
 * current edition can be moved to a new one.
 * @param input `editionId` is empty for a new edition
 * @returns the id of the edition, and the number of drafts moved
 * @throws NotFound unless the actor is the secretariat, and for an unknown edition; Conflict when the second factor was
 * shown too long ago; Invalid `code` when another edition has it, `state`, and by day where they are out of order
 */
export function saveEdition(
  ctx: Context,
  input: Days & {
    editionId: string;
    code: string;
    state: EditionState;
    names: Readonly<Record<Language, string>>;
    takesDrafts: boolean;
  },
): { editionId: string; drafts: number } {
  requireSecretariat(ctx);
  requireRecentFactor(ctx);
  return writeTransaction(ctx.db, (tx) => {
    const days = checkedDays(input);
    const old = input.editionId === "" ? null : requireEdition(tx, input.editionId);
    const editionId = old?.id ?? randomUUID();
    if (editions.editionCodeIsTaken(tx, input.code, editionId)) throw new Invalid({ code: { key: "codeTaken" } });
    const draftsOf = old || !input.takesDrafts ? null : editionOfDrafts(tx, input.state);
    const row = { ...days, code: input.code, state: input.state };
    const step = old ? { action: "edition.edit", oldState: old.state } : { action: "edition.open" };
    const audit = { ...step, subjectKind: "edition", subjectId: editionId, newState: input.state } as const;
    recordReferenceChange(tx, ctx, audit, (writable) => {
      if (old) editions.updateEdition(writable, old.id, row, input.names);
      else editions.insertEdition(writable, { id: editionId, ...row, createdAt: ctx.now }, input.names);
    });
    return { editionId, drafts: draftsOf === null ? 0 : editions.moveDrafts(tx, draftsOf, editionId) };
  });
}

/**
 * Return the edition from which a new one takes its drafts. The new one must be open, or they could not be submitted.
 */
function editionOfDrafts(tx: Database, state: EditionState): string | null {
  if (state !== "open") throw new Invalid({ state: { key: "draftsNeedOpen" } });
  return editions.findCurrentEdition(tx, "en")?.id ?? null;
}

function requireEdition(tx: Database, editionId: string) {
  const edition = editions.findEdition(tx, editionId);
  if (!edition) throw new NotFound("edition");
  return edition;
}

/** Check that all days are given and in order. @throws Invalid by day */
export function checkedDays({ startsOn, endsOn, submitUntil }: Days) {
  const faults = daySpanFaults({ startsOn, endsOn });
  if (!submitUntil) faults["submitUntil"] = { key: "required" };
  if (endsOn && submitUntil && submitUntil > endsOn) faults["submitUntil"] = { key: "afterTheEnd" };
  if (!startsOn || !endsOn || !submitUntil || Object.keys(faults).length > 0) throw new Invalid(faults);
  return { startsOn, endsOn, submitUntil };
}

import { type Database, writeTransaction } from "#db/client.server.ts";
import * as editions from "#db/queries/editions.server.ts";
import { randomUUID } from "node:crypto";
import { recordReferenceChange } from "../changes/record-subject-change.server.ts";
import type { Context } from "../context.ts";
import { type Fault, Invalid, NotFound } from "../errors.ts";
import { requireRecentFactor } from "../second-factor/require-recent-factor.server.ts";
import type { EditionState } from "../model/edition.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import { type Days, dayFaults, type EditionNames, nameFaults } from "./edition-faults.ts";

/**
 * Create or change an edition: days, names and state. Organisations belong to no edition; unfinished drafts of the
 * current edition can be moved to a new one.
 * @param input `editionId` is empty for a new edition
 * @returns the id of the edition, and the number of drafts moved
 * @throws NotFound unless the actor is the secretariat, and for an unknown edition; Conflict when the second factor was
 * shown too long ago; Invalid `code` when another edition has it, `state`, `names.en` when there is no name in any
 * language, and by day where they are out of order
 */
export function saveEdition(
  ctx: Context,
  input: Days & {
    editionId: string;
    code: string;
    state: EditionState;
    names: EditionNames;
    takesDrafts: boolean;
  },
): { editionId: string; drafts: number } {
  requireSecretariat(ctx);
  requireRecentFactor(ctx);
  return writeTransaction(ctx.db, (tx) => {
    const old = input.editionId === "" ? null : requireEdition(tx, input.editionId);
    const editionId = old?.id ?? randomUUID();
    const isKnown = editions.editionCodeIsTaken(tx, input.code, editionId);
    const days = checkedDays(input, {
      ...(isKnown ? { code: { key: "codeTaken" } } : {}),
      ...nameFaults(input.names),
    });
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

/**
 * Check that all days are given and in order.
 * @param others faults of other fields, thrown together with those of the days
 * @throws Invalid by field
 */
export function checkedDays(days: Days, others: Readonly<Record<string, Fault>> = {}) {
  const faults = { ...others, ...dayFaults(days) };
  const { startsOn, endsOn, submitUntil } = days;
  if (!startsOn || !endsOn || !submitUntil || Object.keys(faults).length > 0) throw new Invalid(faults);
  return { startsOn, endsOn, submitUntil };
}

import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { updateUrgentChange } from "#db/queries/urgent-changes.server.ts";
import type { Context } from "../context.ts";
import { requireOpenUrgentChange } from "./require-open-urgent-change.server.ts";

/**
 * Accept an urgent change as a coordinator: what it published stays.
 * @param input `version` of the change as it was read
 * @throws NotFound outside the actor's scopes; Conflict when somebody decided on it, or it changed again, meanwhile
 */
export function acceptUrgentChange(ctx: Context, input: { urgentChangeId: string; version: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { urgentChange, event } = requireOpenUrgentChange(tx, ctx, input);
    updateUrgentChange(tx, urgentChange.id, { state: "seen", decidedAt: ctx.now });
    recordAudit(tx, ctx, {
      action: "facts.seen",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: Object.keys(urgentChange.fields),
      oldState: "open",
      newState: "seen",
    });
  });
}

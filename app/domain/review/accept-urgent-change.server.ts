import { writeTransaction } from "#db/client.server.ts";
import { recordAudit } from "#db/queries/audit.server.ts";
import { updateFacts } from "#db/queries/urgent-changes.server.ts";
import type { Context } from "../context.ts";
import { requireOpenFacts } from "./require-open-urgent-change.server.ts";

/**
 * A coordinator has looked at a change that was public at once, and it stays.
 * @param input `stamp` names the state that was read
 * @throws NotFound outside the actor's scopes; Conflict when somebody looked at it, or it changed again, meanwhile
 */
export function lookAtFacts(ctx: Context, input: { factsId: string; stamp: string }): void {
  writeTransaction(ctx.db, (tx) => {
    const { facts, event } = requireOpenFacts(tx, ctx, input);
    updateFacts(tx, facts.id, { state: "seen", decidedAt: ctx.now });
    recordAudit(tx, ctx, {
      action: "facts.seen",
      subjectKind: "event",
      subjectId: event.id,
      cityId: event.cityId,
      fields: Object.keys(facts.fields),
      oldState: "open",
      newState: "seen",
    });
  });
}

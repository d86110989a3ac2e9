import type { Database } from "#db/client.server.ts";
import type { FoundEvent } from "#db/queries/events.server.ts";
import {
  deleteUrgentChange,
  findOpenUrgentChange,
  insertUrgentChange,
  updateUrgentChange,
} from "#db/queries/urgent-changes.server.ts";
import { randomUUID } from "node:crypto";
import { type Context, accountIdOf } from "../context.ts";
import { type UrgentChangeFields, isSameValue } from "../model/urgent-change.ts";

/**
 * Record a change that is public at once for a coordinator to review. Changes of one date, or of the event as a whole,
 * are merged into the open one, against what was public before the first; it is deleted when no net change is left.
 */
export function recordUrgentChange(
  tx: Database,
  ctx: Context,
  change: { event: FoundEvent; dateId: string | null; action: string; fields: UrgentChangeFields },
): void {
  const { event, dateId, action } = change;
  if (event.review !== "approved") return;
  const open = findOpenUrgentChange(tx, event.id, dateId);
  const known = open?.fields ?? {};
  const fields = netChanges(known, onlyWorthNoting(known, change.fields));
  const isPublished = action === "publish" || open?.action === "publish";
  // A change that adds nothing keeps the action and author of the open one.
  if (open && isSameValue(fields, known) && action !== "publish") return;
  const isNothing = Object.keys(fields).length === 0 && !isPublished;
  if (isNothing) {
    if (open) deleteUrgentChange(tx, open.id);
    return;
  }
  const said = { fields, accountId: accountIdOf(ctx.actor), action: isPublished ? "publish" : action };
  if (open) updateUrgentChange(tx, open.id, said);
  else insertUrgentChange(tx, { id: randomUUID(), eventId: event.id, dateId, at: ctx.now, state: "open", ...said });
}

/** Larger capacity, reopened sign-up and a removed picture need no review: they only update an open change. */
const isHarmless = (name: string, { before, after }: { before: unknown; after: unknown }): boolean =>
  (name === "capacity" && (after === null || (typeof before === "number" && Number(after) > before))) ||
  (name === "signUpClosed" && after === false) ||
  (name === "picture" && after === null);

const onlyWorthNoting = (known: UrgentChangeFields, fields: UrgentChangeFields): UrgentChangeFields =>
  Object.fromEntries(Object.entries(fields).filter(([name, field]) => name in known || !isHarmless(name, field)));

function netChanges(old: UrgentChangeFields, now: UrgentChangeFields): UrgentChangeFields {
  const merged = Object.entries({ ...old, ...now }).map(([name, { after }]) => {
    const before = (old[name] ?? now[name])?.before;
    return [name, { before, after }] as const;
  });
  // The previous picture is erased: without a new one, nothing is left to review.
  const isGone = (name: string, after: unknown) => name === "picture" && after === null;
  return Object.fromEntries(
    merged.filter(([name, { before, after }]) => !isSameValue(before, after) && !isGone(name, after)),
  );
}

import type { Context } from "../context.ts";
import { isFreelyEditable } from "../model/review-state.ts";
import { type Contradiction, type ContradictionEnd, listContradictions } from "./list-contradictions.server.ts";
import { readEventForm } from "./read-event-form.server.ts";
import { requireDraftOwner } from "./save-draft.server.ts";

/**
 * Return the contradictions of an event: all, or those with one end.
 * @returns also whether its dates are part of its form; those of a public event are changed one by one
 * @throws NotFound for an actor who may not edit the event
 */
export function getContradictions(
  ctx: Context,
  { eventId, end }: { eventId: string; end?: ContradictionEnd },
): { eventId: string; end: ContradictionEnd | null; hasDatesInForm: boolean; found: Contradiction[] } {
  requireDraftOwner(ctx.db, ctx, { eventId, organisationId: "" });
  const form = readEventForm(ctx.db, eventId);
  const all = listContradictions(ctx.db, form);
  return {
    eventId,
    end: end ?? null,
    hasDatesInForm: form.event === null || isFreelyEditable(form.event.review),
    found: end === undefined ? all : all.filter(({ ends }) => ends.includes(end)),
  };
}
export type Contradictions = ReturnType<typeof getContradictions>;

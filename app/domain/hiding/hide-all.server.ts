import { type Database, writeTransaction } from "#db/client.server.ts";
import { setCityHidden } from "#db/queries/cities.server.ts";
import { updateOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import type { HiddenNotice } from "../notifications/hidden-notice.ts";
import { notifyHidden } from "../notifications/notify-hidden.server.ts";
import { notifyRestored } from "../notifications/notify-restored.server.ts";
import { requireRecentFactor } from "../second-factor/require-recent-factor.server.ts";
import { recordCityChange, recordOrganisationChange } from "../changes/record-subject-change.server.ts";
import { parseDecisionReason } from "../forms/decision-reason.ts";
import { type HideAllSubject, type HideAllKind, requireHideAllSubject } from "./require-hideable-all.server.ts";

/**
 * Hide or restore everything of an organisation, or the whole programme of a city, in one step. Events hidden by
 * themselves stay hidden. Coordinators in scope may do it; the owners of a city's authority may hide, but not restore.
 * @param input `told` and `words` choose what attendees are told when it is hidden
 * @throws NotFound for a stranger; Conflict when it is so already, or when the second factor was shown too long ago;
 * Invalid `reason` when it is hidden without one
 */
export function hideAll(
  ctx: Context,
  input: {
    kind: HideAllKind;
    id: string;
    isHidden: boolean;
    reason: string;
    told: HiddenNotice;
    words: string;
  },
): void {
  writeTransaction(ctx.db, (tx) => {
    const thing = requireHideAllSubject(tx, ctx, input);
    if ((thing.hiddenAt !== null) === input.isHidden) throw new Conflict("alreadyDecided");
    if (thing.isByScope) requireRecentFactor(ctx);
    const reason = parseDecisionReason(input.reason, { isNeeded: input.isHidden });
    const eventIds = setHidden(tx, ctx, thing, { isHidden: input.isHidden, reason });
    if (input.isHidden) notifyHidden(tx, ctx, { eventIds, told: input.told, words: input.words });
    else notifyRestored(tx, ctx, { eventIds });
  });
}

/** @returns the ids of the events hidden or restored */
function setHidden(
  tx: Database,
  ctx: Context,
  thing: HideAllSubject,
  { isHidden, reason }: { isHidden: boolean; reason: string | null },
): readonly string[] {
  const hiddenAt = isHidden ? ctx.now : null;
  const decision = isHidden
    ? ({ action: "hide", reason, oldState: "shown", newState: "hidden" } as const)
    : ({ action: "show", reason, oldState: "hidden", newState: "shown" } as const);
  if (thing.kind === "city") {
    const change = { cityId: thing.subject.id, decision };
    return recordCityChange(tx, ctx, change, (writable) => setCityHidden(writable, thing.subject, hiddenAt)).eventIds;
  }
  const organisation = { id: thing.subject.id, cityId: thing.cityId };
  return recordOrganisationChange(tx, ctx, { organisation, decision }, (writable) =>
    updateOrganisation(writable, thing.subject, { hiddenAt }),
  ).eventIds;
}

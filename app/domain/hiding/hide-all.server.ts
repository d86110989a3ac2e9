import { type Database, writeTransaction } from "#db/client.server.ts";
import { setCityHidden } from "#db/queries/cities.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { updateOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "../context.ts";
import { Conflict } from "../errors.ts";
import { bumpEventSequences } from "../changes/bump-sequences.server.ts";
import type { HiddenNotice } from "../notifications/hidden-notice.ts";
import { notifyHidden } from "../notifications/notify-hidden.server.ts";
import { notifyRestored } from "../notifications/notify-restored.server.ts";
import { requireRecentFactor } from "../second-factor/require-recent-factor.server.ts";
import { recordDecision } from "../changes/record-decision.server.ts";
import { parseDecisionReason } from "../forms/decision-reason.ts";
import { type HideAllSubject, type HideAllKind, requireHideAllSubject } from "./require-hideable-all.server.ts";

/**
 * Takes everything of an organisation, or the whole programme of a city, out of everything public in one step, or brings it
 * back. What is hidden by itself stays so. Coordinators in scope do it; for a city, the owners of its own authority hide
 * too, and do not show.
 * @param input `told` and `words` are what people who hold seats hear when it is hidden
 * @throws NotFound for a stranger; Conflict when it is so already, or when the second factor was shown too long ago; Invalid
 * `reason` when it is hidden without one
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
    const eventIds = setHidden(tx, ctx, thing, input.isHidden);
    if (input.isHidden) notifyHidden(tx, ctx, { eventIds, told: input.told, words: input.words });
    else notifyRestored(tx, ctx, { eventIds });
    const [oldState, newState] = input.isHidden ? (["shown", "hidden"] as const) : (["hidden", "shown"] as const);
    recordDecision(tx, ctx, {
      subjectKind: thing.kind,
      subjectId: thing.subject.id,
      cityId: thing.cityId,
      action: input.isHidden ? "hide" : "show",
      reason,
      oldState,
      newState,
    });
    raiseProgrammeVersion(tx);
  });
}

function setHidden(tx: Database, ctx: Context, thing: HideAllSubject, isHidden: boolean): string[] {
  const hiddenAt = isHidden ? ctx.now : null;
  if (thing.kind === "city") {
    setCityHidden(tx, thing.subject, hiddenAt);
    return bumpEventSequences(tx, ctx, { cityId: thing.subject.id });
  }
  updateOrganisation(tx, thing.subject, { hiddenAt });
  return bumpEventSequences(tx, ctx, { organisationId: thing.subject.id });
}

import type { z } from "zod";
import type { Context } from "../context.ts";
import { answerReport } from "../reports/answer-report.server.ts";
import { decideEvent } from "./decide-event.server.ts";
import { decideRevision } from "./decide-revision.server.ts";
import { acceptUrgentChange } from "./accept-urgent-change.server.ts";
import type { reviewForm } from "./review-form.ts";
import { restoreEvent } from "../hiding/restore-event.server.ts";
import { claimItem } from "./claim-item.server.ts";
import { undoUrgentChange } from "./undo-urgent-change.server.ts";
import { writeNote } from "./write-note.server.ts";
import { writeComment } from "../comments/write-comment.server.ts";

/**
 * Run the action of a form on a coordinator's page of an event.
 * @returns `isDecided`: true when the coordinator continues with the next item
 * @throws the errors of the verb that the form calls
 */
export function runReviewAction(
  ctx: Context,
  eventId: string,
  form: z.output<typeof reviewForm>,
): { isDecided: boolean } {
  switch (form.intent) {
    case "decide":
      decideEvent(ctx, { ...form, eventId });
      return { isDecided: true };
    case "revise":
      decideRevision(ctx, { ...form, eventId });
      return { isDecided: true };
    case "seen":
      acceptUrgentChange(ctx, form);
      return { isDecided: true };
    case "undo":
      undoUrgentChange(ctx, form);
      return { isDecided: true };
    case "show":
      restoreEvent(ctx, { eventId, reason: form.reason });
      return { isDecided: false };
    case "answer":
      answerReport(ctx, form);
      return { isDecided: false };
    case "write":
      writeComment(ctx, { about: { kind: "event", id: eventId }, side: "coordinator", text: form.text });
      return { isDecided: false };
    case "note":
      writeNote(ctx, { about: { kind: "event", id: eventId }, text: form.text });
      return { isDecided: false };
    default:
      claimItem(ctx, { kind: "event", id: eventId, isClaimed: form.intent === "take" });
      return { isDecided: false };
  }
}

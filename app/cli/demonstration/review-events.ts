import type { Context } from "#app/domain/context.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { featureEvent } from "#app/domain/featuring/feature-event.server.ts";
import { decideEvent } from "#app/domain/review/decide-event.server.ts";
import type { Decision } from "#app/domain/model/review-state.ts";
import { signUpForDate } from "#app/domain/sign-ups/sign-up-for-date.server.ts";
import { dayAt } from "#app/domain/time/zone-arithmetic.server.ts";
import { addDays, atTime, type LocalDateTime, localDateOf, timeOfDay } from "#app/domain/time/zoned-time.ts";
import { findEvent, listDates } from "#db/queries/events.server.ts";
import { randomUUID } from "node:crypto";
import type { EnteredEvent } from "#app/cli/seed-demo.ts";
import { cancelNote, changeReason } from "./wording.ts";

/** Review the events as coordinators did so far; then cancel one, move one, fill one, and feature some. */
export function reviewEvents(ctx: Context, entered: readonly EnteredEvent[]): void {
  for (const entry of entered) decide(ctx, entry);
  const published = entered.filter(({ eventId }) => findEvent(ctx.db, eventId)?.review === "approved");
  cancelOne(ctx, published);
  moveOne(ctx, published);
  fillOne(ctx, published);
  featureSome(ctx, published);
}

/**
 * Decide an event: some wait, one is sent back, one refused, the others are published. Events of unverified
 * organisations have to wait.
 */
function decide(ctx: Context, { demo, eventId }: EnteredEvent): void {
  const { index, organisation } = demo;
  const isWaiting = !organisation.isVerified || index % 14 === 3;
  if (isWaiting) return;
  const decision: Decision = index === 40 ? "request_changes" : index === 60 ? "refuse" : "approve";
  const revision = findEvent(ctx.db, eventId)?.revision ?? 0;
  const reason = decision === "approve" ? "" : changeReason[organisation.language];
  decideEvent(ctx, { eventId, revision, decision, reason });
}

/** Feature the first community meal, walk and language café on the page of the network until they are over. */
function featureSome(ctx: Context, published: readonly EnteredEvent[]): void {
  for (const format of ["community_meal", "walk", "language_cafe"]) {
    const demoEvent = published.find(({ demo }) => demo.idea.format === format);
    const last = demoEvent && listDates(ctx.db, demoEvent.eventId).at(-1);
    if (!demoEvent || !last) continue;
    const days = { startsOn: dayAt(ctx.now, last.timeZone), endsOn: localDateOf(last.endsAtLocal) };
    featureEvent(ctx, { eventId: demoEvent.eventId, place: { kind: "network", code: "" }, ...days });
  }
}

function cancelOne(ctx: Context, published: readonly EnteredEvent[]): void {
  const demoEvent = published.find(({ demo }) => demo.idea.format === "concert");
  const date = demoEvent && listDates(ctx.db, demoEvent.eventId)[0];
  if (demoEvent && date) cancelDate(ctx, { dateId: date.id, note: cancelNote[demoEvent.demo.organisation.language] });
}

function moveOne(ctx: Context, published: readonly EnteredEvent[]): void {
  const demoEvent = published.find(({ demo }) => demo.idea.format === "film_debate");
  const date = demoEvent && listDates(ctx.db, demoEvent.eventId)[0];
  if (!date) return;
  const nextDay = (time: LocalDateTime) => atTime(addDays(localDateOf(time), 1), timeOfDay(time)) ?? time;
  const [start, end] = [nextDay(date.startsAtLocal), nextDay(date.endsAtLocal)];
  rescheduleDate(ctx, { dateId: date.id, start, end, startOffset: null, endOffset: null });
}

/** Fill the smallest room with parties until no seat is left. */
function fillOne(ctx: Context, published: readonly EnteredEvent[]): void {
  const demoEvent = published.find(
    ({ demo, eventId }) => demo.idea.format === "workshop" && listDates(ctx.db, eventId)[0]?.capacity === 12,
  );
  const event = demoEvent && findEvent(ctx.db, demoEvent.eventId);
  const date = demoEvent && listDates(ctx.db, demoEvent.eventId)[0];
  if (!event || !date) throw new Error("no small workshop to fill");
  for (const [index, partySize] of [4, 3, 1, 2, 2].entries()) {
    signUpForDate(
      { ...ctx, actor: { kind: "anonymous" } },
      {
        slug: event.slug,
        dateId: date.id,
        requestId: randomUUID(),
        partySize,
        nickname: ["Sol", "Amal", "Noé", "Tereza", "Kofi"][index] ?? "?",
        needs: partySize === 2 ? ["step_free"] : [],
        email: null,
      },
    );
  }
}

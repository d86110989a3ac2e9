import type { Context } from "#app/domain/context.ts";
import { answerInvitation } from "#app/domain/co-hosts/answer-invitation.server.ts";
import type { EventInput } from "#app/domain/forms/event-input.ts";
import { inviteCoHost } from "#app/domain/co-hosts/invite-co-host.server.ts";
import { saveEvent } from "#app/domain/events/save-event.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import { translateEvent } from "#app/domain/translations/translate-event.server.ts";
import { type Language, languages } from "#app/domain/languages/language.ts";
import { isSignLanguage, isSpokenLanguage } from "#app/domain/languages/spoken-language.ts";
import { toInstant, toLocal } from "#app/domain/time/zone-arithmetic.server.ts";
import { minutes, plus } from "#app/domain/time/zoned-time.ts";
import { findEvent, listDates, readEventInput } from "#db/queries/events.server.ts";
import type { DemoOrganisation } from "./cast.ts";
import { type DemoEvent, isOnlineOnly } from "./compose-events.ts";
import { districts, signedIn, spokenAround } from "./wording.ts";

/** Add what the table has no column for: languages, inclusion answers, translations, sessions and co-hosts. */
export function enrichEvent(
  ctx: Context,
  eventId: string,
  demo: DemoEvent,
  organisations: readonly DemoOrganisation[],
): void {
  const event = findEvent(ctx.db, eventId);
  if (!event) throw new Error(`${demo.externalId} was not imported`);
  saveEvent(ctx, { ...withExtras(readEventInput(ctx.db, event), demo), eventId });
  for (const language of translationsOf(demo)) {
    const words = demo.idea.texts[language];
    if (words) translateEvent(ctx, { eventId, language, ...words });
  }
  addSessions(ctx, eventId, demo);
  inviteCoHostOf(ctx, eventId, demo, organisations);
}

/** List the languages to translate an event into. Every fourth event gets at most one translation, for variety. */
function translationsOf({ idea, index }: DemoEvent): Language[] {
  const others = languages.filter((language) => language !== idea.language && idea.texts[language] !== undefined);
  return index % 4 === 3 ? others.slice(0, 1) : others;
}

function withExtras(input: EventInput, { idea, index, organisation }: DemoEvent): EventInput {
  const { language, city } = organisation;
  const near = districts[language];
  const around = spokenAround[city.countryCode] ?? [];
  const spoken = [language, ...around.slice(0, index % 3)].filter(isSpokenLanguage);
  const signed = index % 7 === 3 ? [signedIn[city.countryCode]].filter(isSignLanguage) : [];
  const attendance = attendanceOf(input, idea, index);
  return {
    ...input,
    attendance,
    joinUrl:
      attendance === "in_person" || input.placeLevel === "by_partner" ? null : `https://meet.example/${index + 100}`,
    district: attendance === "online" || input.placeLevel === "by_partner" ? null : (near[index % near.length] ?? null),
    placeAsk: input.placeLevel === "by_partner" ? organisation.publicName : null,
    publicContact: index % 3 === 0 ? `contact${index}@example.org` : null,
    spoken: [...new Set(spoken)],
    otherLanguage: otherLanguageOf(index),
    interpreted: index % 5 === 2 ? around.slice(-1).filter(isSpokenLanguage) : [],
    signed,
    inclusion: {
      ...inclusionOf(idea.format, index),
      ...(signed.length > 0 ? { sign_language: "yes" } : {}),
    },
  };
}

/** Give some events a language without a code, in two spellings. */
const otherLanguageOf = (index: number): string | null =>
  index % 37 === 5 ? "Mənik" : index % 37 === 20 ? "MƏNIK" : null;

function attendanceOf(input: EventInput, idea: DemoEvent["idea"], index: number): EventInput["attendance"] {
  if (isOnlineOnly(idea)) return "online";
  return index % 23 === 11 && input.door !== "just_come" ? "hybrid" : "in_person";
}

function inclusionOf(format: string, index: number): EventInput["inclusion"] {
  return {
    ...(format === "community_meal" ? mealOffers(index) : {}),
    free: index % 19 === 7 ? "no" : "yes",
    ...(index % 4 !== 1 ? { no_id: "yes" as const } : {}),
    step_free: index % 9 === 4 ? "no" : "yes",
    ...(index % 3 === 0 ? { children_welcome: "yes" as const } : {}),
    ...(index % 5 === 2 ? { interpretation: index % 2 === 0 ? ("yes" as const) : ("on_request" as const) } : {}),
    ...(index % 6 === 1 ? { childcare: "on_request" as const } : {}),
    ...(index % 8 === 6 ? { photos_consent: "yes" as const, quiet_room: "yes" as const } : {}),
    ...(index % 31 === 12 ? { women_only: "yes" as const } : {}),
    ...(index % 10 === 0 ? { transport_refund: "on_request" as const } : {}),
  };
}

const mealOffers = (index: number): EventInput["inclusion"] => ({
  food: "yes",
  vegetarian: "yes",
  halal: index % 2 === 0 ? "yes" : "on_request",
});

function addSessions(ctx: Context, eventId: string, { idea, index, organisation }: DemoEvent): void {
  const date = listDates(ctx.db, eventId)[0];
  if (!date || index % 2 === 1) return;
  const zone = organisation.city.timeZone;
  const begin = toInstant(date.startsAtLocal, zone, date.startOffset);
  const local = (after: number) => toLocal(plus(begin, minutes(after)), zone);
  for (const session of idea.sessions) {
    scheduleSession(ctx, {
      dateId: date.id,
      start: local(session.startAfterMinutes),
      end: local(session.startAfterMinutes + session.durationMinutes),
      capacity: null,
      titles: session.title,
      room: null,
      track: session.track,
      spokenLanguage: null,
    });
  }
}

/** Make every eighth event one of two organisations of a country. */
function inviteCoHostOf(
  ctx: Context,
  eventId: string,
  demo: DemoEvent,
  organisations: readonly DemoOrganisation[],
): void {
  const { organisation } = demo;
  if (demo.index % 8 !== 2 || !organisation.isVerified) return;
  const partner = organisations.find(
    (candidate) =>
      candidate.isVerified &&
      candidate.id !== organisation.id &&
      candidate.city.countryCode === organisation.city.countryCode,
  );
  if (!partner) return;
  inviteCoHost(ctx, { eventId, organisationId: partner.id });
  answerInvitation(ctx, { eventId, organisationId: partner.id, answer: "accepted" });
}

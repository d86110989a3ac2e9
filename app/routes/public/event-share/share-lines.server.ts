import { type Choice, choicesOf, joinStateOf } from "#app/components/sign-ups/sign-up-choices.ts";
import type { Context } from "#app/domain/context.ts";
import { announcedDates, dateChange } from "#app/domain/events/announced-dates.ts";
import type { EventView, EventViewDate } from "#app/domain/events/build-event-view.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { eventPath, joinPath } from "#app/domain/paths.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { dayText, momentText, timesText } from "#app/domain/time/when-text.ts";
import { toLocal } from "#app/domain/time/zone-arithmetic.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";

const maxSessions = 6;

/** Write a line for each date to come: its day and times, how it has changed, and its places. */
export function whenLines(event: EventView, ctx: Context): string[] {
  const { language, origin } = ctx;
  const { shown, more } = announcedDates(event);
  const [only] = shown;
  if (only && shown.length === 1) {
    return [textsOf(language, "calendar")("when", { when: dateText(event, only, language) })];
  }
  const t = textsOf(language, "promotion");
  const url = `${origin}${eventPath(language, event.slug)}`;
  return [
    t("message.dates"),
    ...shown.map((date) => `– ${dateText(event, date, language)}`),
    ...(more > 0 ? [t("message.moreDates", { count: more, url })] : []),
  ];
}

function dateText(event: EventView, date: EventViewDate, language: Language): string {
  const span = { ...date, countryCode: event.countryCode };
  const when = listText([dayText(span, language), isolated(timesText(span, language), language)], language);
  const choice = choicesOf(event).find(({ value }) => value === date.dateId);
  const remarks = [changeText(event, date, language), choice ? placesText(choice, language) : null];
  const note = date.statusNote;
  const why = note ? ` ${textsOf(language, "calendar")("note", { note: isolated(note, language) })}` : "";
  return `${when}${remarks.map((remark) => (remark === null ? "" : ` (${remark})`)).join("")}${why}`;
}

function changeText(event: EventView, date: EventViewDate, language: Language): string | null {
  const change = dateChange(date);
  if (change === null) return null;
  const before = date.previousStartsAtLocal;
  if (change !== "moved" || before === null) return textsOf(language, "common")(`dateStatus.${change}`);
  return textsOf(language, "event")("moved", { when: momentText(before, language, event.countryCode) });
}

/** Say how many places a date or session has, and if they are taken; null if nobody may sign up, or all may. */
function placesText({ closed, isFull, capacity }: Choice, language: Language): string | null {
  if (closed === "closed") return textsOf(language, "signUp")("form.closed");
  if (closed !== null) return null;
  if (isFull) return textsOf(language, "signUp")("form.fullShort");
  if (capacity === null) return null;
  return textsOf(language, "promotion")("message.free", {
    seats: textsOf(language, "event")("seats", { count: capacity }),
  });
}

/** Say whether one has to sign up and where, which parts of the programme have places of their own, and as of when. */
export function signUpLines(event: EventView, ctx: Context): string[] {
  const { language } = ctx;
  const t = textsOf(language, "promotion");
  const choices = choicesOf(event);
  const sessions = choices.filter(({ title, closed }) => title !== null && closed !== "off" && closed !== "over");
  const zone = event.dates[0]?.timeZone;
  const hasPlaces = choices.some((choice) => placesText(choice, language) !== null);
  return [
    howText(event, ctx),
    ...(sessions.length > 0 ? [t("message.sessions")] : []),
    ...sessions.slice(0, maxSessions).map((session) => `– ${sessionText(event, session, language)}`),
    ...(sessions.length > maxSessions ? [`+${sessions.length - maxSessions}`] : []),
    ...(zone && hasPlaces
      ? [t("message.asOf", { when: momentText(toLocal(ctx.now, zone), language, event.countryCode) })]
      : []),
  ];
}

function howText(event: EventView, { language, origin }: Context): string {
  const t = textsOf(language, "promotion");
  const state = joinStateOf(event);
  const url = `${origin}${joinPath(language, event.slug)}`;
  if (state === "justCome") return textsOf(language, "calendar")("justCome");
  if (state === "waiting") return t("message.wait", { url });
  if (state !== "open") return textsOf(language, "event")(state);
  if (event.participation === "just_come") return `${textsOf(language, "signUp")("form.sessionsText")} ${url}`;
  return t(event.participation === "sign_up" ? "message.signUp" : "message.countMeIn", { url });
}

function sessionText(event: EventView, session: Choice, language: Language): string {
  const span = { ...session.times, countryCode: event.countryCode };
  const times = isolated(timesText(span, language), language);
  const time = event.dates.length > 1 ? listText([dayText(span, language), times], language) : times;
  const title = isolated(session.title?.text ?? "", language);
  const places = placesText(session, language);
  return `${textsOf(language, "calendar")("session", { time, title })}${places === null ? "" : ` (${places})`}`;
}

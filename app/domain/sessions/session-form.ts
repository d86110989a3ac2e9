import { z } from "zod";
import { faultText } from "../fault-text.ts";
import { type Language, languages } from "../languages/language.ts";
import { isSpokenLanguage } from "../languages/spoken-language.ts";
import {
  addDays,
  daysThrough,
  atTime,
  type LocalDate,
  type LocalDateTime,
  localDateOf,
  timeOfDay,
} from "../time/zoned-time.ts";
import { clockOffset, clockTime, optionalDay } from "../forms/time-fields.ts";
import { optionalLine, optionalNumber } from "../forms/fields.ts";
import { maxCapacity } from "../model/participation.ts";
import { textLimits } from "../model/event.ts";
import { type SessionInput, sessionLineLimit } from "../model/session.ts";

const title = optionalLine(textLimits.title);
const titles = Object.fromEntries(languages.map((language) => [language, title])) as Record<Language, typeof title>;

const savedSession = z.object({
  intent: z.literal("save"),
  dateId: z.string({ error: faultText("required") }),
  title: z.object(titles).prefault({}),
  /** Asked only when the date has several days. */
  day: optionalDay,
  startTime: clockTime,
  endTime: clockTime,
  startOffset: clockOffset,
  endOffset: clockOffset,
  room: optionalLine(sessionLineLimit),
  track: optionalLine(sessionLineLimit),
  spokenLanguage: z
    .string()
    .default("")
    .refine((code) => code === "" || isSpokenLanguage(code), faultText("choose"))
    .transform((code) => (isSpokenLanguage(code) ? code : null)),
  capacity: optionalNumber(1, maxCapacity),
  door: z
    .enum(["", "count_me_in", "sign_up"], { error: faultText("choose") })
    .default("")
    .transform((door) => door || null),
});

export const sessionForm = z.discriminatedUnion("intent", [savedSession, z.object({ intent: z.literal("remove") })], {
  error: faultText("choose"),
});
export type SessionForm = z.output<typeof savedSession>;
export type SessionFormValues = z.input<typeof savedSession>;

type Span = { startsAtLocal: LocalDateTime; endsAtLocal: LocalDateTime };

/** True when a date lasts longer than 24 hours, so that a time alone does not determine the day. */
export const hasSeveralDays = ({ startsAtLocal, endsAtLocal }: Span): boolean =>
  endsAtLocal > `${addDays(localDateOf(startsAtLocal), 1)}T${timeOfDay(startsAtLocal)}`;

/** List the days on which a session of a date may begin. */
export const daysOf = ({ startsAtLocal, endsAtLocal }: Span): LocalDate[] =>
  daysThrough(localDateOf(startsAtLocal), localDateOf(endsAtLocal));

/**
 * Convert form values to a session in wall clock times within its date. Without a day, the session begins the first
 * time the date reaches its start, and it ends the first time the clock shows its end, possibly after midnight.
 */
export function sessionInputOf(form: SessionForm, date: Span): SessionInput {
  const firstDay = localDateOf(date.startsAtLocal);
  const isAfterMidnight = form.startTime < timeOfDay(date.startsAtLocal) && firstDay !== localDateOf(date.endsAtLocal);
  const day = form.day ?? (isAfterMidnight ? addDays(firstDay, 1) : firstDay);
  const nextDay = atTime(addDays(day, 1), form.endTime);
  // If that is after the end of the date, the same day is taken: for an hour that occurs twice, or a typing error,
  // which is refused.
  const isNextDay = form.endTime <= form.startTime && nextDay !== null && nextDay <= date.endsAtLocal;
  const [start, end] = [atTime(day, form.startTime), isNextDay ? nextDay : atTime(day, form.endTime)];
  if (!start || !end) throw new RangeError("day and time were checked by the form");
  return {
    start,
    end,
    startOffset: form.startOffset,
    endOffset: form.endOffset,
    titles: Object.fromEntries(
      Object.entries(form.title).filter(([, text]) => text !== null),
    ) as SessionInput["titles"],
    room: form.room,
    track: form.track,
    spokenLanguage: form.spokenLanguage,
    capacity: form.capacity,
    door: form.door,
  };
}

export const sessionFormField = (name: string): string => (name === "start" || name === "end" ? `${name}Time` : name);

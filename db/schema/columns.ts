import type { Instant, LocalDate, LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { integer, text } from "drizzle-orm/sqlite-core";

/** A UUID made by the application. */
export const uuid = (name: string) => text(name);
/** An instant as epoch milliseconds; never seconds. */
export const instant = (name: string) => integer(name).$type<Instant>();
/** A wall clock time, `YYYY-MM-DDTHH:MM`. */
export const localDateTime = (name: string) => text(name).$type<LocalDateTime>();
/** A calendar day, `YYYY-MM-DD`. */
export const localDate = (name: string) => text(name).$type<LocalDate>();
export const flag = (name: string) => integer(name, { mode: "boolean" });

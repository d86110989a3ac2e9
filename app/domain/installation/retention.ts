import { days } from "../time/zoned-time.ts";

/** How long things are kept that no other module owns; the page "What we keep" and the purge read the same figures. */
/** Mail that could not be sent, and the bare facts that a mail was sent. */
export const keepOutboxMs = days(30);
/** What was typed of an event and never finished, since it was last touched: half a year. */
export const keepDraftMs = days(182);
/** The address of somebody who reported a problem, after the answer. */
export const keepReporterMs = days(30);
/** Copies of the database made before a migration: what was erased meanwhile is still in them. */
export const keepCopiesMs = days(30);
/** Nightly copies of the database, a day each: as few as can be, for the same reason. */
export const keepBackups = 7;
/** The hash by which mails to one address are counted. */
export const keepRecipientHashMs = days(1);

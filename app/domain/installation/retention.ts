import { days } from "../time/zoned-time.ts";

// Retention times that belong to no other module; the purge and the page "What we keep" use the same values.
/** Retention of mail that could not be sent, and of the record that a mail was sent, in milliseconds. */
export const keepOutboxMs = days(30);
/** Retention of an unfinished draft after its last change, in milliseconds: half a year. */
export const keepDraftMs = days(182);
/** Retention of the address of a problem reporter after the answer, in milliseconds. */
export const keepReporterMs = days(30);
/** Retention of database copies made before a migration, in milliseconds: they still contain data erased since then. */
export const keepCopiesMs = days(30);
/** Number of nightly copies of the database that are kept, a day each: few, since they also contain erased data. */
export const keepBackups = 7;
/** Retention of the hash by which mails to an address are counted, in milliseconds. */
export const keepRecipientHashMs = days(1);

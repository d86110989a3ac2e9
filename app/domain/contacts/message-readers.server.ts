import type { Database } from "#db/client.server.ts";
import { type ContactsQuery, listMessageReaders } from "#db/queries/contacts.server.ts";
import { listSuppressed } from "#db/queries/suppressions.server.ts";
import { type Language, languages } from "../languages/language.ts";
import { hashSecret } from "../secrets.server.ts";
import type { Instant } from "../time/zoned-time.ts";

/** Those whom a message to some organisers reaches, each once, and how many it does not reach. */
export type MessageReaders = {
  accounts: readonly { id: string; language: Language }[];
  byLanguage: Readonly<Record<Language, number>>;
  /** Number of those who do not want such messages. */
  unwilling: number;
  /** Number of those whose mailbox sends mail back. */
  unreachable: number;
};

/** Find whom a message to the organisers of a query would reach now. */
export function findMessageReaders(db: Database, query: ContactsQuery, now: Instant): MessageReaders {
  const all = listMessageReaders(db, query);
  const willing = all.filter(({ stoppedAt }) => stoppedAt === null);
  // One query for all: the list of contacts counts thousands of readers.
  const suppressed = listSuppressed(db, now);
  const accounts = suppressed.size === 0 ? willing : willing.filter(({ email }) => !suppressed.has(hashSecret(email)));
  const countOf = (language: Language) => accounts.filter((account) => account.language === language).length;
  return {
    accounts: accounts.map(({ id, language }) => ({ id, language })),
    byLanguage: Object.fromEntries(languages.map((each) => [each, countOf(each)])) as Record<Language, number>,
    unwilling: all.length - willing.length,
    unreachable: willing.length - accounts.length,
  };
}

import { type Database, writeTransaction } from "#db/client.server.ts";
import {
  countSentBy,
  deleteMessageDrafts,
  findMessageDraft,
  insertOrganiserMessage,
  readMessageTexts,
  setMessageTexts,
  updateOrganiserMessage,
} from "#db/queries/organiser-messages.server.ts";
import { randomUUID } from "node:crypto";
import { accountIdOf, type Context } from "../context.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { Invalid } from "../errors.ts";
import { type Language, languages } from "../languages/language.ts";
import { languagesWithout } from "../languages/language-fallback.ts";
import { days, plus } from "../time/zoned-time.ts";
import { contactQuery, parseContactFilter } from "./contact-filter.ts";
import { contactsQueryOf, requireContactScopes } from "./contact-scopes.server.ts";
import { findMessageReaders } from "./message-readers.server.ts";
import { messageLanguage, organiserMessagesPerDay, type WrittenTexts, writtenLanguages } from "./organiser-message.ts";

/** Return how many messages an account may still send today. */
export function messagesLeft(db: Database, { now }: Context, accountId: string): number {
  return Math.max(0, organiserMessagesPerDay - countSentBy(db, accountId, plus(now, -days(1))));
}

/** Return the draft of the actor; null without one. @throws NotFound for an actor who may not write to anybody */
export function getMessageDraft(ctx: Context) {
  requireContactScopes(ctx);
  const draft = findMessageDraft(ctx.db, accountIdOf(ctx.actor) ?? "");
  if (!draft) return null;
  const texts = readMessageTexts(ctx.db, draft.id);
  return { id: draft.id, filter: draft.filter, savedAt: draft.savedAt, texts };
}

/**
 * Describe the draft of the actor as it would be sent now: whom it reaches, and in which language each of them gets it.
 * @throws NotFound for an actor who may not write to anybody
 */
export function getMessageCheck(ctx: Context) {
  const draft = getMessageDraft(ctx);
  if (!draft) return null;
  const filter = parseContactFilter(new URLSearchParams(draft.filter));
  const query = contactsQueryOf(ctx, filter);
  const { accounts, ...readers } = findMessageReaders(ctx.db, query, ctx.now);
  return {
    ...draft,
    readers: { ...readers, count: accounts.length },
    /** For each language of readers: how many they are, and in which language they get the message. */
    deliveries: languages.flatMap((language) => {
      const count = readers.byLanguage[language];
      return count === 0 ? [] : [{ language, count, gets: messageLanguage(draft.texts, language) }];
    }),
    written: writtenLanguages(draft.texts),
    missing: languagesWithout(draft.texts),
    left: messagesLeft(ctx.db, ctx, accountIdOf(ctx.actor) ?? ""),
    /** Names of the sender's places in each language; null is the network. */
    senders: Object.fromEntries(
      languages.map((language) => [language, query.scopes.map((scope) => scopeName(ctx.db, scope, language))]),
    ) as Record<Language, (string | null)[]>,
  };
}
export type MessageCheck = NonNullable<ReturnType<typeof getMessageCheck>>;

type Typed = { subject: Readonly<Record<Language, string>>; text: Readonly<Record<Language, string>>; filter: string };

/**
 * Keep what the actor writes to organisers; an account has one draft.
 * @throws NotFound for an actor who may not write to anybody; Invalid when no language is written
 */
export function saveMessageDraft(ctx: Context, typed: Typed): void {
  requireContactScopes(ctx);
  const authorId = accountIdOf(ctx.actor) ?? "";
  const texts: WrittenTexts = Object.fromEntries(
    languages
      .filter((language) => typed.subject[language] !== "")
      .map((language) => [language, { subject: typed.subject[language], text: typed.text[language] }]),
  );
  if (writtenLanguages(texts).length === 0) throw new Invalid({ "": { key: "noMessageWritten" } });
  const filter = contactQuery({ ...parseContactFilter(new URLSearchParams(typed.filter)), page: 1 });
  writeTransaction(ctx.db, (tx) => {
    const draft = findMessageDraft(tx, authorId);
    const id = draft?.id ?? randomUUID();
    if (draft) updateOrganiserMessage(tx, id, { filter, savedAt: ctx.now });
    else insertOrganiserMessage(tx, { id, authorId, filter, scopes: [], createdAt: ctx.now, savedAt: ctx.now });
    setMessageTexts(tx, id, texts);
  });
}

/** Throw the actor's draft away. @throws NotFound for an actor who may not write to anybody */
export function discardMessageDraft(ctx: Context): void {
  requireContactScopes(ctx);
  writeTransaction(ctx.db, (tx) => deleteMessageDrafts(tx, accountIdOf(ctx.actor) ?? ""));
}

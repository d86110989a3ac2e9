import { findOrganiserMessage, listSentMessages, readMessageTexts } from "#db/queries/organiser-messages.server.ts";
import { accountIdOf, type Context } from "../context.ts";
import { scopeName } from "../coordinators/scope-name.server.ts";
import { NotFound } from "../errors.ts";
import { languages } from "../languages/language.ts";
import type { Scope } from "../model/scope.ts";
import { utcDay } from "../time/zoned-time.ts";
import { requireContactScopes } from "./contact-scopes.server.ts";
import { messageLanguage, writtenLanguages, type WrittenTexts } from "./organiser-message.ts";

/** Maximum number of messages on the page. */
const listLength = 100;

type Sent = ReturnType<typeof listSentMessages>[number];

/**
 * List the messages that were sent in the name of the actor's scopes, newest first; the secretariat reads all.
 * @throws NotFound for an actor who may not write to anybody
 */
export function listOrganiserMessages(ctx: Context) {
  const scopes = requireContactScopes(ctx);
  return listSentMessages(ctx.db)
    .filter((message) => mayRead(ctx, scopes, message))
    .slice(0, listLength)
    .map((message) => describe(ctx, message, readMessageTexts(ctx.db, message.id)));
}
export type SentMessageRow = ReturnType<typeof listOrganiserMessages>[number];

/** Return a message that was sent, with its texts. @throws NotFound for a draft, and for a message of other scopes */
export function getOrganiserMessage(ctx: Context, messageId: string) {
  const scopes = requireContactScopes(ctx);
  const message = findOrganiserMessage(ctx.db, messageId);
  if (!message?.sentAt || !mayRead(ctx, scopes, message)) throw new NotFound("message");
  const texts = readMessageTexts(ctx.db, messageId);
  return {
    ...describe(ctx, message, texts),
    filter: message.filter,
    written: writtenLanguages(texts).flatMap((language) => (texts[language] ? [{ language, ...texts[language] }] : [])),
  };
}

function mayRead(ctx: Context, scopes: readonly Scope[], { authorId, scopes: sentFor }: Sent): boolean {
  const isShared = (scope: Scope) =>
    scope.kind === "network" || sentFor.some(({ kind, code }) => kind === scope.kind && code === scope.code);
  return (authorId !== null && authorId === accountIdOf(ctx.actor)) || scopes.some(isShared);
}

function describe(ctx: Context, message: Sent, texts: WrittenTexts) {
  const language = messageLanguage(texts, ctx.language);
  const byLanguage = languages.flatMap((each) => {
    const count = message.reached?.[each] ?? 0;
    return count === 0 ? [] : [{ language: each, count }];
  });
  return {
    id: message.id,
    sentOn: utcDay(message.sentAt ?? message.createdAt),
    isOwn: message.authorId !== null && message.authorId === accountIdOf(ctx.actor),
    /** Places in whose name it was sent; null is the network. */
    senders: message.scopes.map((scope) => scopeName(ctx.db, scope, ctx.language)),
    subject: language === null ? null : { text: texts[language]?.subject ?? "", language },
    byLanguage,
    readers: byLanguage.reduce((sum, { count }) => sum + count, 0),
    unwilling: message.unwilling,
  };
}

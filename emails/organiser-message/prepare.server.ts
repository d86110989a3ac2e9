import { findOrganiserMessage, findWillingReader, readMessageTexts } from "#db/queries/organiser-messages.server.ts";
import type { Context } from "#app/domain/context.ts";
import { messageLanguage } from "#app/domain/contacts/organiser-message.ts";
import { scopeName } from "#app/domain/coordinators/scope-name.server.ts";
import { getInstanceFacts } from "#app/domain/instance/get-instance.server.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { stopMessagesPath } from "#app/domain/paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { organiserMessage } from "./mail.ts";
import { samples } from "./sample.ts";
import { footer, type OrganiserMessageFacts, template } from "./template.tsx";

/** Prepare the mail; null when its reader organises nothing any more, or has stopped such messages. */
function prepare(ctx: Context, payload: PayloadOf<typeof organiserMessage>): Prepared<OrganiserMessageFacts> | null {
  const message = findOrganiserMessage(ctx.db, payload.messageId);
  const reader = findWillingReader(ctx.db, payload.accountId);
  if (!message?.sentAt || !reader) return null;
  const texts = readMessageTexts(ctx.db, message.id);
  const textLanguage = messageLanguage(texts, reader.language);
  const written = textLanguage && texts[textLanguage];
  if (!written) return null;
  const unsubscribeUrl = `${ctx.origin}${stopMessagesPath(reader.token)}`;
  const replyTo = contactAddress(ctx, reader.language);
  return {
    to: reader.email,
    language: reader.language,
    list: { unsubscribeUrl, name: "organisers" },
    ...(replyTo === null ? {} : { replyTo }),
    facts: {
      senders: message.scopes.map((scope) => scopeName(ctx.db, scope, reader.language)),
      ...written,
      textLanguage,
      unsubscribeUrl,
    },
  };
}

/** Return the public contact of the coordination, which is also in the signature, if it is an e-mail address. */
function contactAddress(ctx: Context, language: Context["language"]): string | null {
  const { contact } = getInstanceFacts(ctx.db, language);
  return contact?.href.startsWith("mailto:") ? contact.text : null;
}

export const organiserMessageMail = defineMail(organiserMessage, { prepare, template, footer, samples });

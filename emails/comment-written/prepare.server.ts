import { findAccount } from "#db/queries/accounts.server.ts";
import { findComment } from "#db/queries/comments.server.ts";
import { findEvent, listTexts } from "#db/queries/events.server.ts";
import { findOrganisation, findOwnerLanguage } from "#db/queries/organisations.server.ts";
import type { Context } from "#app/domain/context.ts";
import { organiserContactOf } from "#app/domain/events/organiser-contact.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { PayloadOf } from "#app/domain/model/mail.ts";
import { eventCommentsPath, organisationCommentsPath } from "#app/domain/organise-paths.ts";
import { coordinateEventPath, coordinateOrganisationPath } from "#app/domain/coordinate-paths.ts";
import { defineMail } from "../define-mail.server.tsx";
import type { Prepared } from "../prepared-mail.ts";
import { subjectTitleOf } from "../parts/subject-title.server.ts";
import { siteFooter } from "../parts/footers.ts";
import type { MailTitle } from "../parts/letter.ts";
import { notice, type NoticeFacts } from "../parts/notice.tsx";
import { commentWritten } from "./mail.ts";
import { samples } from "./sample.ts";

type Thread = {
  organiser: { email: string; language: Language };
  title: MailTitle | null;
  who: string;
  path: (language: Language, side: "organiser" | "coordinator") => string;
};

/** Prepare the mail; null when the comment, its subject or its reader is gone. */
function prepare(ctx: Context, payload: PayloadOf<typeof commentWritten>): Prepared<NoticeFacts> | null {
  const comment = findComment(ctx.db, payload.messageId);
  const thread = comment && findThread(ctx, comment.subjectKind, comment.subjectId);
  if (!comment || !thread) return null;
  const coordinator = payload.toId === null ? null : findAccount(ctx.db, payload.toId);
  if (payload.toId !== null && !coordinator) return null;
  const reader = coordinator ?? thread.organiser;
  if (reader.email === "") return null;
  return {
    to: reader.email,
    language: reader.language,
    facts: {
      about: coordinator ? "message_coordinator" : "message_organiser",
      who: thread.who,
      title: thread.title,
      subjectTitle:
        thread.title && comment.subjectKind === "event"
          ? subjectTitleOf(ctx.db, comment.subjectId, thread.title.text)
          : null,
      quote: comment.text,
      url: `${ctx.origin}${thread.path(reader.language, coordinator ? "coordinator" : "organiser")}`,
    },
  };
}

function findThread(ctx: Context, kind: "event" | "organisation", id: string): Thread | null {
  if (kind === "organisation") {
    const found = findOrganisation(ctx.db, id);
    return (
      found && {
        organiser: { email: found.contactEmail, language: findOwnerLanguage(ctx.db, id) ?? ctx.language },
        title: null,
        who: found.name,
        path: (language, side) =>
          side === "organiser" ? organisationCommentsPath(language, id) : coordinateOrganisationPath(language, id),
      }
    );
  }
  const event = findEvent(ctx.db, id);
  const text = event && listTexts(ctx.db, id).find((written) => written.language === event.language);
  if (!event || !text) return null;
  return {
    organiser: organiserContactOf(ctx.db, event),
    title: { text: text.title, language: text.language },
    who: findOrganisation(ctx.db, event.leadOrganisationId)?.name ?? "",
    path: (language, side) =>
      side === "organiser" ? eventCommentsPath(language, id) : coordinateEventPath(language, id),
  };
}

export const commentWrittenMail = defineMail(commentWritten, {
  prepare,
  template: notice,
  footer: siteFooter,
  samples,
});

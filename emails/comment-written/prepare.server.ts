import { findEvent, listTexts } from "#db/queries/events.server.ts";
import { findComment } from "#db/queries/comments.server.ts";
import { findOrganisation, findOwnerLanguage } from "#db/queries/organisations.server.ts";
import { findAccount } from "#db/queries/accounts.server.ts";
import {
  coordinateEventPath,
  coordinateOrganisationPath,
  eventCommentsPath,
  organisationCommentsPath,
} from "#app/domain/paths.ts";
import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { MailPayload } from "#app/domain/model/mail.ts";
import type { PreparedMail } from "../mail-model.ts";
import { organiserContactOf } from "#app/domain/events/organiser-contact.server.ts";

type About = {
  organiser: { email: string; language: Language };
  title: { text: string; language: Language } | null;
  who: string;
  path: (language: Language, side: "organiser" | "coordinator") => string;
};

/** The mail with what the other side wrote, for its reader. */
export function prepareCommentMail(ctx: Context, payload: MailPayload<"comment_written">): PreparedMail | null {
  const message = findComment(ctx.db, payload.messageId);
  const about = message && aboutOf(ctx, message.subjectKind, message.subjectId);
  if (!message || !about) return null;
  const coordinator = payload.toId === null ? null : findAccount(ctx.db, payload.toId);
  if (payload.toId !== null && !coordinator) return null;
  const reader = coordinator ?? about.organiser;
  if (reader.email === "") return null;
  return {
    to: reader.email,
    language: reader.language,
    model: {
      kind: "notice",
      about: coordinator ? "message_coordinator" : "message_organiser",
      who: about.who,
      title: about.title,
      quote: message.text,
      url: `${ctx.origin}${about.path(reader.language, coordinator ? "coordinator" : "organiser")}`,
    },
  };
}

function aboutOf(ctx: Context, kind: "event" | "organisation", id: string): About | null {
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
  const text = event && listTexts(ctx.db, id).find((text) => text.language === event.language);
  if (!event || !text) return null;
  return {
    organiser: organiserContactOf(ctx.db, event),
    title: { text: text.title, language: text.language },
    who: findOrganisation(ctx.db, event.leadOrganisationId)?.name ?? "",
    path: (language, side) =>
      side === "organiser" ? eventCommentsPath(language, id) : coordinateEventPath(language, id),
  };
}

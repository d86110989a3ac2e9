import { findOrganisation, findOwnerLanguage, type FoundOrganisation } from "#db/queries/organisations.server.ts";
import type { Context } from "#app/domain/context.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { organisationPath } from "#app/domain/organise-paths.ts";
import type { Prepared } from "../prepared-mail.ts";
import type { NoticeFacts } from "./notice.tsx";

type Facts = Pick<NoticeFacts, "about" | "who" | "quote">;

/**
 * Prepare a notice to an organisation, in its owner's language, with a button to its page, or another one (`pathOf`);
 * null when it is gone or has no contact.
 */
export function organisationNotice(
  ctx: Context,
  organisationId: string,
  factsOf: (organisation: FoundOrganisation, language: Language) => Facts,
  pathOf: (language: Language, organisationId: string) => string = organisationPath,
): Prepared<NoticeFacts> | null {
  const organisation = findOrganisation(ctx.db, organisationId);
  if (!organisation || organisation.contactEmail === "") return null;
  const language = findOwnerLanguage(ctx.db, organisation.id) ?? ctx.language;
  const url = `${ctx.origin}${pathOf(language, organisation.id)}`;
  return { to: organisation.contactEmail, language, facts: { ...factsOf(organisation, language), title: null, url } };
}

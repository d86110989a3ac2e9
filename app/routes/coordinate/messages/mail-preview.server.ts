import type { MessageCheck } from "#app/domain/contacts/message-draft.server.ts";
import { getInstanceFacts } from "#app/domain/instance/get-instance.server.ts";
import type { Context } from "#app/domain/context.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { stopMessagesPath } from "#app/domain/paths.ts";
import { textsOf } from "#app/i18n/translator.server.ts";

/** Return what the mail of a draft says in each language that is written, with the sentences around its text. */
export function previewMails(ctx: Context, check: MessageCheck) {
  return check.written.flatMap((language) => {
    const written = check.texts[language];
    if (!written) return [];
    const t = textsOf(language, "mail");
    const { week } = getInstanceFacts(ctx.db, language);
    const senders = check.senders[language].map((place) =>
      place === null
        ? t("organiserMessage.secretariat")
        : t("organiserMessage.coordination", { place: isolated(place, language) }),
    );
    return [
      {
        language,
        ...written,
        from: t("organiserMessage.from", { who: listText(senders, language), site: week }),
        footer: t("footerOrganisers", { site: week, url: `${ctx.origin}${stopMessagesPath("…")}` }),
      },
    ];
  });
}
export type MailPreview = ReturnType<typeof previewMails>[number];

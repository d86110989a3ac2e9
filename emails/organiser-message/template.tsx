import { endonyms, type Language } from "#app/domain/languages/language.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import type { Letter, MailTexts } from "../parts/letter.ts";
import { Paragraph, Quote } from "../parts/parts.tsx";

export type OrganiserMessageFacts = {
  /** Places in whose name it is sent; null is the network. */
  senders: readonly (string | null)[];
  subject: string;
  text: string;
  textLanguage: Language;
  unsubscribeUrl: string;
};

/** Say why the reader gets the message, and how to stop such messages without signing in. */
export const footer = ({ unsubscribeUrl }: OrganiserMessageFacts, { t, site }: MailTexts): string =>
  t("footerOrganisers", { site: site.week, url: unsubscribeUrl });

export function template(facts: OrganiserMessageFacts, { t, language, site }: MailTexts): Letter {
  const senders = facts.senders.map((place) =>
    place === null
      ? t("organiserMessage.secretariat")
      : t("organiserMessage.coordination", { place: isolated(place, language) }),
  );
  return {
    subject: facts.subject,
    body: (
      <>
        <Paragraph>{t("organiserMessage.from", { who: listText(senders, language), site: site.week })}</Paragraph>
        {facts.textLanguage !== language && (
          <Paragraph>{t("organiserMessage.otherLanguage", { language: endonyms[facts.textLanguage] })}</Paragraph>
        )}
        <Quote text={facts.text} language={facts.textLanguage} />
      </>
    ),
  };
}

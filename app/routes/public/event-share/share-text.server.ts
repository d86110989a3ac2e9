import { eventPath } from "#app/domain/paths.ts";
import { titleWithStatus } from "#app/domain/calendar/title-with-status.server.ts";
import type { Context } from "#app/domain/context.ts";
import { isOnlineOnly } from "#app/domain/events/announced-dates.ts";
import { eventStatusOf } from "#app/domain/model/date.ts";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { nameOfLanguage } from "#app/domain/languages/spoken-language.ts";
import { placeLine } from "#app/domain/model/place.ts";
import { offersOf } from "#app/domain/programme/to-card.server.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText, writtenList } from "#app/domain/text/list-text.ts";
import { decisiveInclusionCodes, labelOf, type Vocabulary } from "#app/domain/model/vocabulary.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { signUpLines, whenLines } from "./share-lines.server.ts";

/**
 * Write a plain-text message about an event: title, dates, the public part of the place, how to sign up, hosts,
 * languages, what is offered, and the address.
 * @param event the event as the public sees it, in the language of the message
 * @param vocabulary labels in that language
 */
export function messageText(event: EventView, vocabulary: Vocabulary, ctx: Context): string {
  const { language, origin } = ctx;
  const t = textsOf(language, "promotion");
  const calendar = textsOf(language, "calendar");
  const offers = offersOf(event, event).filter((code) =>
    decisiveInclusionCodes.some((decisiveInclusionCode) => decisiveInclusionCode === code),
  );
  const spoken = event.languages
    .filter((language) => language.use === "spoken")
    .map((language) => nameOfLanguage(language.code));
  return [
    titleWithStatus(isolated(event.title, language), eventStatusOf(event.dates.map(({ status }) => status)), language),
    isolated(event.summary, language),
    "",
    ...whenLines(event, ctx),
    t("message.where", { where: whereText(event, language) }),
    ...signUpLines(event, ctx),
    calendar("with", { who: isolated(writtenList(event.organisers.map((organiser) => organiser.name)), language) }),
    ...(spoken.length > 0
      ? [
          t("message.languages", {
            list: listText(
              spoken.map((item) => isolated(item, language)),
              language,
            ),
          }),
        ]
      : []),
    ...offers.map((code) => `– ${labelOf(vocabulary, "inclusion", code)}`),
    ...(event.publicContact ? [t("message.contact", { contact: isolated(event.publicContact, language) })] : []),
    "",
    `${origin}${eventPath(language, event.slug)}`,
  ].join("\n");
}

function whereText(event: EventView, language: Language): string {
  const common = textsOf(language, "common");
  if (isOnlineOnly(event)) return textsOf(language, "promotion")("message.online");
  const line = placeLine(event.place);
  const ask = event.place.ask ?? writtenList(event.organisers.map((organiser) => organiser.name));
  const needsAsking = event.place.ask !== undefined || event.place.level === "by_partner";
  const parts = [line === null ? null : isolated(line, language), isolated(event.cityName, language)];
  const place = listText(
    parts.filter((part) => part !== null),
    language,
  );
  return needsAsking ? `${place}. ${common("place.ask", { who: isolated(ask, language) })}` : place;
}

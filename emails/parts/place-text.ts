import { placeLine, type VisiblePlace } from "#app/domain/model/place.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { listText } from "#app/domain/text/list-text.ts";
import type { MailTexts } from "./letter.ts";

type Where = { place: VisiblePlace; when: { cityName: string }; organisers: string };

/** Describe the public place: mails are easily forwarded (product 3). */
export function placeText({ place, when, organisers }: Where, { t, common, language }: MailTexts): string {
  const line = placeLine(place);
  const parts = [line, when.cityName].filter((part) => part !== null).map((part) => isolated(part, language));
  const known = listText(parts, language);
  if (place.level === "public") return known;
  const rest = place.ask
    ? common("place.ask", { who: isolated(place.ask, language) })
    : place.level === "by_partner"
      ? common("place.askOrganiser", { who: isolated(organisers, language) })
      : t("signUpConfirmed.placeOnPage");
  return `${known}. ${rest}`;
}

import { useLanguage, useVocabulary } from "#app/components/shell/reader-context.tsx";
import { useWeekName } from "#app/components/shell/use-instance.ts";
import { announcedDates } from "#app/domain/events/announced-dates.ts";
import type { EventView } from "#app/domain/events/build-event-view.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { nameOfLanguage } from "#app/domain/languages/spoken-language.ts";
import { placeLine } from "#app/domain/model/place.ts";
import { derivedOffers, labelOf } from "#app/domain/model/vocabulary.ts";
import { useTranslation } from "react-i18next";
import { areDatesCompact, changeText, compactText, type PosterTexts, zoneText } from "./poster-dates.tsx";
import { useSessionsText } from "./poster-sign-up.tsx";
import { fittingNames, maxNames, type PosterPart, posterStep } from "./poster-size.ts";

const maxLanguages = 10;
/** Height kept for the picture, in millimetres; it takes what the words leave. */
const pictureMillimetres = 24;

/** Return the spoken languages that fit, and how many are left out. */
export function spokenIn(event: EventView): { shown: readonly string[]; more: number } {
  const codes = event.languages.filter((language) => language.use === "spoken").map((language) => language.code);
  return { shown: codes.slice(0, maxLanguages), more: Math.max(0, codes.length - maxLanguages) };
}

/** Return the scale at which all texts of the poster fit on one page. */
export function usePosterStep(event: EventView): number {
  const { t } = useTranslation(["promotion", "event", "common"]);
  const language = useLanguage();
  const week = useWeekName();
  const vocabulary = useVocabulary();
  const { place, inclusion } = event;
  const sessions = useSessionsText(event);
  const offer = (code: string) => labelOf(vocabulary, "inclusion", code);
  const offered = inclusion.filter(({ answer }) => answer !== "no");
  const missing = inclusion.filter(({ answer }) => answer === "no");
  const derived = derivedOffers(event).map(offer);
  const names = fittingNames(
    event.organisers.map((organiser) => organiser.name),
    maxNames,
  );
  const parts = [
    { texts: [`${week} · ${t("common:site.tagline")}`], size: 0.86 },
    { texts: [event.themes.map((code) => labelOf(vocabulary, "theme", code)).join("     "), event.format], size: 0.9 },
    { texts: [event.title], size: 2.71, lineHeights: { latin: 1.27, arabic: 1.55 } },
    { texts: [event.summary], size: 1.21 },
    ...datesParts(event, t, language),
    {
      texts: [
        ...(placeLine(place) === null ? [] : [placeLine(place) ?? ""]),
        ...(place.level === "public" ? [] : [t("common:place.ask", { who: place.ask ?? names.shown.join() })]),
        event.cityName,
      ],
      size: 1.21,
    },
    { texts: [`${names.shown.join(" · ")} +99`], size: 1.05 },
    { texts: [`${t("event:spoken")} ${spokenIn(event).shown.map(nameOfLanguage).join()} +99`], size: 1 },
    { texts: sessions === null ? [] : [sessions], size: 1 },
    { texts: [t("event:offers")], size: 1 },
    {
      texts: [...offered.map(({ code }) => t("event:onRequest", { label: offer(code) })), ...derived],
      size: 1,
      columns: 3,
    },
    {
      texts:
        missing.length === 0 ? [] : [t("event:notOffered", { list: missing.map(({ code }) => offer(code)).join() })],
      size: 1,
    },
  ];
  return posterStep(parts, event.picture ? pictureMillimetres : 0);
}

function datesParts(event: EventView, t: PosterTexts, language: Language): PosterPart[] {
  const { shown } = announcedDates(event);
  const isCompact = areDatesCompact(event);
  const wording = { t, language, countryCode: event.countryCode, isCompact };
  const texts = shown.map((date) => `${changeText(date, wording) ?? ""} ${compactText(event, date, language)}`);
  const zone = zoneText(event, t);
  const more = { texts: [t("poster.moreDates", { count: 60 })], size: 1 };
  if (isCompact) return [{ texts, size: 1.1, columns: 2, isFlowing: true }, { texts: [zone], size: 1 }, more];
  return [
    { texts, size: 1.36 },
    { texts: shown.map(() => zone), size: 0.86 },
  ];
}

import type { LocalDateTime } from "#app/domain/time/zoned-time.ts";

export const local = (text: string) => text as LocalDateTime;

export const when = {
  startsAtLocal: local("2026-12-18T19:00"),
  endsAtLocal: local("2026-12-18T22:00"),
  offsetMinutes: 0,
  cityName: "Rabat",
  countryCode: "MA",
};
export const day = { local: when.startsAtLocal, countryCode: when.countryCode };
/** Contains markup that has to be escaped. */
export const title = { text: "Conseils juridiques <b>sans papiers</b> & thé", language: "fr" } as const;
export const event = { title: title.text, textLanguage: title.language };
export const pageUrl = "https://week.test/fr/my/TOKEN";
export const publicPlace = { level: "public", venueName: "دار الحي", streetAddress: "14، زنقة النساجين" } as const;
export const areaPlace = { level: "area", district: "Quartier de la gare" } as const;
/** Name that is written from right to left. */
export const arabicName = "جمعية الدار";
export const notice = { who: "", title: null, quote: null, url: "https://week.test/fr/x" };
export const signUp = { ...event, session: null, when, partySize: 3, until: null, quote: null, pageUrl };

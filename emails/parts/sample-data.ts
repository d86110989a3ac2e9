import type { LocalDateTime } from "#app/domain/time/zoned-time.ts";

/**
 * Invented facts for samples of mails. Titles hold what must never become markup, and run in both directions.
 */
export const local = (text: string) => text as LocalDateTime;

export const when = {
  startsAtLocal: local("2026-12-18T19:00"),
  endsAtLocal: local("2026-12-18T22:00"),
  offsetMinutes: 0,
  cityName: "Rabat",
  countryCode: "MA",
};
export const title = "Conseils juridiques <b>sans papiers</b> & thé";
export const decided = { title, textLanguage: "fr", when, url: "https://week.test/fr/organise/events/x" } as const;
export const told = { kind: "notice", who: "", title: null, quote: null, url: "https://week.test/fr/x" } as const;
export const day = { local: local("2026-12-18T19:00"), countryCode: "MA" };
export const role = {
  title,
  textLanguage: "fr",
  session: null,
  when,
  partySize: 3,
  until: null,
  quote: null,
  pageUrl: "https://week.test/fr/my/TOKEN",
} as const;
export const digestDate = {
  title: { text: "عشاء الجيران", language: "ar" },
  when,
  place: "دار الحي",
  isOff: false,
  url: "https://week.test/fr/events/x",
} as const;

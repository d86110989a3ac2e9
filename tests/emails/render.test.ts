import { type Language, languages } from "#app/domain/languages/language.ts";
import type { MailModel } from "#app/domain/outbox/mail-model.ts";
import { renderMail } from "#emails/render.server.tsx";
import { describe, expect, it } from "vitest";
import { local } from "../support/factories.ts";
import { expectGolden } from "../support/golden.ts";

const when = {
  startsAtLocal: local("2026-12-18T19:00"),
  endsAtLocal: local("2026-12-18T22:00"),
  offsetMinutes: 0,
  cityName: "Rabat",
  countryCode: "MA",
};
const title = "Conseils juridiques <b>sans papiers</b> & thé";
const decided = { title, textLanguage: "fr", when, url: "https://week.test/fr/organise/events/x" } as const;
const told = { kind: "notice", who: "", title: null, quote: null, url: "https://week.test/fr/x" } as const;
type Others =
  | "seat_area"
  | "refused"
  | "changes"
  | "register_code"
  | "change_code"
  | "owner_invited"
  | "email_changed_old"
  | "cancelled"
  | "online"
  | "changed_area"
  | "accepted"
  | "declined"
  | "undone"
  | "hidden"
  | "organisation_refused"
  | "factor_reset"
  | "message"
  | "report_answered"
  | "hidden_words";
const models: Record<MailModel["kind"] | Others, MailModel> = {
  sign_in_code: { kind: "sign_in_code", code: "7KMQ2RTX", minutes: 15, use: "sign_in" },
  register_code: { kind: "sign_in_code", code: "7KMQ2RTX", minutes: 15, use: "register" },
  change_code: { kind: "sign_in_code", code: "7KMQ2RTX", minutes: 15, use: "change_email" },
  member_invited: {
    kind: "member_invited",
    organisation: "جمعية الدار <b>",
    role: "editor",
    url: "https://week.test/fr/sign-in?to=%2Ffr%2Forganise",
    days: 14,
  },
  owner_invited: {
    kind: "member_invited",
    organisation: null,
    role: "owner",
    url: "https://week.test/fr/sign-in?to=%2Ffr%2Forganise",
    days: 14,
  },
  email_changed: {
    kind: "email_changed",
    newAddress: "new@example.org",
    isOwn: true,
    url: "https://week.test/fr/organise/account",
  },
  email_changed_old: {
    kind: "email_changed",
    newAddress: "n…@example.org",
    isOwn: false,
    url: "https://week.test/fr/organise/account",
  },
  event_decided: {
    kind: "event_decided",
    decision: "approve",
    title,
    textLanguage: "fr",
    when,
    reason: null,
    url: "https://week.test/fr/events/x",
  },
  accepted: { kind: "event_decided", decision: "accept", ...decided, reason: null },
  declined: { kind: "event_decided", decision: "decline", ...decided, reason: "Le texte était plus clair avant." },
  undone: { kind: "event_decided", decision: "undo", ...decided, reason: "L’heure est fausse." },
  hidden: { kind: "event_decided", decision: "hide", ...decided, reason: "Pour la sécurité." },
  notice: {
    kind: "notice",
    about: "coordinator_invited",
    who: "",
    scopes: ["تونس", null],
    title: null,
    quote: null,
    url: "https://week.test/fr/sign-in?to=%2Ffr%2Fcoordinate",
  },
  organisation_refused: { ...told, about: "organisation_refuse", who: "جمعية الدار <b>", quote: "Qui êtes-vous ?" },
  factor_reset: { ...told, about: "factor_reset_told", who: "someone@example.org", url: null },
  message: {
    ...told,
    about: "message_coordinator",
    who: "Maré",
    title: { text: title, language: "fr" },
    quote: "Quand répondez-vous ?\n> merci",
  },
  report_answered: { ...told, about: "report_answered", quote: "L’adresse est corrigée." },
  hidden_words: {
    ...told,
    about: "hidden_words",
    day: { local: local("2026-12-18T19:00"), countryCode: "TN" },
    quote: "Ne venez pas ce soir.",
    url: "https://week.test/fr/my/token",
  },
  refused: {
    kind: "event_decided",
    decision: "refuse",
    title,
    textLanguage: "fr",
    when,
    reason: "Première ligne.\n<script>alert(1)</script>",
    url: "https://week.test/fr/organise/events/x",
  },
  changes: {
    kind: "event_decided",
    decision: "request_changes",
    title,
    textLanguage: "fr",
    when,
    reason: "Dites où.",
    url: "https://week.test/x",
  },
  confirm_address: { kind: "confirm_address", url: "https://week.test/fr/confirm/TOKEN", hours: 48 },
  seat_confirmed: {
    kind: "seat_confirmed",
    title,
    textLanguage: "fr",
    when,
    place: { level: "public", venueName: "دار الحي", streetAddress: "14، زنقة النساجين" },
    organisers: "جمعية الدار",
    doorCode: "K7QM",
    partySize: 3,
    pageUrl: "https://week.test/fr/my/TOKEN",
  },
  co_organiser_invited: {
    kind: "co_organiser_invited",
    title,
    textLanguage: "fr",
    when,
    organisation: "جمعية الدار",
    url: "https://week.test/fr/organise/invitations",
  },
  co_organiser_requested: {
    kind: "co_organiser_requested",
    title,
    textLanguage: "fr",
    when,
    organisation: "Ville de Rabat",
    url: "https://week.test/fr/organise/events/x/partners",
  },
  date_changed: {
    kind: "date_changed",
    news: ["moved", "place"],
    title,
    textLanguage: "fr",
    when: { ...when, startsAtLocal: local("2026-12-20T18:00"), endsAtLocal: local("2026-12-20T21:00") },
    before: when,
    place: { level: "public", venueName: "دار الحي", streetAddress: "14، زنقة النساجين" },
    isOnline: false,
    hasCalendar: true,
    organisers: "جمعية الدار",
    reason: "La salle est trop petite.",
    pageUrl: "https://week.test/fr/my/TOKEN",
  },
  cancelled: {
    kind: "date_changed",
    news: ["cancelled"],
    title,
    textLanguage: "fr",
    when,
    before: null,
    place: null,
    isOnline: false,
    hasCalendar: true,
    organisers: "جمعية الدار",
    reason: "La salle a brûlé.\n<script>alert(1)</script>",
    pageUrl: "https://week.test/fr/my/TOKEN",
  },
  online: {
    kind: "date_changed",
    news: ["online"],
    title,
    textLanguage: "fr",
    when,
    before: null,
    place: null,
    isOnline: true,
    hasCalendar: true,
    organisers: "جمعية الدار",
    reason: "Tempête.",
    pageUrl: "https://week.test/fr/my/TOKEN",
  },
  changed_area: {
    kind: "date_changed",
    news: ["reinstated", "place"],
    title,
    textLanguage: "fr",
    when,
    before: null,
    place: { level: "area", district: "Quartier de la gare" },
    isOnline: false,
    hasCalendar: false,
    organisers: "Les voisins",
    reason: null,
    pageUrl: "https://week.test/fr/my/TOKEN",
  },
  seat_area: {
    kind: "seat_confirmed",
    title,
    textLanguage: "fr",
    when,
    place: { level: "area", district: "Quartier de la gare" },
    organisers: "Les voisins",
    doorCode: "K7QM",
    partySize: 1,
    pageUrl: "https://week.test/fr/my/TOKEN",
  },
};
const cases = Object.keys(models).flatMap((name) =>
  languages.map((language) => [name as keyof typeof models, language] as const),
);

/** What a person reads of an HTML mail: its words, without a browser. */
const wordsOf = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll("&#x27;", "'")
    .replaceAll(/[\s\u2068\u2069]+/g, " ");
const plain = (text: string) => text.replaceAll(/[\s\u2068\u2069]+/g, " ");

describe.each(cases)("%s in %s", (name, language) => {
  const mail = renderMail(models[name], language);

  it("MAIL-20: says the same as text and as HTML, with the same links", () => {
    const html = wordsOf(mail.html);
    for (const line of mail.text.split("\n").filter((one) => one.trim() !== "")) {
      for (const part of plain(line.replace(/^> /, "")).split(/: ?/)) expect(html).toContain(part.trim());
    }
    const links = (text: string) => [...new Set(text.match(/https:\/\/week\.test\/[^\s"<]+/g))].sort();
    expect(links(mail.text)).toEqual(links(mail.html));
  });

  it("MAIL-22: has its language and direction where mail programs keep them", () => {
    const dir = language === "ar" ? "rtl" : "ltr";
    expect(mail.html).toContain(`<html lang="${language}" dir="${dir}">`);
    expect(mail.html).toMatch(
      new RegExp(
        `<table role="presentation" lang="${language}" dir="${dir}"[^>]*style="direction:${dir};text-align:${dir === "rtl" ? "right" : "left"}`,
      ),
    );
  });

  it("MAIL-21, MAIL-23, MAIL-24: is small, knows the dark, and fetches nothing", () => {
    expect(Buffer.byteLength(mail.html)).toBeLessThan(100_000);
    expect(mail.html).toContain('name="color-scheme" content="light dark"');
    expect(mail.html).not.toMatch(/<img|url\(|<link|<script|@import/);
  });

  it("tells a passer-by nothing in its subject", () => {
    expect(mail.subject).not.toMatch(/juridiques|papiers/);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.subject.length).toBeGreaterThan(5);
  });

  it("has words for everything, and leaves no placeholder", () => {
    expect(mail.text + mail.html).not.toMatch(
      /\{\{|undefined|\b(code|seat|confirm|approved|changes|change|refused|invited|emailChanged|coInvited|requested)\.[a-z]/,
    );
  });
});

describe("words somebody wrote", () => {
  it("stay words: nothing typed becomes markup", () => {
    const { html } = renderMail(models.refused, "fr");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain(
      '<bdi lang="fr" dir="ltr">Conseils juridiques &lt;b&gt;sans papiers&lt;/b&gt; &amp; thé</bdi>',
    );
  });
  it("are quoted line by line in the text", () => {
    expect(renderMail(models.refused, "ar").text).toContain("> Première ligne.\n> <script>alert(1)</script>");
  });
});

it("never says more of a place than everybody may know", () => {
  for (const language of languages) {
    const { text } = renderMail(models.seat_area, language as Language);
    expect(text).toContain("Quartier de la gare");
    expect(text).not.toContain("دار الحي");
  }
});

it.each(["fr", "ar"] as const)("writes these bytes in %s", (language) => {
  const golden = [
    "sign_in_code",
    "refused",
    "seat_confirmed",
    "confirm_address",
    "member_invited",
    "email_changed_old",
    "co_organiser_invited",
    "co_organiser_requested",
    "date_changed",
    "cancelled",
    "declined",
    "undone",
    "hidden",
    "notice",
    "organisation_refused",
    "message",
    "report_answered",
    "hidden_words",
  ];
  for (const name of golden as (keyof typeof models)[]) {
    const { subject, text, html } = renderMail(models[name], language);
    expectGolden(`mail/${name}.${language}.txt`, `Subject: ${subject}\n\n${text}`);
    expectGolden(`mail/${name}.${language}.html`, `${html}\n`);
  }
});

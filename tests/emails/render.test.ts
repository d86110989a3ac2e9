import { type Language, languages } from "#app/domain/languages/language.ts";
import { renderMail } from "#emails/render.server.tsx";
import { mailSamples } from "#emails/samples.ts";
import { describe, expect, it } from "vitest";
import { expectGolden } from "../support/golden.ts";

const cases = Object.keys(mailSamples).flatMap((name) =>
  languages.map((language) => [name as keyof typeof mailSamples, language] as const),
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
  const mail = renderMail(mailSamples[name], language);

  it("MAIL-20: says the same as text and as HTML, with the same links", () => {
    const html = wordsOf(mail.html);
    // Addresses are compared below: under a title they stand in its link only.
    for (const line of mail.text.split("\n").filter((part) => !/^\s*$|^https:/.test(part))) {
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
      /\{\{|undefined|\b(code|signUpConfirmed|confirm|approved|changes|change|refused|invited|emailChanged|coInvited|requested|waitlisted|offered|released|sessionChanged|attendeeMessage|digest|notice|lostLink|dailySummary|reviewDigest)\.[a-z]/,
    );
  });
});

describe("words somebody wrote", () => {
  it("stay words: nothing typed becomes markup", () => {
    const { html } = renderMail(mailSamples.refused, "fr");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain(
      '<bdi lang="fr" dir="ltr">Conseils juridiques &lt;b&gt;sans papiers&lt;/b&gt; &amp; thé</bdi>',
    );
  });
  it("are quoted line by line in the text", () => {
    expect(renderMail(mailSamples.refused, "ar").text).toContain("> Première ligne.\n> <script>alert(1)</script>");
  });
});

it("never says more of a place than everybody may know", () => {
  for (const language of languages) {
    const { text } = renderMail(mailSamples.seat_area, language as Language);
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
    "other_offset",
    "cancelled",
    "declined",
    "undone",
    "hidden",
    "notice",
    "organisation_refused",
    "message",
    "report_answered",
    "hidden_words",
    "reminder",
    "seat_waiting",
    "seat_offered",
    "seat_released",
    "session_changed",
    "participant_message",
    "followed",
    "lost_link",
    "digest_confirm",
    "digest",
    "sign_up_sum",
    "waiting_digest",
    "still_on",
    "zone_moved",
    "report_request",
    "escalated",
  ];
  for (const name of golden as (keyof typeof mailSamples)[]) {
    const { subject, text, html } = renderMail(mailSamples[name], language);
    expectGolden(`mail/${name}.${language}.txt`, `Subject: ${subject}\n\n${text}`);
    expectGolden(`mail/${name}.${language}.html`, `${html}\n`);
  }
});

import { type Language, languages } from "#app/domain/languages/language.ts";
import { samples as digestSamples } from "#emails/digest/sample.ts";
import { eventDecidedMail } from "#emails/event-decided/prepare.server.ts";
import { samples as decisionSamples } from "#emails/event-decided/sample.ts";
import { mailSamples } from "#emails/registry.server.ts";
import { describe, expect, it } from "vitest";
import { expectGolden } from "../support/golden.ts";

const renderSample = (name: string, language: Language) => {
  const sample = mailSamples.get(name);
  if (!sample) throw new Error(`no such sample: ${name}`);
  return sample.render(language);
};
/** A refusal for another reason. */
const refusal = (reason: string, language: Language) =>
  eventDecidedMail.render({ ...decisionSamples.refused, reason }, language);
/** Samples to organisers and coordinators about an event whose place is public. */
const namesEvent = ["event_decided", "co_organiser_invited", "message", "report_danger", "sign_up_sum", "still_on"];
const cases = [...mailSamples.keys()].flatMap((name) => languages.map((language) => [name, language] as const));

/** Return the visible words of an HTML mail. */
const wordsOf = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, "")
    .replaceAll(/<\/?(?:a|bdi)\b[^>]*>/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll("&#x27;", "'")
    .replaceAll(/[\s\u2066-\u2069]+/g, " ");
const plain = (text: string) => text.replaceAll(/[\s\u2066-\u2069]+/g, " ");

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** Contrast ratio (WCAG 2.2 1.4.3). */
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};
const declared = (style: string, property: string) => new RegExp(`(?:^|;)${property}:(#[0-9a-f]{6})`).exec(style)?.[1];

/**
 * List the text colours, light and dark, with their contrast to the element's own background, else to that of the
 * sheet.
 */
function pairsOf(html: string): [string, number][] {
  const rules = new Map(
    [...(/prefers-color-scheme:dark\){(.*?)}<\/style>/s.exec(html)?.[1] ?? "").matchAll(/\.(\w+)\{([^}]*)\}/g)].map(
      ([, name = "", style = ""]) => [name, style],
    ),
  );
  const sheets = { light: "#ffffff", dark: declared(rules.get("sheet") ?? "", "background") ?? "none" };
  return [...html.matchAll(/<\w+[^>]*style="([^"]*)"[^>]*>/g)].flatMap(([tag, style = ""]) => {
    const colour = declared(style, "color");
    if (colour === undefined) return [];
    const own = rules.get(/class="(\w+)/.exec(tag)?.[1] ?? "") ?? "";
    const dark = declared(own, "color") ?? colour;
    return [
      [`${tag} light`, contrast(colour, declared(style, "background") ?? sheets.light)],
      [`${tag} dark`, contrast(dark, declared(own, "background") ?? declared(style, "background") ?? sheets.dark)],
    ] satisfies [string, number][];
  });
}

describe.each(cases)("%s in %s", (name, language) => {
  const mail = renderSample(name, language);

  it("MAIL-20: says the same as text and as HTML, with the same links", () => {
    const html = wordsOf(mail.html);
    // Addresses are compared below: under a title they are only in the link.
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

  it("MAIL-20: has every address as a link, the way out of a subscription too", () => {
    const body = mail.html.replace(/<head>.*<\/head>/s, "");
    const outside = body.replaceAll(/<a\b[^>]*>.*?<\/a>/gs, "").replaceAll(/<[^>]*>/g, " ");
    expect(outside).not.toMatch(/https?:\/\/|\w@\w/);
    if (Object.hasOwn(digestSamples, name)) expect(body).toContain('href="https://week.test/u/TOKEN"');
  });

  it("MAIL-23: has each colour for light and for dark, 4.5 : 1 at least", () => {
    expect(pairsOf(mail.html).filter(([, ratio]) => ratio < 4.5)).toEqual([]);
    expect(pairsOf(mail.html).length).toBeGreaterThan(3);
  });

  it("names an event in its subject only where others may read its title", () => {
    if (namesEvent.includes(name)) expect(mail.subject).toContain("Conseils juridiques");
    else expect(mail.subject).not.toMatch(/juridiques|papiers/);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.subject.length).toBeGreaterThan(5);
  });

  it("has words for everything, and leaves no placeholder", () => {
    expect(mail.text + mail.html).not.toMatch(
      /\{\{|undefined|\b(code|signUpConfirmed|confirm|approved|changes|change|refused|invited|emailChanged|coInvited|requested|waitlisted|offered|released|sessionChanged|attendeeMessage|digest|notice|lostLink|dailySummary|reviewDigest|datesAdded|organiserMessage)\.[a-z]/,
    );
  });
});

describe("figures in Arabic", () => {
  it("run from left to right where they must: the offset with its name, phone numbers", () => {
    const { text, html } = renderSample("seat_confirmed", "ar");
    for (const said of [text, html]) expect(said).toContain("(\u2066UTC+00:00\u2069)");
    const phone = "هاتف: +212 537-000-000";
    const quote = refusal(phone, "ar");
    for (const said of [quote.text, quote.html]) expect(said).toContain("هاتف: \u2066+212 537-000-000\u2069");
    expect(refusal(phone.slice(6), "fr").text).not.toMatch(/[\u2066-\u2069]/);
  });
});

describe("addresses somebody wrote", () => {
  it("are links, whole and no more than that; a covered mail address is none", () => {
    const reason = "Voir https://exemple.org/a?b=1&c=2, écrire à lea.m+x@exemple.org. (m•••a@exemple.org)";
    const { html } = refusal(reason, "fr");
    const links = [...html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(([, href, text]) => [href, text]);
    expect(links).toContainEqual(["https://exemple.org/a?b=1&amp;c=2", "https://exemple.org/a?b=1&amp;c=2"]);
    expect(links).toContainEqual(["mailto:lea.m+x@exemple.org", "lea.m+x@exemple.org"]);
    expect(html).toContain("(m•••a@exemple.org)");
    const arabic = refusal("انظروا https://exemple.org/a، ثم", "ar");
    expect(arabic.html).toContain('href="https://exemple.org/a"');
  });
});

describe("words somebody wrote", () => {
  it("stay words: nothing typed becomes markup", () => {
    const { html } = renderSample("refused", "fr");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain(
      '<bdi lang="fr" dir="ltr">Conseils juridiques &lt;b&gt;sans papiers&lt;/b&gt; &amp; thé</bdi>',
    );
  });
  it("are quoted line by line in the text", () => {
    expect(renderSample("refused", "ar").text).toContain("> Première ligne.\n> <script>alert(1)</script>");
  });
});

it("never says more of a place than everybody may know", () => {
  for (const language of languages) {
    const { text } = renderSample("seat_area", language as Language);
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
    "invitation_requested",
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
    "organisation_registered",
    "message",
    "report_answered",
    "hidden_words",
    "reminder",
    "seat_waiting",
    "seat_offered",
    "seat_released",
    "session_changed",
    "participant_message",
    "message_of_date",
    "message_waiting",
    "followed",
    "lost_link",
    "digest_confirm",
    "digest",
    "sign_up_sum",
    "waiting_digest",
    "still_on",
    "zone_moved",
    "zone_corrected",
    "report_request",
    "escalated",
    "dates_added",
    "welcome_approved",
    "welcome_refused",
    "welcome_removed",
    "unknown_address",
    "organiser_message",
    "organiser_message_secretariat",
  ];
  for (const name of golden) {
    const { subject, text, html } = renderSample(name, language);
    expectGolden(`mail/${name}.${language}.txt`, `Subject: ${subject}\n\n${text}`);
    expectGolden(`mail/${name}.${language}.html`, `${html}\n`);
  }
});

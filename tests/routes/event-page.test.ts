import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { translateEvent } from "#app/domain/translations/translate-event.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import {
  actorOf,
  approve,
  cityId,
  contextFor,
  dateInput,
  makeEvent,
  makeOrganisation,
  signUp,
} from "../support/factories.ts";

let app: TestApp;
beforeEach(async () => {
  app = await createApp();
});
const text = async (path: string) => (await app.ask(path)).text();
const titlesOf = (html: string) =>
  [...html.matchAll(/<h[234] class="card-title">.*?<bdi[^>]*>([^<]*)<\/bdi>/g)].map((found) => found[1]);
const placeOf = (html: string, part: string) => html.indexOf(part);

describe("the page of an event", () => {
  it("puts the button beside when and where, before the text and the organiser", async () => {
    const { slug } = makeEvent(app.db, { door: "sign_up", description: "Um texto longo.", title: "Jantar" });
    const html = await text(`/pt/events/${slug}`);
    const order = ["<h1", 'class="key"', "/join", "Um texto longo.", 'id="organised-by"'].map((part) =>
      placeOf(html, part),
    );
    expect(order.every((place) => place > 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(html.match(/class="button"/g)).toHaveLength(1);
  });

  it("opens an exact address in the map of the phone, and links no other place", async () => {
    const open = makeEvent(app.db, { placeLevel: "public", streetAddress: "Rua Um, 1" });
    const html = await text(`/fr/events/${open.slug}`);
    expect(html).toContain('href="geo:');
    expect(html).toContain("https://www.openstreetmap.org/");
    const near = makeEvent(app.db, { placeLevel: "area", district: "Alfama", title: "Perto" });
    const other = await text(`/fr/events/${near.slug}`);
    expect(other).not.toContain("geo:");
    expect(other).not.toContain("openstreetmap");
  });

  it("offers its text in the other languages it is written in, with the interface in the reader's", async () => {
    const { email, organisationId } = makeOrganisation(app.db);
    const event = makeEvent(app.db, { organisationId, language: "pt", title: "Jantar", until: "draft" });
    translateEvent(contextFor(app.db, { actor: actorOf(app.db, email) }), {
      eventId: event.eventId,
      language: "ar",
      title: "عشاء",
      summary: "نأكل معًا",
      description: "",
    });
    submitEvent(contextFor(app.db, {}), { eventId: event.eventId });
    approve(app.db, event.eventId);
    const html = await text(`/fr/events/${event.slug}`);
    expect(html).toContain("Langue de ce texte");
    expect(html).toContain(`href="/fr/events/${event.slug}?text=ar"`);
    const arabic = await text(`/fr/events/${event.slug}?text=ar`);
    expect(arabic).toContain('<html lang="fr"');
    expect(arabic).toMatch(/<h1[^>]*><bdi lang="ar" dir="rtl">عشاء<\/bdi>/);
    expect(/<link[^>]*canonical[^>]*>/.exec(arabic)?.[0]).not.toContain("text=");
    // A language that it is not written in changes nothing.
    expect(await text(`/fr/events/${event.slug}?text=es`)).toContain('<bdi lang="pt" dir="ltr">Jantar</bdi>');
  });

  it("ends with what else is on: the organiser's, that day in that city, the theme", async () => {
    const { organisationId } = makeOrganisation(app.db);
    const event = makeEvent(app.db, { organisationId, title: "Este", themes: ["solidarity"] });
    makeEvent(app.db, { organisationId, title: "Do mesmo", cityId: cityId(app.db, "porto") });
    makeEvent(app.db, { title: "No mesmo dia", themes: ["participation"] });
    makeEvent(app.db, {
      title: "Do mesmo tema",
      themes: ["solidarity"],
      dates: [dateInput("2026-12-20T18:00", "2026-12-20T20:00")],
    });
    makeEvent(app.db, { title: "Noutra cidade", cityId: cityId(app.db, "paris"), themes: ["solidarity"] });
    expect(titlesOf(await text(`/pt/events/${event.slug}`))).toEqual(["Do mesmo", "No mesmo dia", "Do mesmo tema"]);
  });

  it("offers others of that city and week first when it is cancelled", async () => {
    const { email, organisationId } = makeOrganisation(app.db);
    const event = makeEvent(app.db, { organisationId, title: "Cancelado" });
    makeEvent(app.db, { title: "Em vez disso" });
    makeEvent(app.db, {
      title: "Noutra semana",
      dates: [dateInput("2026-12-27T18:00", "2026-12-27T20:00")],
    });
    cancelDate(contextFor(app.db, { actor: actorOf(app.db, email) }), {
      dateId: event.dateIds[0] ?? "",
      note: "Chuva",
    });
    const html = await text(`/pt/events/${event.slug}`);
    expect(titlesOf(html)).toEqual(["Em vez disso"]);
    expect(placeOf(html, "Em vez disso")).toBeLessThan(placeOf(html, 'class="key"'));
  });
});

describe("a list of dates", () => {
  it("says once how many are free and ask for no papers, and on the card that one is not or has not said", async () => {
    makeEvent(app.db, { title: "Tudo certo", inclusion: { free: "yes", no_id: "yes" } });
    makeEvent(app.db, { title: "Paga-se", inclusion: { free: "no", no_id: "yes" } });
    makeEvent(app.db, { title: "Não disse", inclusion: { free: "yes" } });
    for (const view of ["", "?view=week", "?view=print"]) {
      const html = await text(`/en/programme${view}`);
      expect([view, html.includes("Free of charge: 2 of 3. No papers asked: 2.")]).toEqual([view, true]);
      expect([view, html.match(/Not free/g)?.length, html.match(/Papers: please ask/g)?.length]).toEqual([view, 1, 1]);
    }
    // Without the line above, a card says itself that it is free.
    const { slug } = makeEvent(app.db, { title: "Este" });
    expect(await text(`/en/events/${slug}`)).toMatch(/<ul class="facts">(?:(?!<\/ul>).)*Free of charge/);
  });

  it("has one style of time, whatever the countries", async () => {
    for (const [city, title] of [
      ["montreal", "A"],
      ["rabat", "B"],
      ["new-haven", "C"],
    ] as const)
      makeEvent(app.db, {
        title,
        cityId: cityId(app.db, city),
        dates: [dateInput("2026-12-18T18:00", "2026-12-18T20:00")],
      });
    for (const language of ["en", "fr", "es", "pt", "ar"]) {
      const html = await text(`/${language}/programme`);
      const times = [...html.matchAll(/<bdi class="times whole">([^<]*)<\/bdi>/g)].map((found) => found[1]);
      expect([language, times.length, new Set(times).size]).toEqual([language, 3, 1]);
      expect(times[0]).toContain(language === "fr" ? "18\u00a0h" : "18:00");
    }
  });
});

describe("a form with faults", () => {
  it("says so in its title, lists all of them, and moves the focus there", async () => {
    const { slug } = makeEvent(app.db, { door: "sign_up" });
    for (const [language, mark] of [
      ["en", "Error:"],
      ["ar", "خطأ:"],
    ] as const) {
      const response = await app.post(`/${language}/events/${slug}/join`, { partySize: "0", email: "nobody" });
      const html = await response.text();
      expect(response.status).toBe(400);
      expect(/<title>([^<]*)/.exec(html)?.[1]).toMatch(new RegExp(`^${mark} `));
      expect(html.match(/<div class="error-summary"[^>]*>/)?.[0]).toContain("autofocus");
      expect(/<div class="error-summary".*?<\/div>/s.exec(html)?.[0].match(/<li>/g)?.length).toBeGreaterThan(1);
    }
    expect(await text(`/en/events/${slug}/join`)).not.toContain("<title>Error");
  });

  it("names the parameters of an address in the words of the page", async () => {
    const html = await text("/fr/programme?city=atlantis&from=2026-02-30");
    expect(html).toContain("Ville\u00a0: «\u00a0atlantis\u00a0»");
    expect(html).toContain("Du\u00a0: «\u00a02026-02-30\u00a0»");
  });
});

it("lets somebody send the address of a page to themselves", async () => {
  const event = makeEvent(app.db, { door: "sign_up" });
  const { token } = signUp(app.db, event);
  const html = await text(`/fr/my/${token}`);
  const address = encodeURIComponent(`${app.context.origin}/fr/my/${token}`);
  for (const way of ["https://wa.me/?text=", "sms:?&amp;body=", "mailto:?subject="])
    expect([way, new RegExp(`href="${way.replaceAll(/[?&/.:]/g, "\\$&")}[^"]*${address}"`).test(html)]).toEqual([
      way,
      true,
    ]);
});

import { languages } from "#app/domain/languages/language.ts";
import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { translateEvent } from "#app/domain/translations/translate-event.server.ts";
import { instantFrom } from "#app/domain/time/zoned-time.ts";
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
  openWeek,
  signUp,
} from "../support/factories.ts";
import { testDatabase } from "../support/database.ts";

let app: TestApp;
beforeEach(async () => {
  app = await createApp();
});
const text = async (path: string) => (await app.ask(path)).text();

describe("a home page that a reader keeps", () => {
  it("begins with their city, without a cookie, and says nothing of a city that is none", async () => {
    makeEvent(app.db, { title: "Em Lisboa" });
    makeEvent(app.db, { title: "À Paris", cityId: cityId(app.db, "paris") });
    const response = await app.ask("/fr?city=lisboa");
    const html = await response.text();
    expect(response.headers.get("Set-Cookie")).toBeNull();
    expect(html).toMatch(/<input[^>]*id="near"[^>]*value="Lisbonne"/);
    expect(html).toContain("Em Lisboa");
    expect(html).not.toContain("À Paris");
    expect(html).toContain("/fr/programme?city=lisboa");
    expect(await text("/fr/cities/lisboa")).toContain('href="/fr?city=lisboa"');
    const unknown = await app.ask("/fr?city=atlantis");
    expect([unknown.status, unknown.headers.get("Location")]).toEqual([302, "/fr"]);
    expect(unknown.headers.get("Cache-Control")).toContain("no-store");
  });
});

describe("the finder", () => {
  it("leads to the programme of a place and day, from any name of the place, and is kept by no cache", async () => {
    makeEvent(app.db);
    const response = await app.ask("/fr/programme?near=lisbonne&when=2026-12-18");
    expect([response.status, response.headers.get("location"), response.headers.get("cache-control")]).toEqual([
      302,
      "/fr/programme?city=lisboa&from=2026-12-18&to=2026-12-18",
      "no-store",
    ]);
    const html = await (await app.ask("/fr")).text();
    expect(html).toContain('<form class="finder" action="/fr/programme"');
    expect(html).toContain('<option value="Lisbonne"');
    expect(html).toContain('<option value="2026-12-18">vendredi 18 décembre</option>');
  });

  it("searches for what is no place, and shows the programme where nothing was entered", async () => {
    const response = await app.ask("/fr/programme?near=%3Cb%3E%20%26&when=");
    expect(response.headers.get("location")).toBe("/fr/programme?q=%3Cb%3E+%26");
    expect((await app.ask("/fr/programme?near=&when=")).status).toBe(200);
  });

  it("thanks after the edition, and leads to what took place", async () => {
    app.db.$client.exec("update edition set ends_on = '2026-11-20', starts_on = '2026-11-12'");
    const html = await (await app.ask("/en")).text();
    expect(html).toContain("The week is over.");
    expect(html).toContain('href="/en/programme?from=2026-11-12&amp;to=2026-11-20"');
    expect(html).not.toContain('class="finder"');
  });
});

describe("every public page", () => {
  const pages = [
    "",
    "/programme",
    "/programme?view=week",
    "/programme?view=map",
    "/programme?view=print",
    "/programme?q=jantar",
    "/cities/lisboa",
    "/countries/pt",
    "/regions/europe",
    "/themes/solidarity",
    "/subscribe",
    "/what-we-keep",
    "/about",
    "/accessibility",
    "/sign-in",
  ];

  it.each(languages)(
    "in %s: its language, its direction, one heading, no script, nothing from elsewhere",
    async (language) => {
      const event = makeEvent(app.db);
      for (const page of [...pages, `/events/${event.slug}`, `/events/${event.slug}/join`]) {
        const response = await app.ask(`/${language}${page}`);
        const html = await response.text();
        expect([page, response.status]).toEqual([page, 200]);
        expect(html).toMatch(
          new RegExp(`^<!DOCTYPE html><html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`),
        );
        expect(html.match(/<h1[ >]/g)).toHaveLength(1);
        expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)|<iframe|<style|\sstyle=|\son[a-z]+=/);
        for (const [, address = ""] of html.matchAll(/<(?:link|img|script)[^>]*\s(?:href|src)="([^"]*)"/g)) {
          expect(address).toMatch(/^(\/assets\/|\/icon\.svg|https:\/\/week\.test\/)/);
        }
        expect(html).toMatch(/<title>[^<]{3,}<\/title>/);
        expect(html).not.toMatch(
          /\b(home|programme|event|form|subscribe|keep|about|accessibility|signIn|site|nav|footer)\.[a-z][A-Za-z.]+\b(?!@)/,
        );
        expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
        expect(response.headers.get("content-language")).toBe(language);
      }
      expect(app.faults).toEqual([]);
    },
  );

  it("names one address for itself and its versions in the other languages", async () => {
    const html = await text("/fr/programme?theme=solidarity&utm_source=x");
    expect(html).toContain('<link rel="canonical" href="https://week.test/fr/programme?theme=solidarity"/>');
    for (const language of languages) {
      expect(html).toContain(
        `<link rel="alternate" hrefLang="${language}" href="https://week.test/${language}/programme?theme=solidarity"/>`,
      );
    }
  });

  it("is the same for everybody, signed in or not", async () => {
    const { email } = makeOrganisation(app.db);
    const cookie = await app.signIn(email);
    const signedIn = await (await app.ask("/fr/programme", { headers: { Cookie: cookie } })).text();
    expect(signedIn).toBe(await text("/fr/programme"));
  });
});

describe("the way in", () => {
  it.each([
    ["fr-CA,fr;q=0.9", "/fr"],
    ["ar", "/ar"],
    ["de", "/en"],
  ])("for a browser that asks for %s is %s", async (header, expected) => {
    const response = await app.ask("/", { headers: { "Accept-Language": header } });
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(expected);
    expect(response.headers.get("vary")).toBe("Accept-Language");
  });

  it.each([
    "/de",
    "/xx/programme",
    "/en/nothing",
    "/en/events/no-such-event",
    "/en/my/guess",
    "/en/confirm/guess",
    "/nothing",
  ])("to %s is a page that says there is none", async (path) => {
    const response = await app.ask(path, { headers: { "Accept-Language": "fr" } });
    expect(response.status).toBe(404);
    expect(await response.text()).toMatch(/This page|There is no such page|Cette page n’existe pas/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(app.faults).toEqual([]);
  });

  it("says so before the first week is announced", async () => {
    const bare = await createApp({ db: testDatabase() });
    for (const path of ["/en", "/en/programme", "/ar/programme", "/en/subscribe"])
      expect((await bare.ask(path)).status).toBe(200);
    expect(await (await bare.ask("/en")).text()).toContain("has not been announced yet");
    expect((await bare.ask("/calendar/en.ics")).status).toBe(200);
  });
});

describe("the programme", () => {
  beforeEach(() => {
    makeEvent(app.db, { title: "Em Lisboa", themes: ["solidarity"] });
    makeEvent(app.db, {
      title: "À Paris",
      language: "fr",
      cityId: cityId(app.db, "paris"),
      themes: ["participation"],
      spoken: ["fr"],
      interpreted: ["ar"],
      dates: [dateInput("2026-12-20T18:00", "2026-12-20T20:00")],
    });
    makeEvent(app.db, { title: "Rascunho", until: "submitted" });
  });

  it("counts what one just comes to as having room, and what is full, closed or off as not", async () => {
    const dates = [dateInput("2026-12-21T19:00", "2026-12-21T22:00", 1)];
    const made = ["Porta aberta", "Cheio", "Anulado"].map((title) =>
      makeEvent(app.db, { title, door: title === "Porta aberta" ? "just_come" : "sign_up", dates: dates }),
    );
    const [, full, off] = made;
    if (full) signUp(app.db, full, {});
    app.db.$client.prepare("update event_date set status = 'cancelled' where event_id = ?").run(off?.eventId);
    const html = await text("/en/programme?seats=1");
    expect(["Porta aberta", "Cheio", "Anulado"].map((title) => html.includes(title))).toEqual([true, false, false]);
  });

  it.each([
    ["", ["Em Lisboa", "À Paris"]],
    ["?city=lisboa", ["Em Lisboa"]],
    ["?country=fr", ["À Paris"]],
    ["?region=africa", []],
    ["?theme=participation", ["À Paris"]],
    ["?from=2026-12-19", ["À Paris"]],
    ["?from=2026-12-18&to=2026-12-18", ["Em Lisboa"]],
    ["?theme=solidarity&theme=participation&country=pt", ["Em Lisboa"]],
    ["?access=no_registration", []],
    ["?language=fr", ["À Paris"]],
    ["?language=ar", []],
    ["?seats=1", ["Em Lisboa", "À Paris"]],
    ["?edition=week-2026", ["Em Lisboa", "À Paris"]],
  ])("%s shows %j", async (query, titles) => {
    const html = await text(`/en/programme${query}`);
    const shown = [...html.matchAll(/<h4 class="card-title">.*?<bdi[^>]*>([^<]*)<\/bdi>/g)].map((found) => found[1]);
    expect(shown).toEqual(titles);
    expect(html).not.toContain("Rascunho");
    if (titles.length === 0) expect(html).toContain("No event matches this selection.");
  });

  it("offers no seat of what has begun", async () => {
    app.clock.advance(instantFrom("2026-12-18T20:00:00Z") - app.clock.now());
    expect(await text("/en/programme")).toContain("Em Lisboa");
    const html = await text("/en/programme?seats=1");
    expect(html).toContain("À Paris");
    expect(html).not.toContain("Em Lisboa");
  });

  it.each([
    ["city=atlantis", "City: “atlantis”"],
    ["theme=%3Cscript%3Ealert(1)%3C/script%3E", "Theme: “&lt;script&gt;alert(1)&lt;/script&gt;”"],
    ["from=2026-02-30", "From: “2026-02-30”"],
    ["from=2026-12-20&to=2026-12-18", "The last day is before the first day."],
    ["edition=never", "edition: “never”"],
    ["after=-5", "after: “-5”"],
    ["city=%00", "City:"],
    [`city=${"x".repeat(10_000)}`, "City: “xxxx"],
  ])("says what means nothing in ?%s, shows the rest, and is not kept", async (query, words) => {
    const response = await app.ask(`/en/programme?${query}`);
    expect(response.status).toBe(400);
    const html = await response.text();
    expect(html).toContain("Part of this selection means nothing here");
    expect(html).toContain(words);
    expect(html).toContain("À Paris");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("goes on by key, each date once, to the end", async () => {
    for (let turn = 0; turn < 45; turn += 1) makeEvent(app.db, { title: `Evento ${turn}` });
    const seen: string[] = [];
    let path: string | undefined = "/en/programme?city=lisboa";
    while (path) {
      const html: string = await text(path);
      seen.push(...[...html.matchAll(/<h4 class="card-title"><a href="([^"]*)"/g)].map((found) => found[1] ?? ""));
      path = /rel="next" href="([^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(seen).toHaveLength(46);
    expect(new Set(seen).size).toBe(46);
  });

  it("counts what each other choice would give", async () => {
    const html = await text("/en/programme?country=pt");
    expect(html).toMatch(/name="theme" value="solidarity"\/><span>Solidarity<\/span><small>1<\/small>/);
    expect(html).not.toContain('name="theme" value="participation"');
  });

  it("shows each text in its own language and direction", async () => {
    makeEvent(app.db, { title: "شاي في الحي", language: "ar", cityId: cityId(app.db, "rabat") });
    const html = await text("/fr/programme");
    expect(html).toContain('<bdi lang="ar" dir="rtl">شاي في الحي</bdi>');
    expect(html).toContain('<bdi lang="pt" dir="ltr">Em Lisboa</bdi>');
  });
});

describe("an event's page", () => {
  it("escapes whatever was written", async () => {
    const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
    const event = makeEvent(app.db, {
      title: attack,
      summary: attack,
      description: `${attack}\n\n- ${attack}\n\njavascript:alert(1)`,
      venueName: attack,
      streetAddress: attack,
      publicContact: attack,
    });
    for (const path of [`/en/events/${event.slug}`, "/en/programme", `/en/events/${event.slug}/join`]) {
      const html = await text(path);
      expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)|<img(?! class="mark" src="\/icon\.svg")/);
      expect(html).toContain("&lt;script&gt;");
    }
  });

  it("is in the reader's language where there is a translation, else in its own, and says which", async () => {
    const organisation = makeOrganisation(app.db);
    const event = makeEvent(app.db, {
      organisationId: organisation.organisationId,
      until: "submitted",
      title: "Jantar",
    });
    const ctx = contextFor(app.db, { actor: organisation.actor });
    translateEvent(ctx, { eventId: event.eventId, language: "ar", title: "عشاء", summary: "للجميع.", description: "" });
    approve(app.db, event.eventId);
    expect(await text(`/ar/events/${event.slug}`)).toContain('<bdi lang="ar" dir="rtl">عشاء</bdi>');
    const french = await text(`/fr/events/${event.slug}`);
    expect(french).toContain('<bdi lang="pt" dir="ltr">Jantar</bdi>');
    expect(french).toContain("Langue de ce texte");
  });

  it("says full, and offers the waiting list with its rule then", async () => {
    const event = makeEvent(app.db, { dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 1)] });
    expect(await text(`/en/events/${event.slug}`)).toContain(`/en/events/${event.slug}/join`);
    signUp(app.db, event);
    const html = await text(`/en/events/${event.slug}`);
    expect(html).toContain("All seats are taken.");
    expect(html).toContain("Join the waiting list");
    expect(html).toContain("How free seats are given");
    expect(html).toContain(`/en/events/${event.slug}/join`);
  });

  it("keeps the place of an 'area' event to itself, everywhere the public looks", async () => {
    const event = makeEvent(app.db, {
      placeLevel: "area",
      venueName: "Sala Secreta",
      streetAddress: "Rua Secreta, 1",
      district: "Perto da estação",
    });
    const outputs = [
      `/en/events/${event.slug}`,
      "/en/programme",
      "/en",
      "/calendar/en.ics",
      `/events/${event.slug}.ics?lang=ar`,
      `/en/events/${event.slug}/join`,
    ];
    for (const path of outputs) {
      const answer = await text(path);
      expect([path, answer.includes("Secreta")]).toEqual([path, false]);
    }
    expect(await text(`/en/events/${event.slug}`)).toContain("Perto da estação");
  });

  it("is nowhere before it is approved, nor when its organisation is not verified", async () => {
    const waiting = makeEvent(app.db, { until: "submitted", title: "Escondido" });
    expect((await app.ask(`/en/events/${waiting.slug}`)).status).toBe(404);
    expect((await app.ask(`/events/${waiting.slug}.ics`)).status).toBe(404);
    expect((await app.ask(`/en/events/${waiting.slug}/join`)).status).toBe(404);
    const published = makeEvent(app.db);
    app.db.$client.prepare("update organisation set state = 'suspended' where id = ?").run(published.organisationId);
    // The event was public: calendars remove it, and its page answers that it is gone.
    expect((await app.ask(`/en/events/${published.slug}`)).status).toBe(410);
    expect(await text("/calendar/en.ics")).not.toContain("Escondido");
  });
});

describe("a document", () => {
  it("ends once, and with nothing after its end (HTML 13.1)", async () => {
    const event = makeEvent(app.db);
    const cookie = await app.signIn(event.email);
    const pages = ["/en", "/ar/programme", `/fr/events/${event.slug}`, "/fr/nothing", "/embed/fr", "/fr/register"];
    const own = ["/fr/organise", `/fr/organise/events/${event.eventId}/edit/what`];
    for (const path of [...pages, ...own]) {
      const html = await (await app.ask(path, { headers: { Cookie: cookie } })).text();
      expect([path, html.split("</body></html>").length, html.endsWith("</body></html>")]).toEqual([path, 2, true]);
    }
  });

  it("shows nothing chosen first where something must be (HTML 4.10.7)", async () => {
    const event = makeEvent(app.db, { until: "draft" });
    const cookie = await app.signIn(event.email);
    const session = `/fr/organise/events/${event.eventId}/programme/new?date=${event.dateIds[0]}`;
    const found: string[] = [];
    for (const path of ["/fr/register", `/fr/organise/events/${event.eventId}/edit/what`, session]) {
      const html = await (await app.ask(path, { headers: { Cookie: cookie } })).text();
      for (const [, first = ""] of html.matchAll(/<select\b[^>]*\srequired\b[^>]*>(.{0,40})/gs)) found.push(first);
    }
    expect(found.length).toBeGreaterThan(2);
    expect(found.filter((first) => !/^<option value=""[^>]*>[^<]/.test(first))).toEqual([]);
  });
});

describe("addresses for machines", () => {
  it("answer calendars as calendars", async () => {
    const event = makeEvent(app.db);
    const feed = await app.ask("/calendar/fr.ics?city=lisboa");
    expect(feed.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(feed.headers.get("last-modified")).toBe("Tue, 24 Nov 2026 09:00:00 GMT");
    const file = await app.ask(`/events/${event.slug}.ics?lang=fr`);
    expect(file.headers.get("content-disposition")).toBe(`attachment; filename="${event.slug}.ics"`);
  });

  it.each(["/calendar/xx.ics", "/calendar/en.ics?city=atlantis", "/events/none.ics"])(
    "%s is plainly not there",
    async (path) => {
      const response = await app.ask(path);
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    },
  );

  it("say how the process and its database are, and no more", async () => {
    expect(await (await app.ask("/healthz")).text()).toBe("ok\n");
    expect(await (await app.ask("/readyz")).text()).toBe("ok\n");
    const broken = await createApp({ db: openWeek() });
    broken.db.$client.exec("drop table instance");
    const response = await broken.ask("/readyz");
    expect([response.status, await response.text()]).toEqual([503, "not ready\n"]);
  });

  it("keep robots out of persons' pages, and out of the whole demonstration but for its calendars", async () => {
    expect(await text("/robots.txt")).toContain("Disallow: /*/my/");
    const demo = await createApp({ isDemo: true });
    const robots = await (await demo.ask("/robots.txt")).text();
    expect(robots).toContain("Disallow: /\n");
    expect(robots).toContain("Allow: /calendar/");
    const html = await (await demo.ask("/ar")).text();
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).toContain("نسخة تجريبية");
    for (const path of ["/ar/nothing", "/nothing", "/ar/events/none", "/ar/programme?city=none", "/dev/mail"]) {
      const said = await (await demo.ask(path, { headers: { "Accept-Language": "ar" } })).text();
      expect([path, said.includes("نسخة تجريبية")]).toEqual([path, true]);
    }
  });

  it("say of an invented week that it is invented, wherever it is shown", async () => {
    const real = await text("/en/programme");
    expect(real).not.toContain("invented");
    app.db.$client.prepare("update edition set fictitious = 1").run();
    const html = await text("/en/programme");
    expect(html).toContain("everything here is invented.");
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(await text("/robots.txt")).toContain("Disallow: /\n");
  });

  it("show the demonstration's mailbox in the demonstration only", async () => {
    for (const path of ["/dev/mail", "/dev/mail/x", "/dev/mail/x/html"]) expect((await app.ask(path)).status).toBe(404);
    const demo = await createApp({ isDemo: true });
    expect((await demo.ask("/dev/mail")).status).toBe(200);
  });
});

it("says of each of several dates what became of it", async () => {
  const event = makeEvent(app.db, {
    dates: [dateInput("2026-12-19T19:00", "2026-12-19T22:00"), dateInput("2026-12-21T19:00", "2026-12-21T22:00")],
  });
  const [first = "", second = ""] = event.dateIds;
  const ctx = contextFor(app.db, { actor: actorOf(app.db, event.email) });
  cancelDate(ctx, { dateId: first, note: "A sala fechou." });
  const moved = dateInput("2026-12-22T18:00", "2026-12-22T21:00");
  rescheduleDate(ctx, { dateId: second, ...moved });
  const html = await text(`/en/events/${event.slug}`);
  expect(html).toContain("Why: A sala fechou.");
  expect(html).toMatch(/New time\. It was Monday,? 21 December 2026, 19:00/);
});

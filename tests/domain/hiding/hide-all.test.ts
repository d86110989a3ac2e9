import { getCalendarFeed } from "#app/domain/calendar/get-calendar-feed.server.ts";
import { getEventCalendar } from "#app/domain/calendar/get-event-calendar.server.ts";
import { getHideAllPage } from "#app/domain/hiding/get-hide-all-page.server.ts";
import { hideAll } from "#app/domain/hiding/hide-all.server.ts";
import { listOwnCities } from "#app/domain/hiding/list-own-cities.server.ts";
import { Conflict, Gone, Invalid, NotFound } from "#app/domain/errors.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { listProgramme } from "#app/domain/programme/list-programme.server.ts";
import { restoreEvent } from "#app/domain/hiding/restore-event.server.ts";
import { prepareHiddenNotice } from "#emails/hidden-notice/prepare.server.ts";
import { hours, type Instant, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { programmeVersionReader } from "#db/queries/instance.server.ts";
import ICAL from "ical.js";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "#tests/support/clock.ts";
import * as make from "#tests/support/factories.ts";
import {
  cityId,
  contextFor,
  makeCoordinator,
  makeEvent,
  makeOrganisation,
  openWeek,
} from "#tests/support/factories.ts";

type Who = { actor: ReturnType<typeof makeCoordinator>["actor"] };
type Concealed = { kind: "organisation" | "city"; id: string };
type Step = Partial<Omit<Parameters<typeof hideAll>[1], "kind" | "id">>;

let db: OpenDatabase;
let portugal: ReturnType<typeof makeCoordinator>;
let organisationId: string;
let event: make.MadeEvent;
beforeEach(() => {
  db = openWeek();
  portugal = makeCoordinator(db, { kind: "country", code: "PT" });
  ({ organisationId } = makeOrganisation(db, { name: "Casa Zebra" }));
  event = makeZebra("Zebra noturna");
});
const makeZebra = (title: string) =>
  makeEvent(db, {
    organisationId,
    title,
    summary: "Resumo zebra.",
    description: "Descrição zebra.",
    venueName: "Sala Zebra",
    streetAddress: "Rua Zebra",
  });

const reader = () => contextFor(db, { actor: { kind: "anonymous" }, language: "pt" });
const later = plus(testNow, hours(1));
const change = (thing: Concealed, step: Step = {}, who: Who = portugal, now: Instant = later) =>
  hideAll(contextFor(db, { actor: who.actor, now }), {
    ...thing,
    isHidden: true,
    reason: "Ameaças",
    told: "nothing",
    words: "",
    ...step,
  });
const listed = async () => (await listProgramme(reader(), new URLSearchParams())).cards.map((card) => card.slug);
const isGone = (slug: string) => expect(() => getPublicEvent(reader(), slug)).toThrow(Gone);
const unfolded = (text: string) => text.replaceAll(/\r\n[ \t]/g, "");
const calendarOf = (slug: string) => getEventCalendar(reader(), slug).text;
const entryOf = (text: string) => {
  const [entry] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  return (name: string) => String(entry?.getFirstPropertyValue(name) ?? "");
};
const audit = (action: string) =>
  db.$client
    .prepare(
      "select account_id as who, subject_id as what, old_state as was, new_state as becomes from audit_entry where action = ?",
    )
    .all(action);
const told = () =>
  (
    db.$client.prepare("select payload from outbox where kind = 'hidden_notice' order by rowid").all() as {
      payload: string;
    }[]
  ).map((row) => JSON.parse(row.payload) as { pageId: string; dateId: string; words: string | null });
/** Sign up with an address that is confirmed or not. @returns the id of the attendee page */
function takeSeat(of: make.MadeEvent, email: string | null, isConfirmed = true): string {
  const { token } = make.signUp(db, of, { email });
  if (email && isConfirmed) {
    db.$client.prepare("update attendee_page set email_confirmed_at = ? where token = ?").run(testNow, token);
  }
  return (db.$client.prepare("select id from attendee_page where token = ?").get(token) as { id: string }).id;
}

describe.each([
  ["an organisation", (): Concealed => ({ kind: "organisation", id: organisationId })],
  ["a city", (): Concealed => ({ kind: "city", id: cityId(db, "lisboa") })],
])("hiding everything of %s", async (_name, thing) => {
  it("leaves the calendars of searches, whose words could be guessed otherwise", async () => {
    const search = async (query: string) =>
      (await getCalendarFeed(reader(), new URLSearchParams(query))).text.match(/BEGIN:VEVENT/g)?.length ?? 0;
    expect([await search("q=zebra"), await search("")]).toEqual([1, 1]);
    change(thing());
    expect([await search("q=zebra"), await search("")]).toEqual([0, 1]);
  });

  it("takes all its events out of lists and pages in one step, and nothing else", async () => {
    const second = makeZebra("Zebra diurna");
    const elsewhere = makeEvent(db, { cityId: cityId(db, "porto") });
    expect((await listed()).toSorted()).toEqual([event.slug, second.slug, elsewhere.slug].toSorted());
    const version = programmeVersionReader(db);
    const before = version();
    change(thing());
    expect(version()).toBe(before + 1);
    expect(await listed()).toEqual([elsewhere.slug]);
    isGone(event.slug);
    isGone(second.slug);
    expect(getPublicEvent(reader(), elsewhere.slug).slug).toBe(elsewhere.slug);
  });

  it("leaves of an event in calendars that it is off, and when, but not a word of it", async () => {
    const known = entryOf(calendarOf(event.slug));
    expect(known("summary")).toContain("Zebra");
    change(thing());
    const feed = await getCalendarFeed({ ...reader(), now: later }, new URLSearchParams());
    expect(unfolded(feed.text)).not.toMatch(/zebra|Ameaças|Lisboa/i);
    for (const text of [calendarOf(event.slug), feed.text]) {
      const entry = entryOf(text);
      expect(entry("uid")).toBe(known("uid"));
      expect([entry("dtstart"), entry("dtend")]).toEqual(["2026-12-18T19:00:00Z", "2026-12-18T22:00:00Z"]);
      expect(entry("status")).toBe("CANCELLED");
      expect(Number(entry("sequence"))).toBeGreaterThan(Number(known("sequence")));
      expect(["description", "url", "location", "geo"].map(entry)).toEqual(["", "", "", ""]);
      expect(unfolded(text)).not.toMatch(/zebra|Ameaças|Lisboa/i);
    }
  });

  it("comes back as it was when it is shown again, with a higher SEQUENCE", async () => {
    const page = getPublicEvent(reader(), event.slug);
    const before = await listed();
    change(thing());
    const struck = entryOf(calendarOf(event.slug));
    const version = programmeVersionReader(db);
    const hiddenVersion = version();
    change(thing(), { isHidden: false, reason: "" }, portugal, plus(testNow, hours(2)));
    expect(version()).toBe(hiddenVersion + 1);
    expect(await listed()).toEqual(before);
    expect(getPublicEvent(reader(), event.slug)).toMatchObject({
      title: page.title,
      place: page.place,
      slug: page.slug,
    });
    const entry = entryOf(calendarOf(event.slug));
    expect([entry("uid"), entry("status"), entry("summary")]).toEqual([struck("uid"), "CONFIRMED", "Zebra noturna"]);
    expect(Number(entry("sequence"))).toBeGreaterThan(Number(struck("sequence")));
  });

  it("leaves hidden what was hidden by itself", async () => {
    const second = makeZebra("Zebra diurna");
    hideEvent(contextFor(db, { actor: portugal.actor }), { eventId: second.eventId, note: "Outra razão" });
    change(thing());
    change(thing(), { isHidden: false, reason: "" });
    expect(await listed()).toEqual([event.slug]);
    isGone(second.slug);
    restoreEvent(contextFor(db, { actor: portugal.actor }), { eventId: second.eventId, reason: "" });
    expect((await listed()).toSorted()).toEqual([event.slug, second.slug].toSorted());
  });

  it("is written down each time, with who did it and why", () => {
    const { kind, id } = thing();
    change(thing());
    change(thing(), { isHidden: false, reason: "Passou" });
    const who = portugal.actor.accountId;
    expect(audit(`${kind}.hide`)).toEqual([{ who, what: id, was: "shown", becomes: "hidden" }]);
    expect(audit(`${kind}.show`)).toEqual([{ who, what: id, was: "hidden", becomes: "shown" }]);
    const { history, isHidden } = getHideAllPage(contextFor(db, { actor: portugal.actor }), { kind, id });
    expect(isHidden).toBe(false);
    expect(
      history.filter((entry) => entry.reason !== null).map(({ action, reason, by }) => [action, reason, by]),
    ).toEqual([
      ["hide", "Ameaças", expect.objectContaining({ places: ["Portugal"] })],
      ["show", "Passou", expect.objectContaining({ places: ["Portugal"] })],
    ]);
  });

  it("needs a reason, and is done once", async () => {
    expect(() => change(thing(), { reason: "  " })).toThrow(Invalid);
    expect(() => change(thing(), { isHidden: false })).toThrow(new Conflict("alreadyDecided"));
    expect(await listed()).toEqual([event.slug]);
    change(thing());
    expect(() => change(thing())).toThrow(new Conflict("alreadyDecided"));
    expect(audit(`${thing().kind}.hide`)).toHaveLength(1);
  });

  it("does not exist for those who coordinate elsewhere or nothing", async () => {
    const france = makeCoordinator(db, { kind: "country", code: "FR" });
    for (const who of [france, makeOrganisation(db)]) {
      expect(() => change(thing(), {}, who)).toThrow(NotFound);
      expect(() => getHideAllPage(contextFor(db, { actor: who.actor }), thing())).toThrow(NotFound);
    }
    expect(await listed()).toEqual([event.slug]);
  });

  it("asks for the second factor again after twelve hours, for hiding and for showing", async () => {
    const shownAt = (before: number) => ({ actor: { ...portugal.actor, secondFactorAt: plus(later, -before) } });
    expect(() => change(thing(), {}, shownAt(hours(12) + 1))).toThrow(new Conflict("factorStale"));
    expect(await listed()).toEqual([event.slug]);
    change(thing(), {}, shownAt(hours(12)));
    expect(() => change(thing(), { isHidden: false }, shownAt(hours(12) + 1))).toThrow(new Conflict("factorStale"));
    isGone(event.slug);
  });

  it("tells people who hold seats only what the coordinator chose", () => {
    const pageId = takeSeat(event, "sol@example.org");
    takeSeat(event, "open@example.org", false);
    takeSeat(event, null);
    change(thing());
    expect(told()).toEqual([]);
    change(thing(), { isHidden: false, reason: "" });
    expect(() => change(thing(), { told: "words", words: " " })).toThrow(Invalid);
    change(thing(), { told: "words", words: "Fica em casa." });
    expect(told()).toEqual([{ pageId, dateId: event.dateIds[0], words: "Fica em casa." }]);
    const [mail] = told().map((payload) => prepareHiddenNotice(reader(), payload));
    expect(mail).toMatchObject({ to: "sol@example.org", facts: { about: "hidden_words", quote: "Fica em casa." } });
    expect(JSON.stringify(mail)).not.toMatch(/zebra|Ameaças/i);
  });

  it("has a mail that waits say nothing any more once it is shown again", () => {
    takeSeat(event, "sol@example.org");
    change(thing(), { told: "off" });
    const [payload] = told();
    if (!payload) throw new Error("nobody is told");
    expect(prepareHiddenNotice(reader(), payload)?.facts).toMatchObject({
      about: "hidden_off",
      quote: null,
      title: null,
    });
    change(thing(), { isHidden: false, reason: "" });
    expect(prepareHiddenNotice(reader(), payload)).toBeNull();
  });
});

describe("the authority of a city", () => {
  const lisboa = (): Concealed => ({ kind: "city", id: cityId(db, "lisboa") });

  it("hides the programme of its own city without a second factor, and does not show it again", () => {
    const authority = makeOrganisation(db, { kind: "local_authority", city: "lisboa" });
    const mayor = { actor: { ...authority.actor, secondFactorAt: null } };
    expect(listOwnCities(contextFor(db, mayor)).map((city) => city.id)).toEqual([cityId(db, "lisboa")]);
    expect(() => change({ kind: "city", id: cityId(db, "porto") }, {}, mayor)).toThrow(NotFound);
    change(lisboa(), {}, mayor);
    isGone(event.slug);
    expect(() => change(lisboa(), { isHidden: false, reason: "" }, mayor)).toThrow(NotFound);
    isGone(event.slug);
  });

  it("hides nothing as long as nobody verified it, or as an editor", async () => {
    const unverified = makeOrganisation(db, { kind: "local_authority", city: "lisboa", isVerified: false });
    const { actor } = makeOrganisation(db, { kind: "local_authority", city: "lisboa" });
    const editor = {
      actor: {
        ...actor,
        memberships: actor.memberships.map((membership) => ({ ...membership, role: "editor" as const })),
      },
    };
    for (const who of [unverified, editor]) expect(() => change(lisboa(), {}, who)).toThrow(NotFound);
    expect(await listed()).toEqual([event.slug]);
  });
});

describe("one hidden event", () => {
  const coordinator = (secondFactorAt: Instant = testNow) =>
    contextFor(db, { actor: { ...portugal.actor, secondFactorAt } });
  const input = () => ({ eventId: event.eventId, reason: "" });

  it("is shown again as it was by a coordinator in scope only, and it is written down", async () => {
    hideEvent(coordinator(), { eventId: event.eventId, note: "Ameaças" });
    isGone(event.slug);
    const struck = entryOf(calendarOf(event.slug));
    const france = makeCoordinator(db, { kind: "country", code: "FR" });
    expect(() => restoreEvent(contextFor(db, { actor: france.actor }), input())).toThrow(NotFound);
    expect(() => restoreEvent(coordinator(plus(testNow, -hours(12) - 1)), input())).toThrow(
      new Conflict("factorStale"),
    );
    restoreEvent(coordinator(), input());
    expect(await listed()).toEqual([event.slug]);
    expect(Number(entryOf(calendarOf(event.slug))("sequence"))).toBe(Number(struck("sequence")) + 1);
    expect(audit("event.show")).toEqual([
      { who: portugal.actor.accountId, what: event.eventId, was: "hidden", becomes: "approved" },
    ]);
    expect(() => restoreEvent(coordinator(), input())).toThrow(new Conflict("alreadyDecided"));
  });

  it("has who holds a seat told only when that was chosen", () => {
    takeSeat(event, "sol@example.org");
    hideEvent(coordinator(), { eventId: event.eventId, note: "Ameaças" });
    expect(told()).toEqual([]);
    restoreEvent(coordinator(), input());
    hideEvent(coordinator(), { eventId: event.eventId, note: "Ameaças", told: "off" });
    expect(told().map((mail) => [mail.dateId, mail.words])).toEqual([[event.dateIds[0], null]]);
  });
});

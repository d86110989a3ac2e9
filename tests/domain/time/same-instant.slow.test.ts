import { writableOf } from "#app/domain/changes/writable.server.ts";
import { prepareSignUpConfirmed, signUpConfirmedMail } from "#emails/sign-up-confirmed/prepare.server.ts";
import { resolveLocal } from "#app/domain/time/zone-arithmetic.server.ts";
import type { IanaZone, LocalDateTime } from "#app/domain/time/zoned-time.ts";
import { insertEdition } from "#db/queries/editions.server.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import ICAL from "ical.js";
import { expect, it } from "vitest";
import { createApp } from "../../support/app.ts";
import { testNow } from "../../support/clock.ts";
import { contextFor, dateInput, day, makeEvent, openWeek } from "../../support/factories.ts";
import { sender } from "../../support/mailbox.ts";
import { confirmedSeat } from "../../support/waiting-mail.ts";

const [events, datesEach] = [50, 10];
const months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

/** Make a generator of the same pseudo-random numbers in every run (Lehmer). */
function numbers(): (below: number) => number {
  let state = 20_261_218;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Make dates with random wall clocks in a year, except times that come twice or never. */
function sampleDates(zone: IanaZone, below: (limit: number) => number) {
  const made = new Map<string, ReturnType<typeof dateInput>>();
  while (made.size < datesEach) {
    const start = new Date(Date.UTC(2026, 11, 1 + below(360), below(24), below(4) * 15));
    const [from, to] = [start, new Date(start.getTime() + (1 + below(5)) * 3_600_000)].map(
      (time) => time.toISOString().slice(0, 16) as LocalDateTime,
    );
    if (!from || !to || [from, to].some((time) => resolveLocal(time, zone).kind !== "once")) continue;
    made.set(from.slice(0, 10), dateInput(from, to));
  }
  return [...made.values()];
}

function openYear(): OpenDatabase {
  const db = openWeek();
  db.$client.exec("update edition set state = 'archived'");
  insertEdition(
    writableOf(db),
    {
      id: "0b8f4a52-3c55-4f4c-9a51-1f4e6c1d9a10",
      code: "year",
      state: "open",
      startsOn: day("2026-11-30"),
      endsOn: day("2027-12-01"),
      submitUntil: day("2027-11-30"),
      createdAt: testNow,
    },
    { en: "Year", fr: "Année", es: "Año", pt: "Ano", ar: "سنة" },
  );
  return db;
}

/** Parse the instant from a text with day, clock and offset, in epoch milliseconds. */
function instantInWords(text: string): number {
  const said =
    /(\d{1,2})(?:er)?\s(\p{L}+)\s(\d{4}),\s\P{L}*?(\d{1,2})(?::|\sh(?:\s(?=\d\d))?)(\d\d)?[^:\d].*?UTC([+−]\d\d):(\d\d)/su.exec(
      text,
    );
  if (!said) throw new Error(`no instant in ${text}`);
  const [, dayOfMonth, month = "", year, hour, minute, east = "", half] = said;
  const wall = Date.UTC(Number(year), months.indexOf(month), Number(dayOfMonth), Number(hour), Number(minute ?? 0));
  const hours = Number(east.replace("−", "-"));
  return wall - (hours * 60 + Math.sign(hours || 1) * Number(half)) * 60_000;
}

const instantsOf = (components: ICAL.Component): number[] =>
  components
    .getAllSubcomponents("vevent")
    .map((vevent) => (vevent.getFirstPropertyValue("dtstart") as ICAL.Time).toJSDate().getTime());
const sorted = (values: Iterable<number>) => [...new Set(values)].sort((a, b) => a - b);

it("page, JSON-LD, calendar and mail name the same instant, for five hundred dates in all our zones", {
  timeout: 120_000,
}, async () => {
  const app = await createApp({ db: openYear() });
  const below = numbers();
  const cities = app.db.$client.prepare("select id, time_zone as zone from city order by slug").all() as {
    id: string;
    zone: IanaZone;
  }[];
  let compared = 0;
  for (let number = 0; number < events; number += 1) {
    const { id, zone } = cities[number % cities.length] as (typeof cities)[number];
    const event = makeEvent(app.db, { cityId: id, dates: sampleDates(zone, below), door: "sign_up" });
    const stored = app.db.$client
      .prepare("select starts_at_utc from event_date where event_id = ? order by 1")
      .pluck()
      .all(event.eventId) as number[];

    const html = await (await app.ask(`/fr/events/${event.slug}`)).text();
    const shown = [...html.matchAll(/<time dateTime="([^"]+)"/g)].map(([, text = ""]) => Date.parse(text));
    expect([event.slug, sorted(shown)]).toEqual([event.slug, stored]);
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
    const structured = blocks.map(([, text = ""]) => Date.parse((JSON.parse(text) as { startDate: string }).startDate));
    expect([event.slug, sorted(structured)]).toEqual([event.slug, stored]);

    const feed = await (await app.ask(`/events/${event.slug}.ics?lang=fr`)).text();
    expect(sorted(instantsOf(new ICAL.Component(ICAL.parse(feed))))).toEqual(stored);

    const mailed: number[] = [];
    for (const dateId of event.dateIds) {
      const seat = confirmedSeat(app.db, event, `guest${number}-${dateId}@example.org`, { dateId, language: "fr" });
      const mail = prepareSignUpConfirmed(contextFor(app.db, { actor: { kind: "anonymous" } }), seat, sender);
      if (!mail?.calendar) throw new Error("no mail for a seat");
      const words = instantInWords(signUpConfirmedMail.render(mail.facts, "fr").text);
      expect(instantsOf(new ICAL.Component(ICAL.parse(mail.calendar.content)))).toEqual([words]);
      mailed.push(words);
    }
    expect([event.slug, sorted(mailed)]).toEqual([event.slug, stored]);
    compared += stored.length;
  }
  expect(compared).toBe(events * datesEach);
});

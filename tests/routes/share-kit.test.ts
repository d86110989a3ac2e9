import { cancelDate } from "#app/domain/dates/cancel-date.server.ts";
import { closeSignUp } from "#app/domain/dates/close-sign-up.server.ts";
import { rescheduleDate } from "#app/domain/dates/reschedule-date.server.ts";
import { submitEvent } from "#app/domain/events/submit-event.server.ts";
import { setPicture } from "#app/domain/pictures/set-picture.server.ts";
import { scheduleSession } from "#app/domain/sessions/schedule-session.server.ts";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { createApp, type TestApp } from "../support/app.ts";
import {
  approve,
  contextFor,
  dateInput,
  type MadeEvent,
  makeEvent,
  sessionInput,
  signUp,
  span,
} from "../support/factories.ts";
import { plain } from "../support/pictures.ts";

let app: TestApp;
beforeEach(async () => {
  app = await createApp();
});
const operator = () => contextFor(app.db);
const evenings = (count: number, capacity: number | null = null) =>
  Array.from({ length: count }, (_, index) => {
    const day = `2026-12-${18 + (index % 10)}`;
    const hour = index < 10 ? 10 : 19;
    return dateInput(`${day}T${hour}:00`, `${day}T${hour + 2}:00`, capacity);
  });
const page = async (path: string) => (await app.ask(path)).text();
const shareOf = (event: MadeEvent, language = "en") => page(`/${language}/events/${event.slug}/share`);
const posterOf = (event: MadeEvent, language = "en") => page(`/${language}/events/${event.slug}/poster`);

/** Return the message in the language of the page, as it is copied. */
const messageOf = async (event: MadeEvent, language = "en") => {
  const html = await shareOf(event, language);
  return new RegExp(`<textarea[^>]*lang="${language}"[^>]*>([^<]*)`).exec(html)?.[1] ?? "";
};

/** Publish a draft with all that belongs to it. */
function publish(event: MadeEvent) {
  submitEvent(operator(), { eventId: event.eventId });
  approve(app.db, event.eventId);
}

async function hang(event: MadeEvent, credit: string | null = "Foto: Ana Reis") {
  const file = new Blob([new Uint8Array(await plain(900, 600).jpeg().toBuffer())]);
  const ctx = { ...operator(), uploadsDir: app.context.uploadsDir };
  await setPicture(ctx, { eventId: event.eventId, file, alternativeText: "Mesa posta na rua", credit });
  publish(event);
}

describe("dates", () => {
  it("lists every date to come in the message, and of very many the first and how many more, with the address", async () => {
    const five = await messageOf(makeEvent(app.db, { dates: evenings(5) }));
    expect(five.match(/^– \w+day/gm)).toHaveLength(5);
    expect(five).not.toContain("more date");
    const event = makeEvent(app.db, { dates: evenings(16) });
    const many = await messageOf(event);
    expect(many.match(/^– \w+day/gm)).toHaveLength(14);
    expect(many).toContain(`and 2 more dates: ${app.context.origin}/en/events/${event.slug}`);
  });

  it("lists fourteen dates on the poster, and says of more how many", async () => {
    expect((await posterOf(makeEvent(app.db, { dates: evenings(14) }))).match(/<time /g)).toHaveLength(14);
    const html = await posterOf(makeEvent(app.db, { dates: evenings(16) }));
    expect(html.match(/<time /g)).toHaveLength(14);
    expect(html).toContain("and 2 more dates");
  });

  it("leaves out dates that were held while others are to come", async () => {
    const event = makeEvent(app.db, { dates: evenings(3) });
    app.db.$client
      .prepare("update event_date set starts_at_utc = 1, ends_at_utc = 2 where id = ?")
      .run(event.dateIds[0]);
    expect((await messageOf(event)).match(/^– \w+day/gm)).toHaveLength(2);
    expect((await posterOf(event)).match(/<time /g)).toHaveLength(2);
  });

  it("says which date is cancelled, and which has a new time, with the time before", async () => {
    const event = makeEvent(app.db, { dates: evenings(3) });
    cancelDate(operator(), { dateId: event.dateIds[0] ?? "", note: "Chuva" });
    const time = span("2026-12-19T15:00", "2026-12-19T17:00");
    rescheduleDate(operator(), { dateId: event.dateIds[1] ?? "", ...time });
    const message = await messageOf(event);
    expect(message).toMatch(/18 December 2026.*\(Cancelled\)/);
    expect(message).toContain("Why: Chuva");
    expect(message).toMatch(/15:00.*\(New time\. It was .*10:00\.\)/);
    const poster = await posterOf(event);
    expect(poster).toContain("Cancelled");
    expect(poster).toMatch(/New time\. It was [^<]*10:00/);
  });

  it("begins the message of a cancelled event with that, and invites nobody", async () => {
    const event = makeEvent(app.db, { title: "Jantar", dates: evenings(1) });
    cancelDate(operator(), { dateId: event.dateIds[0] ?? "", note: "Chuva" });
    const message = await messageOf(event);
    expect(message).toMatch(/^Cancelled: Jantar/);
    expect(message).toContain("This event does not take place.");
    expect(message).not.toContain("/join");
    expect(await posterOf(event)).toContain("This event does not take place.");
  });

  it("names no place of an event whose dates have all moved online", async () => {
    const event = makeEvent(app.db, { venueName: "Casa Xyzzy" });
    app.db.$client.prepare("update event_date set status = 'moved_online'").run();
    expect(await messageOf(event)).not.toContain("Xyzzy");
    expect(await posterOf(event)).not.toContain("Xyzzy");
  });
});

describe("signing up", () => {
  it("says that nobody needs to sign up", async () => {
    const event = makeEvent(app.db, { door: "just_come" });
    expect(await messageOf(event)).toContain("Just come: no sign-up needed.");
    expect(await posterOf(event)).toContain("Just come: no sign-up needed.");
    expect(await messageOf(event)).not.toContain("Seats as of");
  });

  it("gives the address to sign up at, the places, and as of when", async () => {
    const event = makeEvent(app.db, { dates: evenings(1, 20) });
    const message = await messageOf(event);
    expect(message).toContain(`Please sign up: ${app.context.origin}/en/events/${event.slug}/join`);
    expect(message).toContain("(20 seats, there is still room)");
    expect(message).toContain("Seats as of Tuesday, 24 November 2026, 9:00");
    expect(await shareOf(event)).toContain(`href="/en/events/${event.slug}/join"`);
  });

  it("says full, with the waiting list, and on paper only where to sign up", async () => {
    const event = makeEvent(app.db, { dates: evenings(1, 2) });
    signUp(app.db, event, { partySize: 2 });
    const message = await messageOf(event);
    expect(message).toContain("(full: waiting list)");
    expect(message).toContain("You can join the waiting list: ");
    const poster = await posterOf(event);
    expect(poster).toContain("Sign up at this address");
    expect(poster).not.toMatch(/waiting list|\bFull\b|2 seats/);
    expect(poster).toContain(`>week.test/en/events/${event.slug}<`);
  });

  it("says which of several dates is full, and that one was closed", async () => {
    const event = makeEvent(app.db, { dates: evenings(3, 2) });
    signUp(app.db, event, { partySize: 2 });
    closeSignUp(operator(), { dateId: event.dateIds[1] ?? "" });
    const message = await messageOf(event);
    expect(message).toMatch(
      /18 December.*\(full: waiting list\)\n.*19 December.*\(closed\)\n.*20 December.*\(2 seats, there/,
    );
    expect(message).toContain("Please sign up: ");
  });

  it("names the parts of the programme that have places of their own, full ones as such", async () => {
    const event = makeEvent(app.db, { door: "just_come", until: "draft" });
    const dateId = event.dateIds[0] ?? "";
    const titles = { pt: "Oficina de pão" };
    scheduleSession(operator(), { dateId, ...sessionInput("19:00", "20:00", { titles, capacity: 8 }) });
    scheduleSession(operator(), { dateId, ...sessionInput("20:00", "21:00", { door: null, titles: { pt: "Baile" } }) });
    publish(event);
    const message = await messageOf(event);
    expect(message).toContain("Parts of the programme with seats of their own:");
    expect(message).toMatch(/– .*19:00.*Oficina de pão \(8 seats, there is still room\)/);
    expect(message).not.toContain("Baile");
    const poster = await posterOf(event);
    expect(poster).toContain("With seats of their own: ");
    expect(poster).toContain("Oficina de pão");
  });
});

describe("picture", () => {
  it("is on the share page and the poster, with its alternative text and credit in their language", async () => {
    const event = makeEvent(app.db, { until: "draft" });
    await hang(event);
    for (const html of [await shareOf(event, "ar"), await posterOf(event, "ar")]) {
      expect(html).toMatch(/<img[^>]*lang="pt"[^>]*alt="Mesa posta na rua"/);
      expect(html).toMatch(/<bdi[^>]*lang="pt"[^>]*>Foto: Ana Reis/);
    }
  });

  it("is in the preview image, at the side where reading ends", async () => {
    const event = makeEvent(app.db, { until: "draft" });
    await hang(event, null);
    for (const [language, left] of [
      ["en", 1000],
      ["ar", 190],
    ] as const) {
      const answer = await app.ask(`/events/${event.slug}/preview.jpg?lang=${language}`);
      const spot = { left, top: 300, width: 4, height: 4 };
      const { channels } = await sharp(Buffer.from(await answer.arrayBuffer()))
        .extract(spot)
        .toBuffer()
        .then((part) => sharp(part).stats());
      const [red, green, blue] = channels.map(({ mean }) => mean);
      expect([red, green, blue]).toEqual([
        expect.closeTo(0xa6, -1),
        expect.closeTo(0x3c, -1),
        expect.closeTo(0x1b, -1),
      ]);
    }
  });

  it("is missing in the preview image while its file is missing", async () => {
    const event = makeEvent(app.db, { until: "draft" });
    await hang(event);
    const elsewhere = { ...app.context, uploadsDir: "/nowhere" };
    const other = await createApp({ ...elsewhere, db: app.db });
    expect((await other.ask(`/events/${event.slug}/preview.jpg?lang=en`)).status).toBe(200);
  });

  it("is not shown while it is only proposed", async () => {
    const event = makeEvent(app.db, { until: "draft" });
    await hang(event);
    app.db.$client.prepare("update event_picture set is_proposed = 1").run();
    expect(await shareOf(event)).not.toContain("Mesa posta");
    expect(await posterOf(event)).not.toContain("Mesa posta");
  });
});

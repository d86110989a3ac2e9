import { getCalendarFeed } from "#app/domain/calendar/get-calendar-feed.server.ts";
import { writeAtom } from "#app/domain/feeds/write-atom.server.ts";
import { hideEvent } from "#app/domain/hiding/hide-event.server.ts";
import { feedChangedAt } from "#app/domain/programme/feed-change.server.ts";
import { days, hours, type Instant, instantFrom, minutes, plus } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { findFeedChange, keepFeedChange, oldestFeedChange } from "#db/queries/feed-changes.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import { cityId, contextFor, makeEvent, openWeek } from "../../support/factories.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = openWeek();
});
const at = (now: Instant) => contextFor(db, { now });
const calendar = (now: Instant) => getCalendarFeed(at(now), new URLSearchParams("city=lisboa"));
const atomUpdated = async (now: Instant) =>
  instantFrom(
    /<updated>([^<]+)<\/updated>/.exec(await writeAtom(at(now), new URLSearchParams("city=lisboa")))?.[1] ?? "",
  );
const lastModifiedIn = (text: string) => /^LAST-MODIFIED:(\S+)\r$/m.exec(text)?.[1];

describe("the last change of a feed", () => {
  it("is that of its newest entry at first, and stays while the feed says the same", async () => {
    makeEvent(db);
    expect((await calendar(plus(testNow, hours(1)))).lastModified).toBe(testNow);
    expect((await calendar(plus(testNow, days(1)))).lastModified).toBe(testNow);
    expect(await atomUpdated(plus(testNow, hours(1)))).toBe(testNow);
    expect(await atomUpdated(plus(testNow, days(1)))).toBe(testNow);
  });

  it("rises when the newest entry leaves", async () => {
    makeEvent(db, { title: "Fica" });
    const moved = makeEvent(db, { title: "Vai", now: plus(testNow, hours(1)) });
    expect((await calendar(plus(testNow, hours(2)))).lastModified).toBe(plus(testNow, hours(1)));
    expect(await atomUpdated(plus(testNow, hours(2)))).toBe(plus(testNow, hours(1)));
    const later = plus(testNow, hours(3));
    db.$client.prepare("update event set city_id = ? where id = ?").run(cityId(db, "paris"), moved.eventId);
    const after = await calendar(later);
    expect(after.text).not.toContain("Vai");
    expect(after.lastModified).toBe(later);
    expect(lastModifiedIn(after.text)).toBe("20261124T120000Z");
    expect(await atomUpdated(later)).toBe(later);
  });

  it("rises when an event is hidden, and when it has been hidden for thirty days", async () => {
    makeEvent(db, { title: "Fica" });
    const event = makeEvent(db, { title: "Vai" });
    const moments = [0, hours(1), hours(2), days(30) + hours(2)].map((ms) => plus(testNow, ms));
    const seen: (Instant | null)[] = [];
    for (const [index, now] of moments.entries()) {
      if (index === 1) hideEvent(at(plus(testNow, minutes(30))), { eventId: event.eventId, note: "" });
      seen.push((await calendar(now)).lastModified);
    }
    expect(seen).toEqual([moments[0], moments[1], moments[1], moments[3]]);
  });

  it("rises by a second at least, however fast changes follow each other", () => {
    const said = (words: string) => feedChangedAt(at(testNow), { feed: "a feed", said: words, newest: testNow });
    expect(["a", "b", "b", "c"].map(said)).toEqual([0, 1_000, 1_000, 2_000].map((ms) => plus(testNow, ms)));
  });

  it("is unknown of a feed that never had an entry", () => {
    expect(feedChangedAt(at(testNow), { feed: "a feed", said: "", newest: null })).toBeNull();
  });

  it("does not fall for a feed that was forgotten, since it was older than all that are kept", () => {
    for (const [index, feed] of ["a", "b", "c", "d"].entries()) {
      keepFeedChange(db, { feed, fingerprint: "", changedAt: plus(testNow, index) }, 3);
    }
    expect(findFeedChange(db, "a")).toBeNull();
    expect(oldestFeedChange(db, 3)).toBe(plus(testNow, 1));
    expect(oldestFeedChange(db, 4)).toBe(0);
  });

  it("takes no feed away where the disk is full", () => {
    const { page_count: pages } = db.$client.prepare("pragma page_count").get() as { page_count: number };
    db.$client.pragma(`max_page_count = ${pages}`);
    const feeds = Array.from({ length: 2_000 }, (_, index) => `feed ${index}`);
    const answers = feeds.map((feed) => feedChangedAt(at(testNow), { feed, said: "", newest: testNow }));
    expect([answers[0], answers.at(-1)]).toEqual([testNow, null]);
  });
});

import { matchProgramme } from "#app/domain/programme/match-programme.server.ts";
import { countAllBut, countBy, datesBut, type Facet, facets } from "#app/domain/programme-index/count-dates.ts";
import { dateIds, firstByUpdate, firstInTime } from "#app/domain/programme-index/order-dates.ts";
import { readProgrammeIndex } from "#app/domain/programme-index/read-programme-index.server.ts";
import { emptyFilter } from "#app/domain/model/programme-filter.ts";
import type { OpenDatabase } from "#db/client.server.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { testNow } from "../../support/clock.ts";
import { demoDatabase, memoryCopy } from "../../support/database.ts";
import { contextFor, dateInput, makeEvent, signUp } from "../../support/factories.ts";

let db: OpenDatabase;
beforeEach(() => {
  db = demoDatabase();
});

const counted: Facet[] = [...facets, "district", "organisation"];

/** Describe everything that an index says of the programme, in an order of its own. */
async function saidBy(of: OpenDatabase) {
  const when = { now: testNow, endingAfter: null };
  const { index, dates } = await matchProgramme(contextFor(of), emptyFilter, when);
  const withRoom = await matchProgramme(contextFor(of), { ...emptyFilter, seats: true }, when);
  const [edition = ""] = index.columns.edition.combinations.at(-1) ?? [];
  const ofEdition = await matchProgramme(contextFor(of), { ...emptyFilter, edition }, when);
  const everything = { limit: dates.length + 1 };
  const listed = (slots: Uint32Array) => dateIds(index, firstInTime(index, slots, everything));
  return {
    dates: listed(dates),
    withRoom: listed(withRoom.dates),
    counts: counted.map((facet) => [facet, countBy(index, [dates], facet)]),
    totals: counted.map((facet) => [facet, countAllBut(index, new Uint32Array(), facet)]),
    others: listed(datesBut(index, withRoom.dates)),
    ofEdition: listed(ofEdition.dates),
    updates: firstByUpdate(index, dates, everything),
  };
}

const anEvent = `(select event.id from event join event_date on event_id = event.id
  where review = 'approved' and lead_organisation_id in (select id from organisation where state = 'verified')
  order by event.id limit 1)`;
const changes: [name: string, sql: string][] = [
  ["a hidden event", `update event set review = 'hidden' where id = ${anEvent}`],
  ["another kind of event", "update event set attendance = 'online', format = 'talk', participation = 'just_come'"],
  ["another city of an event", "update event set city_id = (select id from city where slug = 'dakar')"],
  ["another district", "update event set district = 'Baixa', place_level = 'everybody'"],
  ["another start", "update event_date set starts_at_local = '2026-12-20T08:00'"],
  ["a cancelled date", "update event_date set status = 'cancelled'"],
  ["a full date", "update event_date set capacity = 0"],
  ["no theme", "delete from event_theme"],
  [
    "an interpreted language",
    "update event_language set use = 'interpreted' where use = 'spoken' and not exists (select 1 from event_language other where other.event_id = event_language.event_id and other.code = event_language.code and other.use = 'interpreted')",
  ],
  ["another answer", "update event_inclusion set answer = 'no'"],
  [
    "a co-host",
    `insert into co_host (event_id, organisation_id, state, created_at) select ${anEvent}, id, 'accepted', 0
     from organisation where state = 'verified' and id not in
       (select organisation_id from co_host where event_id = ${anEvent}
        union select lead_organisation_id from event where id = ${anEvent}) order by id desc limit 1`,
  ],
  [
    "a hidden organisation",
    "update organisation set hidden_at = 1 where slug = (select slug from organisation where state = 'verified' limit 1)",
  ],
  ["another name of organisations", "update organisation set slug = slug || '-2' where state = 'verified'"],
  ["a hidden city", "update city set hidden_at = 1 where slug = 'lisboa'"],
  ["another name of a city", "update city set slug = 'lisbon' where slug = 'lisboa'"],
  ["another region of countries", "update country set region_code = (select code from region order by code limit 1)"],
  ["another name of an edition", "update edition set code = code || '-2'"],
];

describe("the programme in memory", () => {
  it.each(changes)("is as if read anew after %s", async (_, change) => {
    const before = await saidBy(db);
    expect(db.$client.prepare(change).run().changes).toBeGreaterThan(0);
    const after = await saidBy(db);
    expect(after).toEqual(await saidBy(memoryCopy(db)));
    if (!change.includes("edition")) expect(after).not.toEqual(before);
  });

  it("contains a new event at once, and notices when its last seat is taken and given back", async () => {
    const event = makeEvent(db, { dates: [dateInput("2026-12-18T19:00", "2026-12-18T22:00", 1)] });
    const [dateId] = event.dateIds;
    expect((await saidBy(db)).withRoom).toContain(dateId);
    signUp(db, event);
    expect((await saidBy(db)).withRoom).not.toContain(dateId);
    db.$client.prepare("update sign_up set state = 'cancelled' where event_date_id = ?").run(dateId);
    expect((await saidBy(db)).withRoom).toContain(dateId);
  });

  it("is read once for all who ask at the same time", async () => {
    const [first, second] = await Promise.all([readProgrammeIndex(db), readProgrammeIndex(db)]);
    expect(first).toBe(second);
    expect(await readProgrammeIndex(db)).toBe(first);
  });
});

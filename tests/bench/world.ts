import { writableOf } from "#app/domain/changes/writable.server.ts";
import { seedDemo } from "#app/cli/seed-demo.ts";
import { layReferenceData } from "#app/domain/installation/seed-reference-data.server.ts";
import { systemClock } from "#app/domain/time/system-clock.server.ts";
import { openDatabase, type OpenDatabase, writeTransaction } from "#db/client.server.ts";
import { migrateDatabase } from "#db/migrations/migrate.server.ts";
import { listTexts, setText, touchEvent } from "#db/queries/events.server.ts";
import { raiseProgrammeVersion } from "#db/queries/instance.server.ts";
import { indexForSearch, listQueuedForSearch } from "#db/queries/search-index.server.ts";
import { readReferenceData } from "#db/seed/read-seed.server.ts";
import { fileOf, quickly } from "./stage.ts";

/** Tables with an `event_id` whose rows are copied with their event. */
const ofEvent = ["event_text", "event_theme", "event_language", "event_inclusion", "co_host"];

/** Make a database file with the demonstration, copying its public events until there are `events` of them. */
export function world(name: string, events: number): { file: string; db: OpenDatabase } {
  const file = fileOf(name);
  const db = openDatabase(file);
  migrateDatabase(db);
  quickly(db, () => {
    layReferenceData(db, readReferenceData());
    seedDemo({ db, now: systemClock(), actor: { kind: "operator" }, language: "en", origin: "" });
    multiply(db, events);
    for (let queued = listQueuedForSearch(db, 500); queued.length > 0; queued = listQueuedForSearch(db, 500)) {
      indexForSearch(db, queued);
    }
  });
  return { file, db };
}

function multiply(db: OpenDatabase, events: number): void {
  const { count } = db.$client.prepare("select count(*) as count from event where review = 'approved'").get() as {
    count: number;
  };
  db.$client.exec(`
    create temp table original as
      select id, row_number() over (order by id) as place from event where review = 'approved';
    create temp table copy as
      with recursive turn (number) as (select 1 union all select number + 1 from turn where number < ${Math.ceil(events / count) - 1})
      select number, id as original_id, substr(id, 1, 24) || printf('%012x', number) as id
      from turn cross join original where number * ${count} + place <= ${events}`);
  const columnsOf = (table: string) =>
    (db.$client.prepare(`select name from pragma_table_info(?)`).all(table) as { name: string }[]).map(
      ({ name }) => name,
    );
  const clone = (table: string, join: string, changed: Record<string, string>) => {
    const columns = columnsOf(table);
    const values = columns.map((column) => changed[column] ?? `row.${column}`);
    db.$client.exec(`insert into ${table} (${columns}) select ${values} from ${table} row ${join}`);
  };
  clone("event", "join copy on copy.original_id = row.id", {
    id: "copy.id",
    slug: "row.slug || '-' || copy.number",
    external_id: "null",
  });
  const byEvent = "join copy on copy.original_id = row.event_id";
  for (const table of ofEvent) clone(table, byEvent, { event_id: "copy.id" });
  clone("event_date", byEvent, {
    id: "substr(row.id, 1, 24) || printf('%012x', copy.number)",
    event_id: "copy.id",
  });
}

/** Change the text of an event, with all that pages, feeds and the search need to notice it. */
export function changeEvent(db: OpenDatabase, eventId: string, words: string): void {
  writeTransaction(db, (tx) => {
    const [text] = listTexts(tx, eventId);
    if (!text) throw new Error(`no event ${eventId}`);
    setText(writableOf(tx), {
      ...text,
      eventId,
      summary: `${words} ${text.summary}`.slice(0, 200),
      updatedAt: systemClock(),
    });
    touchEvent(tx, eventId, systemClock());
    raiseProgrammeVersion(tx);
  });
}

/** List public events with a date to come, the next one first. */
export function publicEvents(db: OpenDatabase, max: number): { id: string; slug: string }[] {
  return db.$client
    .prepare(
      `select e.id, e.slug from event e
         join event_date d on d.event_id = e.id
         join organisation o on o.id = e.lead_organisation_id
         join city c on c.id = e.city_id
        where e.review = 'approved' and o.state = 'verified' and o.hidden_at is null and c.hidden_at is null
          and d.ends_at_utc > ?
        group by e.id
        order by min(d.starts_at_utc) limit ?`,
    )
    .all(systemClock(), max) as { id: string; slug: string }[];
}

/** Make cached pages outdated without changing anything. */
export function changeAnything(db: OpenDatabase): void {
  writeTransaction(db, (tx) => raiseProgrammeVersion(tx));
}

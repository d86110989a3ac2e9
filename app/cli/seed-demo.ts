import { defaultWeekNames } from "#app/domain/instance/default-week-names.ts";
import { writableOf } from "#app/domain/changes/writable.server.ts";
import type { Context } from "#app/domain/context.ts";
import { importCities } from "#app/domain/imports/import-cities.server.ts";
import { importEvents } from "#app/domain/imports/import-events.server.ts";
import type { ImportReport } from "#app/domain/imports/import-report.ts";
import { type Language, languages } from "#app/domain/languages/language.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { dayAt } from "#app/domain/time/zone-arithmetic.server.ts";
import { days, type IanaZone, type Instant, type LocalDate, plus } from "#app/domain/time/zoned-time.ts";
import { writeTransaction } from "#db/client.server.ts";
import { findCurrentEdition, insertEdition } from "#db/queries/editions.server.ts";
import { findEventIdByExternal } from "#db/queries/events.server.ts";
import { dropWaitingMail } from "#db/queries/outbox.server.ts";
import { readSeed } from "#db/seed/read-seed.server.ts";
import { stringify } from "csv-stringify/sync";
import { randomUUID } from "node:crypto";
import { enterCast } from "#app/cli/demonstration/cast.ts";
import { composeEvents, type DemoEvent, tableHeader } from "#app/cli/demonstration/compose-events.ts";
import { enrichEvent } from "#app/cli/demonstration/enrich-event.ts";
import { readIdeas } from "#app/cli/demonstration/ideas.ts";
import { reviewEvents } from "#app/cli/demonstration/review-events.ts";
import { welcomeVisitors } from "#app/cli/demonstration/welcomes.ts";
import { demoWeek } from "#app/cli/demonstration/week.ts";

/**
 * Fill an empty installation with the demonstration: invented organisations and events in real cities in the near
 * future, entered through the verbs and the import of the site. Does nothing if an edition exists.
 * @param ctx context of the operator
 */
export function seedDemo(ctx: Context): { isNew: boolean; endsOn: LocalDate } {
  const current = findCurrentEdition(ctx.db, "en");
  if (current) return { isNew: false, endsOn: current.endsOn };
  const week = demoWeek(dayAt(ctx.now, "UTC" as IanaZone));
  writeTransaction(ctx.db, (tx) => {
    const at = (now: Instant): Context => ({ ...ctx, db: tx, now });
    accept(importCities(at(plus(ctx.now, -days(12))), { file: readSeed("cities.csv"), dryRun: false }));
    insertEdition(
      writableOf(tx),
      {
        id: randomUUID(),
        code: `demo-${week.startsOn.slice(0, 4)}`,
        state: "open",
        ...week,
        fictitious: true,
        createdAt: ctx.now,
      },
      editionNames(week.startsOn),
    );
    const organisations = enterCast(at(plus(ctx.now, -days(10))));
    welcomeVisitors(at(plus(ctx.now, -days(9))), organisations);
    const events = composeEvents(organisations, readIdeas(), week.startsOn);
    const entered = enterEvents(at, ctx.now, events);
    for (const { demo, eventId, at: now } of entered) enrichEvent(at(now), eventId, demo, organisations);
    reviewEvents(at(plus(ctx.now, -days(1) / 2)), entered);
    // Drop the mail that these steps queued: the demonstration starts with an empty mailbox.
    dropWaitingMail(tx, ctx.now);
  });
  return { isNew: true, endsOn: week.endsOn };
}

export type EnteredEvent = { demo: DemoEvent; eventId: string; at: Instant };

/** Import the events as three tables, on three different days. */
function enterEvents(at: (now: Instant) => Context, now: Instant, events: readonly DemoEvent[]): EnteredEvent[] {
  return [8, 4, 1].flatMap((daysAgo, part) => {
    const mine = events.filter((event) => event.index % 3 === part);
    const when = plus(now, -days(daysAgo));
    const file = Buffer.from(stringify([tableHeader, ...mine.flatMap((event) => event.rows)]), "utf8");
    accept(importEvents(at(when), { file, dryRun: false }));
    return mine.map((demo) => {
      const eventId = findEventIdByExternal(at(when).db, demo.organisation.id, demo.externalId);
      if (!eventId) throw new Error(`${demo.externalId} was not imported`);
      return { demo, eventId, at: when };
    });
  });
}

function accept(report: ImportReport): void {
  const [fault] = report.faults;
  if (fault) throw new Error(`seed, row ${fault.row}, ${fault.column}: ${fault.fault.key}`);
}

function editionNames(startsOn: LocalDate): Record<Language, string> {
  const name = (language: Language) => {
    const month = formatLocal(startsOn, "monthYear", formatLocaleFor(language, null));
    return `${defaultWeekNames[language]} · ${month}`;
  };
  return Object.fromEntries(languages.map((language) => [language, name(language)])) as Record<Language, string>;
}

import { signUpForDate } from "#app/domain/sign-ups/sign-up-for-date.server.ts";
import { Sqlite } from "#db/driver.server.ts";
import { randomUUID } from "node:crypto";
import { contextFor, dateInput, makeEvent } from "../support/factories.ts";
import { type Figure, median, number, perSecond } from "./report.ts";
import { fileDatabase, fileOf, quickly } from "./stage.ts";

const rounds = 7;
const perRound = 400;
const dates = 20;

/**
 * Measure complete sign-ups, each on the disk before the next, against the insertion of single rows written as safely.
 */
export function signUpBench(): Figure[] {
  const db = fileDatabase("sign-up.sqlite");
  const inputs = Array.from({ length: dates }, (_, index) => {
    const hour = 8 + Math.floor(index / 2);
    const minute = index % 2 === 0 ? "00" : "30";
    const at = `2026-12-18T${String(hour).padStart(2, "0")}:${minute}`;
    return dateInput(at, at.replace(/\d\d$/, minute === "00" ? "20" : "50"), 100_000);
  });
  const event = quickly(db, () => makeEvent(db, { dates: inputs }));
  const ctx = contextFor(db, { actor: { kind: "anonymous" } });
  const bare = new Sqlite(fileOf("bare.sqlite"));
  bare.pragma("journal_mode = WAL");
  bare.pragma("synchronous = FULL");
  bare.exec("create table seat (id text primary key, date text, code text) strict");
  const insert = bare.prepare("insert into seat values (?, ?, ?)");

  const oursTook: number[] = [];
  const bareTook: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    oursTook.push(
      timed((turn) =>
        signUpForDate(ctx, {
          slug: event.slug,
          dateId: event.dateIds[turn % dates] ?? "",
          requestId: randomUUID(),
          partySize: 1 + (turn % 3),
          nickname: "Sol",
          needs: [],
          email: `guest${round}-${turn}@example.org`,
        }),
      ),
    );
    bareTook.push(timed((turn) => void insert.run(randomUUID(), event.dateIds[turn % dates], "ABCD")));
  }
  const [ours, floor] = [median(oursTook), median(bareTook)].map((took) => perSecond(perRound, took));
  bare.close();
  return [
    {
      what: "sign-up, on disk when answered",
      ours: `${number(ours ?? 0)} a second`,
      floor: `${number(floor ?? 0)} bare rows a second`,
      ratio: (ours ?? 0) / (floor ?? 1),
    },
  ];
}

function timed(run: (turn: number) => unknown): number {
  const start = performance.now();
  for (let turn = 0; turn < perRound; turn += 1) run(turn);
  return performance.now() - start;
}

import { signUpForDate } from "#app/domain/sign-ups/sign-up-for-date.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { contextFor } from "../support/factories.ts";

/** Sign up attendees until killed, and print each sign-up when it may be confirmed to its attendee. */
const [file = "", slug = "", dateId = ""] = process.argv.slice(2);
const db = openDatabase(file);
db.$client.pragma("busy_timeout = 60000");
const ctx = contextFor(db, { actor: { kind: "anonymous" } });
for (;;) {
  const { token } = signUpForDate(ctx, {
    slug,
    dateId,
    requestId: randomUUID(),
    partySize: 1,
    nickname: "Sol",
    needs: [],
    email: `${randomUUID()}@example.org`,
  });
  writeSync(1, `${token}\n`);
}

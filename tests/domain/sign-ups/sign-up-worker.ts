import { DomainError } from "#app/domain/errors.ts";
import { signUpForDate } from "#app/domain/sign-ups/sign-up-for-date.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import { contextFor } from "../../support/factories.ts";

/** Asks for a seat forty times and prints how many it got. */
const [file = "", slug = "", dateId = ""] = process.argv.slice(2);
const db = openDatabase(file);
const ctx = contextFor(db, { actor: { kind: "anonymous" } });
let got = 0;
for (let turn = 0; turn < 40; turn += 1) {
  try {
    signUpForDate(ctx, {
      slug,
      dateId,
      requestId: randomUUID(),
      partySize: 1,
      nickname: "Sol",
      needs: [],
      email: null,
    });
    got += 1;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
process.stdout.write(String(got));
db.$client.close();

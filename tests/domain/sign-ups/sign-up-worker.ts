import { signUpForDate } from "#app/domain/sign-ups/sign-up-for-date.server.ts";
import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { Context } from "#app/domain/context.ts";
import { testNow } from "../../support/clock.ts";
import { contextFor } from "../../support/factories.ts";

/**
 * Sign up for each date a number of times after the start signal. Without the guard, no transaction spans counting and
 * taking seats.
 */
const [file = "", slug = "", dateIds = "", times = "0", guard = "guarded"] = process.argv.slice(2);
const db = openDatabase(file);
// Many processes write at once, and each waits for the lock.
db.$client.pragma("busy_timeout = 60000");

function unguarded(): OpenDatabase {
  const bare = Object.create(db) as OpenDatabase;
  // Replace the transaction that takes the write lock for a whole sign-up by single statements.
  const transaction = (write: () => unknown) => Object.assign(write, { immediate: write });
  bare.$client = new Proxy(db.$client, {
    get: (client, name) => (name === "transaction" ? transaction : Reflect.get(client, name, client)),
  });
  return bare;
}

/** Pause between counting and taking a seat, since that moment is short without the guard. */
const slowly = (ctx: Context): Context =>
  Object.defineProperty({ ...ctx }, "now", {
    get: () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      return testNow;
    },
  });

const asAnybody = { actor: { kind: "anonymous" } } as const;
const ctx = guard === "guarded" ? contextFor(db, asAnybody) : slowly(contextFor(unguarded(), asAnybody));
process.stdout.write("ready");
await once(process.stdin, "data");
for (const dateId of dateIds.split(",")) {
  for (let turn = 0; turn < Number(times); turn += 1) {
    signUpForDate(ctx, {
      slug,
      dateId,
      requestId: randomUUID(),
      partySize: 1,
      nickname: "Sol",
      needs: [],
      email: null,
    });
  }
}
db.$client.close();

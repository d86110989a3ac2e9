import { signUpForDate } from "#app/domain/sign-ups/sign-up-for-date.server.ts";
import { openDatabase, type OpenDatabase } from "#db/client.server.ts";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { Context } from "#app/domain/context.ts";
import { testNow } from "../../support/clock.ts";
import { contextFor } from "../../support/factories.ts";

/** Signs up for each date as often as it is told, once it is told to begin; without its guard, no transaction holds the counting and the taking together. */
const [file = "", slug = "", dateIds = "", times = "0", guard = "guarded"] = process.argv.slice(2);
const db = openDatabase(file);
// Many processes write at once: each waits its turn.
db.$client.pragma("busy_timeout = 60000");

function unguarded(): OpenDatabase {
  const bare = Object.create(db) as OpenDatabase;
  // What takes the write lock for the whole of a sign-up runs statement by statement instead.
  const transaction = (write: () => unknown) => Object.assign(write, { immediate: write });
  bare.$client = new Proxy(db.$client, {
    get: (client, name) => (name === "transaction" ? transaction : Reflect.get(client, name, client)),
  });
  return bare;
}

/** The moment between counting and taking is short: without a guard, whoever is in it stays for a while. */
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

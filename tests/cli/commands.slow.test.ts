import { openDatabase } from "#db/client.server.ts";
import { chmodSync, mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { demoDatabase } from "../support/database.ts";
import { run, stopAll } from "../support/process.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "week-"));
  file = join(folder, "week.sqlite");
});
afterEach(stopAll);

const cli = (...args: string[]) => run(["build/server/cli.js", ...args], { DATABASE_FILE: file }).ended;
const count = (sql: string) => {
  const db = openDatabase(file);
  const found = db.$client.prepare(sql).get() as { c: number };
  db.$client.close();
  return found.c;
};
function table(name: string, ...rows: string[]): string {
  const path = join(folder, name);
  const header = "external_id,title,summary,language,theme,format,city,country,start,end,organisation,door";
  writeFileSync(path, [header, ...rows].join("\n"));
  return path;
}
const useDemo = () => void demoDatabase().$client.prepare("vacuum into ?").run(file);
const day = () => {
  const db = openDatabase(file);
  const { d } = db.$client.prepare("select starts_on as d from edition").get() as { d: string };
  db.$client.close();
  return d;
};

describe("npm run cli --", () => {
  it("computes dates to come anew when zone data have changed, and says which moved", async () => {
    useDemo();
    const db = openDatabase(file);
    // The demonstration may be in the past of the system clock: make a date that is certainly to come.
    db.$client
      .prepare(
        "update event_date set starts_at_utc = starts_at_utc - 3600000, ends_at_utc = 32503680000000, zone_data_version = '2020a' where id = (select min(id) from event_date)",
      )
      .run();
    db.$client.close();
    const first = await cli("tz-update");
    expect([first.code, first.out]).toEqual([
      0,
      expect.stringMatching(/Zone data \w+: 1 dates looked at, 1 moved\.\n {2}\S+ {2}/),
    ]);
    expect((await cli("tz-update")).out).toContain("0 dates looked at, 0 moved.");
  });

  it("says how it is used when it is not understood", async () => {
    for (const args of [[], ["dance"], ["import"], ["import", "events"], ["purge", "all"], ["migrate", "--now"]]) {
      const { code, out, err } = await cli(...args);
      expect([args, code, out, err.split("\n")[0]]).toEqual([args, 1, "", "Usage: npm run cli -- COMMAND"]);
    }
  });

  it("migrate: brings a new file up to date, twice the same", async () => {
    expect(await cli("migrate")).toEqual({ code: 0, out: "The database is up to date.\n", err: "" });
    expect(await cli("migrate")).toMatchObject({ code: 0 });
    expect(count("select count(*) as c from term where kind = 'inclusion'")).toBe(25);
  });

  it("import cities: the sixty-two, and a fault by row and column", async () => {
    expect((await cli("import", "cities", "db/seed/cities.csv", "--dry-run")).out).toContain(
      "New: 62, changed: 0, as they were: 0. No faults. Nothing was written",
    );
    expect((await cli("import", "cities", "db/seed/cities.csv")).out).toBe(
      "Rows: 62. New: 62, changed: 0, as they were: 0.\n",
    );
    const bad = join(folder, "bad.csv");
    writeFileSync(
      bad,
      "name,country,region,latitude,longitude,timezone,default_place_level\nX,FR,europe,48,2,Europe/Atlantis,public\n",
    );
    const { code, out, err } = await cli("import", "cities", bad);
    expect([code, out, err]).toEqual([
      1,
      "row 2, timezone: This is not a time zone. It looks like Africa/Bamako.\n",
      "Rows: 1. Faults: 1. Nothing was written.\n",
    ]);
  });

  it("import events: a dry run names each faulty row and column and writes nothing; without faults it is all written", async () => {
    useDemo();
    const good = `a1,Chá,Um chá.,pt,solidarity,community_meal,Lisboa,PT,${day()}T17:00,${day()}T18:00,Associação Maré de Vizinhos,just_come`;
    const bad = table(
      "bad.csv",
      good,
      good.replace("a1", "a2").replace("Lisboa", "Atlantis"),
      good.replace("a1", "a3").replace("Chá", ""),
    );
    const before = count("select count(*) as c from event");
    const refused = await cli("import", "events", bad, "--dry-run");
    expect(refused.code).toBe(1);
    expect(refused.out.trim().split("\n")).toEqual([
      "row 3, city: This city is not on the list.",
      "row 4, title: Fill in this field.",
    ]);
    expect((await cli("import", "events", bad)).err).toBe("Rows: 3. Faults: 2. Nothing was written.\n");
    expect(count("select count(*) as c from event")).toBe(before);
    expect(await cli("import", "events", table("good.csv", good))).toMatchObject({
      code: 0,
      out: "Rows: 1. New: 1, changed: 0, as they were: 0.\n",
    });
    expect(await cli("import", "events", table("good.csv", good))).toMatchObject({
      out: "Rows: 1. New: 0, changed: 0, as they were: 1.\n",
    });
  });

  it("import: passes on no control character of a file to the terminal", async () => {
    useDemo();
    const path = table(
      "esc.csv",
      `a1,Chá,Um chá.,\u001b[31mpt,solidarity,community_meal,Lisboa,PT,${day()}T17:00,${day()}T18:00,?,just_come`,
    );
    const { out, err } = await cli("import", "events", path, "--dry-run");
    expect(out).toContain("[31mpt");
    expect(out + err).not.toContain("\u001b");
  });

  it("import: says when there is no such file", async () => {
    expect(await cli("import", "events", join(folder, "none.csv"))).toEqual({
      code: 1,
      out: "",
      err: `cannot read ${join(folder, "none.csv")}: ENOENT\n`,
    });
  });

  it("coordinator reset-factor: takes it away once, and tells both sides", async () => {
    useDemo();
    const before = count("select count(*) as c from second_factor");
    expect((await cli("coordinator", "reset-factor", "coordinator.fr@example.org")).out).toContain(
      "The second factor of coordinator.fr@example.org is gone",
    );
    expect(count("select count(*) as c from second_factor")).toBe(before - 1);
    expect(count("select count(*) as c from outbox where kind = 'second_factor_reset'")).toBe(2);
    expect((await cli("coordinator", "reset-factor", "coordinator.fr@example.org")).err).toBe(
      "coordinator.fr@example.org has no second factor here\n",
    );
  });

  it("coordinator invite: says what is missing before any city is known", async () => {
    const { code, err } = await cli("coordinator", "invite", "new@example.org", "--scope", "country:fr");
    expect([code, err]).toEqual([
      1,
      "--scope country:fr: no city there is known yet; enter the cities first: npm run cli -- import cities FILE\n",
    ]);
  });

  it("import cities: not for a country that there is not, or is no more", async () => {
    const path = join(folder, "cities.csv");
    const cityIn = (country: string) => `A,${country},africa,1,1,Africa/Tunis,public`;
    const header = "name,country,region,latitude,longitude,timezone,default_place_level";
    const none = ["ZZ", "EU", "UN", "XA", "QQ", "DD", "tn", "TUN", ""];
    writeFileSync(path, [header, ...none.map(cityIn), cityIn("TN"), cityIn("XK")].join("\n"));
    const { code, out } = await cli("import", "cities", path);
    expect([code, out.match(/row \d+, country/g)?.length]).toEqual([1, none.length]);
  });

  it("migrate: while other processes do so at the same moment", async () => {
    const ended = await Promise.all(Array.from({ length: 8 }, () => cli("migrate")));
    expect(ended.map(({ code, err }) => [code, err])).toEqual(ended.map(() => [0, ""]));
    expect(readdirSync(folder).filter((name) => name.includes(".before-"))).toEqual([]);
  });

  it("keeps what it writes from everybody else on the machine", async () => {
    await cli("migrate");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect((await cli("doctor")).out).toContain(`ok    ${file}: only its owner can read it`);
    chmodSync(file, 0o644);
    expect((await cli("doctor")).out).toContain(`warn  ${file}: others on this machine can read it: chmod 600 ${file}`);
  });

  it("coordinator invite: for a place that exists", async () => {
    useDemo();
    expect(
      (await cli("coordinator", "invite", "new@example.org", "--scope", "country:TN", "--scope", "city:sfax")).out,
    ).toContain("new@example.org coordinates country:TN, city:sfax.");
    expect((await cli("coordinator", "invite", "new@example.org", "--scope", "country:ZZ")).err).toBe(
      "--scope country:ZZ: there is no such place here\n",
    );
    for (const scope of ["TN", "city:tunisia"]) {
      expect((await cli("coordinator", "invite", "new@example.org", "--scope", scope)).err).toBe(
        `--scope ${scope}: there is no such place here\n`,
      );
    }
    expect((await cli("coordinator", "invite", "new@example.org")).err).toContain("--scope is missing");
    expect((await cli("coordinator", "invite", "nobody", "--scope", "network")).err).toBe(
      "nobody is not an e-mail address\n",
    );
  });

  it("purge: says what it erased", async () => {
    useDemo();
    expect((await cli("purge")).out).toMatch(
      /^Erased: \d+ sign-ups, \d+ unconfirmed addresses, \d+ records of mail\.\n$/,
    );
  });

  it("says in a line when the database cannot be opened", async () => {
    writeFileSync(file, "milk, bread, ".repeat(100));
    expect(await cli("migrate")).toEqual({
      code: 1,
      out: "",
      err: `cannot open the database ${file}: file is not a database\n`,
    });
  });
});

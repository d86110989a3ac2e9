import ICAL from "ical.js";
import ical from "node-ical";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A date as read by a parser, with instants in epoch milliseconds. */
export type ReadDate = { uid: string; start: number; end: number; status: string; summary: string };

/** A third-party parser; null where it is not installed. */
export type Parser = { name: string; read: ((text: string) => ReadDate[]) | null };

function byIcalJs(text: string): ReadDate[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((vevent) => ({
    uid: String(vevent.getFirstPropertyValue("uid")),
    start: (vevent.getFirstPropertyValue("dtstart") as ICAL.Time).toJSDate().getTime(),
    end: (vevent.getFirstPropertyValue("dtend") as ICAL.Time).toJSDate().getTime(),
    status: String(vevent.getFirstPropertyValue("status")),
    summary: String(vevent.getFirstPropertyValue("summary")),
  }));
}

/** Return a text value; node-ical gives an object where it has a LANGUAGE parameter (ICS-31). */
const wordsOf = (text: unknown): string =>
  typeof text === "object" && text !== null && "val" in text ? String(text.val) : String(text);

function byNodeIcal(text: string): ReadDate[] {
  return Object.values(ical.sync.parseICS(text)).flatMap((value) =>
    value?.type === "VEVENT"
      ? [
          {
            uid: value.uid,
            start: value.start.getTime(),
            end: value.end.getTime(),
            status: String(value.status),
            summary: wordsOf(value.summary),
          },
        ]
      : [],
  );
}

const pythonScript = `
import sys, json, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
faults = [str(e) for c in calendar.walk() for e in c.errors]
if faults: sys.exit("; ".join(faults))
print(json.dumps([{"uid": str(e["uid"]), "start": int(e["dtstart"].dt.timestamp() * 1000), "end": int(e["dtend"].dt.timestamp() * 1000),
  "status": str(e["status"]), "summary": str(e["summary"])} for e in calendar.walk("VEVENT")]))
`;

function findPython(): string | null {
  const all = ["/usr/bin/python3", "python3"];
  return all.find((python) => spawnSync(python, ["-c", "import icalendar"]).status === 0) ?? null;
}

/** Compile the C program beside this file, where libical and a compiler are installed. */
function compileLibical(): string | null {
  if (!existsSync("/usr/include/libical/ical.h")) return null;
  const program = join(mkdtempSync(join(tmpdir(), "libical-")), "check");
  const compiled = spawnSync("cc", ["tests/support/icalrestriction.c", "-o", program, "-lical"]);
  return compiled.status === 0 ? program : null;
}

const run = (program: string, args: string[], input: string): string =>
  execFileSync(program, args, { input, encoding: "utf8", maxBuffer: 20_000_000 });

function byLibical(program: string) {
  return (text: string): ReadDate[] => {
    const [verdict = "", ...lines] = run(program, [], text).trimEnd().split("\n");
    // The first line is 1 when the calendar is valid, and the number of errors.
    if (verdict !== "1 0") throw new Error(`libical says ${verdict}`);
    return lines.map((line) => {
      const [uid = "", start = "", end = "", status = "", summary = ""] = line.split("\t");
      return { uid, start: Number(start) * 1000, end: Number(end) * 1000, status, summary };
    });
  };
}

/** List the third-party parsers. The first two are always installed. */
export function otherParsers(): Parser[] {
  const python = findPython();
  const libical = compileLibical();
  return [
    { name: "ical.js", read: byIcalJs },
    { name: "node-ical", read: byNodeIcal },
    {
      name: "python3-icalendar",
      read: python === null ? null : (text) => JSON.parse(run(python, ["-c", pythonScript], text)) as ReadDate[],
    },
    { name: "libical", read: libical === null ? null : byLibical(libical) },
  ];
}

import { minutes } from "#app/domain/time/zoned-time.ts";
import type { OpenDatabase } from "#db/client.server.ts";

type Row = Record<string, unknown>;

/** Queries for the effects of a write. Rows of one table are numbered in order of insertion. */
const queries = {
  audit: `select action, subject_kind, fields, old_state, new_state, city_id is not null as has_city from audit_entry
    order by id`,
  version: "select 1 as id, coalesce(max(programme_version), 0) as version from instance",
  event: "select id, review, revision, revised_at from event order by rowid",
  date: "select id, event_id, sequence, revised_at from event_date order by rowid",
  urgentChange: "select id, action, date_id, fields, state from urgent_change order by rowid",
  review: "select id, action, reason from review order by rowid",
  decision: "select id, action, reason from decision order by rowid",
  claim: "select subject_kind || subject_id as id from review_claim order by rowid",
  signUp: "select id, state, party_size from sign_up order by rowid",
  mail: `select id, kind, state, subject, dedupe_key, run_at - created_at as waits,
    coalesce(json_extract(payload, '$.pageId'), json_extract(payload, '$.to'), '') as reader from outbox order by rowid`,
} as const;
type Tables = Record<keyof typeof queries, Row[]>;

const read = (db: OpenDatabase): Tables =>
  Object.fromEntries(
    Object.entries(queries).map(([name, query]) => [name, db.$client.prepare(query).all()]),
  ) as unknown as Tables;

/** Describe the effects of an act, one line each, without values that differ between runs. */
export async function effectsOf(db: OpenDatabase, act: () => unknown): Promise<string[]> {
  const before = read(db);
  await act();
  const after = read(db);
  return [
    ...after.audit.slice(before.audit.length).map(auditLine),
    ...versionLines(before.version, after.version),
    ...changed(before, after, "event").flatMap(eventLines),
    ...changed(before, after, "date").flatMap(dateLines),
    ...changed(before, after, "urgentChange").map(urgentChangeLine),
    ...changed(before, after, "review").map(({ now }) => `review: ${now?.["action"]}${withReason(now)}`),
    ...changed(before, after, "decision").map(({ now }) => `decision: ${now?.["action"]}${withReason(now)}`),
    ...changed(before, after, "claim").map(({ now }) => (now ? "claimed" : "claim freed")),
    ...changed(before, after, "signUp").map(signUpLine),
    ...changed(before, after, "mail").map(mailLine).sort(),
  ];
}

type Change = { number: number; was: Row | undefined; now: Row | undefined };

function changed(before: Tables, after: Tables, table: keyof Tables): Change[] {
  const ids = [...new Set([...before[table], ...after[table]].map((row) => row["id"]))];
  return ids
    .map((id, place) => ({
      number: place + 1,
      was: before[table].find((row) => row["id"] === id),
      now: after[table].find((row) => row["id"] === id),
    }))
    .filter(({ was, now }) => JSON.stringify(was) !== JSON.stringify(now));
}

const withoutIds = (text: string) => text.replaceAll(/[0-9a-f-]{36}/g, "(id)");

function auditLine(row: Row): string {
  const fields = (JSON.parse(String(row["fields"])) as string[]).map(withoutIds).join(" ");
  const states =
    row["old_state"] === null && row["new_state"] === null ? "" : ` ${row["old_state"]} > ${row["new_state"]}`;
  return `audit: ${row["action"]} (${row["subject_kind"]}${row["has_city"] ? ", city" : ""}) [${fields}]${states}`;
}

function versionLines([was]: Row[], [now]: Row[]): string[] {
  const raised = Number(now?.["version"]) - Number(was?.["version"]);
  return raised === 0 ? [] : ["version raised"];
}

function eventLines({ number, was, now }: Change): string[] {
  if (!was || !now) return [`event ${number}: ${now ? "made" : "gone"}`];
  const parts = [
    ...(was["review"] === now["review"] ? [] : [`${was["review"]} > ${now["review"]}`]),
    ...(was["revision"] === now["revision"] ? [] : ["revision raised"]),
    ...(was["revised_at"] === now["revised_at"] ? [] : ["touched"]),
  ];
  return [`event ${number}: ${parts.join(", ")}`];
}

function dateLines({ number, was, now }: Change): string[] {
  if (!was || !now) return [`date ${number}: ${now ? "made" : "gone"}`];
  const raised = Number(now["sequence"]) - Number(was["sequence"]);
  return raised === 0 ? [] : [`date ${number}: SEQUENCE + ${raised}`];
}

function urgentChangeLine({ number, was, now }: Change): string {
  const of = (row: Row | undefined) =>
    row
      ? `${row["action"]} of ${row["date_id"] === null ? "the event" : "a date"} [${Object.keys(
          JSON.parse(String(row["fields"])) as object,
        )
          .sort()
          .map(withoutIds)
          .join(" ")}] ${row["state"]}`
      : "none";
  return `urgent change ${number}: ${of(was)} > ${of(now)}`;
}

const withReason = (row: Row | undefined) => (row?.["reason"] ? " with a reason" : "");

const signUpLine = ({ number, was, now }: Change): string =>
  `sign-up ${number}: ${was?.["state"] ?? "none"} > ${now?.["state"] ?? "none"}`;

/** Describe a mail, with the parts of its key that differ between runs replaced by `*`. */
function mailLine({ was, now }: Change): string {
  const shape = String(now?.["dedupe_key"] ?? "").replaceAll(/[0-9a-f-]{36}|\d{6,}|[\w-]{22,}|\b20\d\d[a-z]\b/g, "*");
  const wait = Math.round(Number(now?.["waits"]) / minutes(1));
  const state = was ? `${was["state"]} > ${now?.["state"] ?? "gone"}` : "queued";
  return `mail: ${now?.["kind"] ?? was?.["kind"]} ${state}, ${shape}${wait > 0 ? `, after ${wait} min` : ""}`;
}

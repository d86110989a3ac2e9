import { writeTable } from "../tables/write-table.server.ts";
import type { Context } from "../context.ts";
import type { SignUpNeed } from "../model/sign-up.ts";
import { localDateOf } from "../time/zoned-time.ts";
import { getDoorList } from "./get-door-list.server.ts";

/** Texts of the table, in the reader's language. */
type Words = {
  columns: readonly [
    code: string,
    nickname: string,
    attendees: string,
    needs: string,
    session: string,
    state: string,
    came: string,
  ];
  need: (need: SignUpNeed) => string;
  state: (state: "confirmed" | "offered" | "provisional") => string;
};

/**
 * Write the door list as a CSV table, with a file name that contains the day.
 * @throws NotFound as `getDoorList` does
 */
export function writeDoorList(
  ctx: Context,
  input: { eventId: string; dateId: string },
  words: Words,
): { text: string; filename: string } {
  const list = getDoorList(ctx, input);
  const rows = list.attendees.map((person) => [
    person.checkInCode,
    person.nickname ?? "",
    String(person.partySize),
    person.needs.map(words.need).join("; "),
    person.session?.text ?? "",
    words.state(person.state === "offered" || person.state === "provisional" ? person.state : "confirmed"),
    person.cameAt?.replace("T", " ") ?? "",
  ]);
  const day = localDateOf(list.when.startsAtLocal);
  return { text: writeTable(words.columns, rows), filename: `door-list-${day}.csv` };
}

import type { Context } from "../context.ts";
import { type OwnEventLine, turnOf } from "./own-event-line.ts";
import { parseOwnEventsFilter } from "./own-events-filter.ts";
import { readOwnLines } from "./read-own-lines.server.ts";
import { linesOf, searchLines } from "./select-lines.ts";

/** Acts on chosen events that ask once more before they are done. */
export const manyActs = ["submit", "venue", "delete"] as const;
export type ManyAct = (typeof manyActs)[number];

/** Maximum number of events that one act takes: an organisation has at most 600 drafts. */
export const maxChosen = 1_000;

type Query = { get: (name: string) => unknown; getAll: (name: string) => unknown[] };

/**
 * Return the chosen events of the actor's organisations, in the order of the list. With `all` they are all that the
 * filter finds, without those that were `shown` and whose boxes (`e`) are no longer ticked; else those ticked.
 */
export function chosenLines(ctx: Context, query: Query): OwnEventLine[] {
  const lines = readOwnLines(ctx);
  const idsOf = (name: string) => new Set(query.getAll(name).map(String));
  const ticked = idsOf("e");
  const inOrder = (chosen: readonly OwnEventLine[]) => linesOfAnyTurn(ctx, chosen).slice(0, maxChosen);
  if (!query.get("all")) return inOrder(lines.filter(({ eventId }) => ticked.has(eventId)));
  const filter = parseOwnEventsFilter(query);
  const found = linesOf(searchLines(lines, filter.q), filter, ctx.language);
  const shown = idsOf("shown");
  return inOrder(found.filter(({ eventId }) => ticked.has(eventId) || !shown.has(eventId)));
}

const linesOfAnyTurn = (ctx: Context, lines: readonly OwnEventLine[]): OwnEventLine[] => [
  ...linesOf(lines, { turn: null, sort: "turn" }, ctx.language),
  ...linesOf(lines, { turn: "over", sort: "turn" }, ctx.language),
];

/** True when an act is possible in the state that an event is in; the others stay as they are. */
export function takes(act: ManyAct, line: OwnEventLine): boolean {
  if (act === "delete") return line.review === null || line.review === "draft";
  const turn = turnOf(line);
  if (act === "venue") return turn !== "over" && line.stage !== "refused" && line.stage !== "hidden";
  return turn === "yours" && line.review !== "approved";
}

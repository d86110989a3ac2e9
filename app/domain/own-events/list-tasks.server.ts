import type { Context } from "../context.ts";
import { type OwnEventLine, type OwnStage, stages, turnOf } from "./own-event-line.ts";
import { readOwnLines } from "./read-own-lines.server.ts";

/** A task of an organiser: an event whose turn is theirs, and the stage that says what comes next. */
export type Task = Pick<OwnEventLine, "eventId" | "title" | "language"> & { stage: OwnStage };

/**
 * List the tasks that the events of the actor's organisations cause, the most urgent first, as the list of events does.
 * @returns also the number of all events and drafts
 */
export function listTasks(ctx: Context): { tasks: Task[]; eventCount: number } {
  const lines = readOwnLines(ctx);
  const tasks = lines
    .flatMap((line) => (isOwnTurn(line) ? [line] : []))
    .sort((line, other) => stages.indexOf(line.stage) - stages.indexOf(other.stage))
    .map(({ eventId, title, language, stage }) => ({ eventId, title, language, stage }));
  return { tasks, eventCount: lines.length };
}

const isOwnTurn = (line: OwnEventLine): line is OwnEventLine & { stage: OwnStage } => turnOf(line) === "yours";

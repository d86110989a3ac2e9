import type { EventStep } from "../model/event-form-part.ts";
import type { ReviewState } from "../model/review-state.ts";
import type { Instant, LocalDate, LocalDateTime } from "../time/zoned-time.ts";

/** Groups of an organiser's events, by whose turn it is, in the order of the list. */
export const turns = ["yours", "coordination", "public", "closed", "over"] as const;
export type Turn = (typeof turns)[number];

/** Stages in which it is the organiser's turn, most urgent first. */
const ownStages = ["answer", "finish", "confirm", "submit", "translate"] as const;
export type OwnStage = (typeof ownStages)[number];
/** Where an event stands, which says what comes next; those of an organiser's turn first. */
export const stages = [
  ...ownStages,
  ...(["waits", "textWaits", "public", "cancelled", "refused", "hidden", "over"] as const),
];
export type Stage = (typeof stages)[number];

const turnOfStage: Readonly<Record<Stage, Turn>> = {
  answer: "yours",
  finish: "yours",
  confirm: "yours",
  submit: "yours",
  translate: "yours",
  waits: "coordination",
  textWaits: "coordination",
  public: "public",
  cancelled: "closed",
  refused: "closed",
  hidden: "closed",
  over: "over",
};

export const turnOf = ({ stage }: { stage: Stage }): Turn => turnOfStage[stage];

/** An event or a draft as a line of the organiser's list. */
export type OwnEventLine = {
  eventId: string;
  /** Edition of a saved event; null for a draft that was never complete. */
  editionId: string | null;
  organisationId: string;
  organisationName: string;
  /** Null for a draft that was never complete. */
  review: ReviewState | null;
  stage: Stage;
  title: string;
  language: string;
  theme: string | null;
  venueName: string | null;
  cityId: string | null;
  cityName: string;
  countryCode: string | null;
  /** Start of the next date, else of the first one; only the day where no time is typed yet; null: no date yet. */
  start: LocalDateTime | LocalDate | null;
  changedAt: Instant;
  people: number;
  /** Seats of all dates; null: no limit. */
  capacity: number | null;
  /** Steps of the form that keep a draft from being complete. */
  missing: readonly EventStep[];
};

export type StageFacts = {
  review: ReviewState;
  /** Changes are typed, and neither complete nor confirmed. */
  isTyped: boolean;
  isOutdated: boolean;
  isProposed: boolean;
  isCancelled: boolean;
  isOver: boolean;
};

/** Return where a saved event stands. */
export function stageOf(facts: StageFacts): Stage {
  const { review } = facts;
  if (review === "refused" || review === "hidden") return review;
  if (facts.isOver) return "over";
  if (review === "changes_requested") return "answer";
  if (facts.isTyped) return "confirm";
  if (review === "draft") return "submit";
  if (review === "submitted") return "waits";
  return stageOfPublic(facts);
}

function stageOfPublic({ isCancelled, isOutdated, isProposed }: StageFacts): Stage {
  if (isCancelled) return "cancelled";
  if (isOutdated) return "translate";
  return isProposed ? "textWaits" : "public";
}

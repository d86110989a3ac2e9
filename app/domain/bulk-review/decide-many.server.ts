import { type Database, writeTransaction } from "#db/client.server.ts";
import { findEvent } from "#db/queries/events.server.ts";
import { findOwnerLanguage } from "#db/queries/organisations.server.ts";
import { listReasonTemplates } from "#db/queries/reason-templates.server.ts";
import { listOpenUrgentChanges } from "#db/queries/urgent-changes.server.ts";
import { accountIdOf, type Context } from "../context.ts";
import { Conflict, DomainError, type FaultKey, Invalid } from "../errors.ts";
import { organiserContactOf } from "../events/organiser-contact.server.ts";
import { requireReviewable } from "../event-access/require-reviewable-event.server.ts";
import { parseDecisionReason } from "../forms/decision-reason.ts";
import { inTurns } from "../in-turns.server.ts";
import type { Language } from "../languages/language.ts";
import { type ReviewItemKind, reviewItemKinds } from "../model/review-item.ts";
import { decideOrganisation } from "../organisations/decide-organisation.server.ts";
import { acceptUrgentChange } from "../review/accept-urgent-change.server.ts";
import { claimItem } from "../review/claim-item.server.ts";
import { decideEvent } from "../review/decide-event.server.ts";
import { decideRevision } from "../review/decide-revision.server.ts";
import { urgentChangeVersion } from "../review/urgent-change-version.server.ts";
import { createWorkQueue } from "../work-queue.ts";
import { type ChosenItem, isForMany, parseChosenItem } from "./chosen-item.ts";
import type { ManyAction } from "./decide-many-form.ts";
import { itemVersion } from "./item-version.server.ts";

export const maxDecisionsAtOnce = 500;

/** Let one coordinator at a time decide on many items, so that others are answered meanwhile. */
const serialise = createWorkQueue({ max: 8, maxOfOwner: 1 });

type Input = { items: readonly string[]; action: ManyAction; reason: string; template?: string };
/**
 * Result of a form. `refused`: items without a decision, by key, with the cause; `hidden` where the actor may not see
 * the item.
 */
export type ManyResult = { action: ManyAction; done: number; refused: { key: string; fault: FaultKey | "hidden" }[] };

/**
 * Decide on several items at once, each by the rules of its kind and within the actor's scopes. An item that cannot be
 * decided, because somebody changed it or decided meanwhile, is left unchanged and reported, and the others are decided.
 * Organisations come first, since events of unverified ones cannot be published.
 * @param input `items` in the versions that were read (`chosenItemText`); a request or refusal needs `reason`, or a
 * `template` (`kind.code`), which each organiser reads in their own language
 * @throws Invalid when no items or too many are chosen, or the reason is missing or too long; Busy while another form
 * of the actor is worked on
 */
export async function decideMany(ctx: Context, input: Input): Promise<ManyResult> {
  const items = readItems(input.items);
  const say = reasonsOf(ctx, input);
  const result: ManyResult = { action: input.action, done: 0, refused: [] };
  await serialise(accountIdOf(ctx.actor) ?? "", () =>
    inTurns(ctx.db, items, (tx, item) => {
      const fault = outcome(tx, (savepoint) => decideOne({ ...ctx, db: savepoint }, item, { ...input, say }));
      if (fault === null) result.done += 1;
      else result.refused.push({ key: item.key, fault });
    }),
  );
  return result;
}

function readItems(texts: readonly string[]): ChosenItem[] {
  const items = [...new Set(texts)].map(parseChosenItem);
  if (items.length === 0) throw new Invalid({ items: { key: "chooseOne" } });
  if (items.length > maxDecisionsAtOnce)
    throw new Invalid({ items: { key: "tooMany", values: { max: maxDecisionsAtOnce } } });
  const read = items.filter((item) => item !== null);
  if (read.length < items.length) throw new Invalid({ items: { key: "choose" } });
  const order = ({ kind }: ChosenItem) => reviewItemKinds.indexOf(kind);
  return read.sort((a, b) => order(a) - order(b));
}

/**
 * Decide on one item in a savepoint, so that a failed decision changes nothing, and return the cause; null when it is
 * decided.
 */
function outcome(tx: Database, decide: (savepoint: Database) => void): FaultKey | "hidden" | null {
  try {
    writeTransaction(tx, decide);
    return null;
  } catch (error) {
    if (error instanceof Conflict) return error.key;
    if (error instanceof Invalid) return "oneByOne";
    if (error instanceof DomainError) return "hidden";
    throw error;
  }
}

/**
 * Return the reason by language of its reader: the template, then the words that were typed.
 * @throws Invalid `reason`
 */
function reasonsOf(ctx: Context, { action, reason, template = "" }: Input): (language: Language) => string {
  // A reason that was typed for a refusal does not belong to an approval.
  if (action === "agree" || action === "take") return () => "";
  const say = (language: Language) => {
    const found = listReasonTemplates(ctx.db, language).find(({ kind, code }) => `${kind}.${code}` === template);
    return [found?.text ?? "", reason.trim()].filter((text) => text !== "").join("\n\n");
  };
  parseDecisionReason(say(ctx.language), { isNeeded: true });
  return say;
}

type Choice = { action: ManyAction; say: (language: Language) => string };

function decideOne(ctx: Context, item: ChosenItem, choice: Choice): void {
  if (!isForMany(choice.action, item.kind)) throw new Conflict("oneByOne");
  if (choice.action === "take") {
    const kind = item.kind === "organisation" ? "organisation" : "event";
    claimItem(ctx, { kind, id: item.id, isClaimed: true });
    return;
  }
  deciders[item.kind](ctx, item, choice);
}

const deciders: Readonly<Record<ReviewItemKind, (ctx: Context, item: ChosenItem, choice: Choice) => void>> = {
  event: (ctx, { id, revision }, { action, say }) => {
    const decision = action === "agree" ? "approve" : action === "ask" ? "request_changes" : "refuse";
    decideEvent(ctx, { eventId: id, revision, decision, reason: say(organiserLanguage(ctx, id)) });
  },
  organisation: (ctx, { id, version }, { action, say }) => {
    const reason = say(findOwnerLanguage(ctx.db, id) ?? ctx.language);
    decideOrganisation(ctx, {
      organisationId: id,
      version,
      decision: action === "agree" ? "verify" : "refuse",
      reason,
    });
  },
  revision: (ctx, { id, version }, { action, say }) => {
    const decision = action === "agree" ? "accept" : "decline";
    decideRevision(ctx, { eventId: id, version, decision, reason: say(organiserLanguage(ctx, id)) });
  },
  facts: (ctx, item) => {
    requireReviewable(ctx.db, ctx, item.id);
    const open = listOpenUrgentChanges(ctx.db, item.id);
    if (open.length === 0) throw new Conflict("alreadyDecided");
    if (itemVersion(ctx.db, item) !== item.version) throw new Conflict("changedMeanwhile");
    for (const change of open)
      acceptUrgentChange(ctx, { urgentChangeId: change.id, version: urgentChangeVersion(change) });
  },
  report: () => {
    throw new Conflict("oneByOne");
  },
};

function organiserLanguage(ctx: Context, eventId: string): Language {
  const event = findEvent(ctx.db, eventId);
  return event ? organiserContactOf(ctx.db, event).language : ctx.language;
}

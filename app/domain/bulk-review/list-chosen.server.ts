import { listReasonTemplates } from "#db/queries/reason-templates.server.ts";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import type { ReviewItemKind } from "../model/review-item.ts";
import { listReviewQueue, type ReviewQueueItem } from "../review/list-review-queue.server.ts";
import { emptyReviewQueueFilter, type ReviewQueueFilter } from "../review/review-queue-filter.ts";
import { chosenItemText, isForMany, parseChosenItem } from "./chosen-item.ts";
import { maxDecisionsAtOnce } from "./decide-many.server.ts";
import type { ManyAction } from "./decide-many-form.ts";
import { itemVersion } from "./item-version.server.ts";

/** Number of items that the page names before it asks. */
const namedItems = 10;

/**
 * Return what the page shows before several items are decided: how many of the chosen ones an action applies to, the
 * first of them, and the reason templates that fit all.
 * @param input `items` as the queue or this page wrote them, a version included if they have one; `isAll` for all that
 * the filter finds
 * @throws Invalid `items` when none is chosen, or none can be decided like this
 */
export function listChosen(
  ctx: Context,
  filter: ReviewQueueFilter,
  { items, isAll, action }: { items: readonly string[]; isAll: boolean; action: ManyAction },
) {
  const chosen = isAll ? listReviewQueue(ctx, filter).map((item) => ({ item, version: null })) : pick(ctx, items);
  if (chosen.length === 0) throw new Invalid({ items: { key: "chooseOne" } });
  const able = chosen.filter(({ item }) => isForMany(action, item.kind));
  const taken = able.slice(0, maxDecisionsAtOnce);
  return {
    action,
    count: taken.length,
    /** Number of chosen items that somebody changed or decided meanwhile. */
    gone: isAll ? 0 : new Set(items).size - chosen.length,
    /** Number of chosen items that are decided one by one only. */
    apart: chosen.length - able.length,
    /** Number of chosen items beyond the limit: they keep waiting. */
    beyond: able.length - taken.length,
    items: taken.map(({ item, version }) =>
      chosenItemText({
        key: item.key,
        version: version ?? itemVersion(ctx.db, { kind: item.kind, id: item.subjectId }),
      }),
    ),
    first: taken
      .slice(0, namedItems)
      .map(({ item: { key, kind, title, textLanguage, organisationName, cityName } }) => ({
        key,
        kind,
        title,
        textLanguage,
        organisationName,
        cityName,
      })),
    reasons: reasonsFor(ctx, action, [...new Set(taken.map(({ item }) => item.kind))]),
  };
}
export type ChosenItems = ReturnType<typeof listChosen>;

/** Find chosen items in the reader's queue, each in the version that the form names. */
function pick(ctx: Context, texts: readonly string[]): { item: ReviewQueueItem; version: string | null }[] {
  const versions = new Map(texts.map((text) => [parseChosenItem(text)?.key, text.split(" ")[1] ?? null] as const));
  return listReviewQueue(ctx, { ...emptyReviewQueueFilter, view: "all" })
    .filter((item) => versions.has(item.key))
    .map((item) => ({ item, version: versions.get(item.key) ?? null }));
}

const templateKinds = {
  ask: { event: "event_changes" },
  refuse: { event: "event_refused", revision: "revision_refused", organisation: "organisation" },
} as const;

/** List the reason templates that fit an action on items of one kind, in the reader's language. */
function reasonsFor(ctx: Context, action: ManyAction, kinds: readonly ReviewItemKind[]) {
  if (action !== "ask" && action !== "refuse") return [];
  const wanted = (templateKinds[action] as Partial<Record<ReviewItemKind, string>>)[kinds[0] ?? "report"];
  return listReasonTemplates(ctx.db, ctx.language)
    .filter(({ kind }) => kinds.length === 1 && kind === wanted)
    .map(({ kind, code, text }) => ({ value: `${kind}.${code}`, label: text }));
}

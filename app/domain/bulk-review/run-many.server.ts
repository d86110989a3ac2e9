import type { z } from "zod";
import type { Context } from "../context.ts";
import type { ReviewQueueFilter } from "../review/review-queue-filter.ts";
import { type ManyResult, decideMany } from "./decide-many.server.ts";
import type { manyForm } from "./decide-many-form.ts";
import { type ChosenItems, listChosen } from "./list-chosen.server.ts";

/**
 * Run a form about several items: show what it is about to do, or do it when the coordinator is sure. A claim, which
 * anybody can release, is not asked about.
 * @throws the errors of `listChosen` and `decideMany`
 */
export async function runMany(
  ctx: Context,
  filter: ReviewQueueFilter,
  form: z.output<typeof manyForm>,
): Promise<{ chosen: ChosenItems } | { result: ManyResult }> {
  if (form.isSure) return { result: await decideMany(ctx, form) };
  const chosen = listChosen(ctx, filter, { items: form.items, isAll: form.all, action: form.action });
  if (form.action !== "take") return { chosen };
  return { result: await decideMany(ctx, { ...form, items: chosen.items }) };
}

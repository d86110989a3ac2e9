import { readVocabulary } from "#db/queries/vocabulary.server.ts";
import type { Context } from "../context.ts";
import type { Vocabulary } from "../model/vocabulary.ts";

export function getVocabulary(ctx: Context): Vocabulary {
  return readVocabulary(ctx.db, ctx.language);
}

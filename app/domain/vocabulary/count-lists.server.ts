import { countSynonyms } from "#db/queries/synonyms.server.ts";
import { listTermCodes } from "#db/queries/vocabulary.server.ts";
import type { Context } from "../context.ts";
import { requireSecretariat } from "../coordinators/require-secretariat.server.ts";
import { listTypedLanguages } from "./typed-languages.server.ts";

/**
 * Count the entries of each list that the secretariat edits; of synonyms those of all languages.
 * @throws NotFound unless the actor is the secretariat
 */
export function countLists(ctx: Context) {
  requireSecretariat(ctx);
  return {
    theme: listTermCodes(ctx.db, "theme").size,
    format: listTermCodes(ctx.db, "format").size,
    languages: listTypedLanguages(ctx).length,
    synonyms: countSynonyms(ctx.db).reduce((sum, { count }) => sum + count, 0),
  };
}

import { eq } from "drizzle-orm";
import { type Database, prepared, type Writable } from "../client.server.ts";
import { instanceTexts } from "../schema/index.ts";

type InstanceText = typeof instanceTexts.$inferSelect;

const all = prepared((db) => db.select().from(instanceTexts).prepare());

/** List all texts of this installation's settings. */
export const listInstanceTexts = (db: Database): InstanceText[] => all(db).all();

/** Replace the texts of one setting; a language without a text falls back to another. */
export function setInstanceTexts(
  tx: Writable,
  setting: string,
  texts: Readonly<Partial<Record<InstanceText["language"], string | null>>>,
): void {
  tx.delete(instanceTexts).where(eq(instanceTexts.setting, setting)).run();
  for (const [language, text] of Object.entries(texts) as [InstanceText["language"], string | null][]) {
    if (text) tx.insert(instanceTexts).values({ setting, language, text }).run();
  }
}

import type { z } from "zod";
import type { Context } from "../context.ts";
import type { editionForm } from "./edition-form.ts";
import { saveEdition } from "./save-edition.server.ts";
import { removeOwnWindow, setOwnWindow } from "./set-city-window.server.ts";

/**
 * What the page of editions asks for.
 * @returns how many drafts went along to a new edition; null for anything else
 * @throws whatever the verb of that form throws
 */
export function manageEditions(ctx: Context, form: z.output<typeof editionForm>): { drafts: number | null } {
  if (form.intent === "window") setOwnWindow(ctx, form);
  else if (form.intent === "noWindow") removeOwnWindow(ctx, form);
  else {
    const { drafts } = saveEdition(ctx, { ...form, takesDrafts: form.takesDrafts === "1" });
    return { drafts: form.editionId === "" ? drafts : null };
  }
  return { drafts: null };
}

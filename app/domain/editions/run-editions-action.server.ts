import type { z } from "zod";
import type { Context } from "../context.ts";
import { Invalid } from "../errors.ts";
import type { editionForm } from "./edition-form.ts";
import { saveEdition } from "./save-edition.server.ts";
import { removeOwnWindow, setOwnWindow } from "./set-city-window.server.ts";

/**
 * Run the action of a form on the editions page.
 * @returns the number of drafts moved to a new edition; null for all other actions
 * @throws the errors of the function that the form calls; Invalid without a fault when a proposed code was only taken
 */
export function manageEditions(ctx: Context, form: z.output<typeof editionForm>): { drafts: number | null } {
  if (form.intent === "window") setOwnWindow(ctx, form);
  else if (form.intent === "noWindow") removeOwnWindow(ctx, form);
  else if (form.takeCode) throw new Invalid({});
  else {
    const { drafts } = saveEdition(ctx, { ...form, takesDrafts: form.takesDrafts === "1" });
    return { drafts: form.editionId === "" ? drafts : null };
  }
  return { drafts: null };
}

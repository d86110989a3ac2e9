import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { parseContactFilter } from "#app/domain/contacts/contact-filter.ts";
import { exportContacts } from "#app/domain/contacts/export-contacts.server.ts";
import { exportForm } from "#app/domain/contacts/export-form.ts";
import { contactsExportPath } from "#app/domain/coordinate-paths.ts";
import { languageOf } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { tableResponse } from "#app/http/table-response.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** Maximum length of a refused reason that comes back, in characters. */
const longestReturned = 2_000;

/** Download the contacts for a reason; without one, ask again. Only a form of this site gets here (SameSite). */
export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const reply = await submitForm(args.request, exportForm, ({ filter, reason }) =>
    exportContacts(ctx, { filter: parseContactFilter(new URLSearchParams(filter)), reason }),
  );
  if ("done" in reply) return tableResponse(reply.done, "contacts.csv");
  const { filter, reason } = reply.refused.data.result.initialValue ?? {};
  const query = new URLSearchParams(typeof filter === "string" ? filter.slice(0, longestReturned) : "");
  query.set("reason", typeof reason === "string" ? reason.slice(0, longestReturned) : "");
  return redirect(`${contactsExportPath(ctx.language)}?${query}`, 303);
}

export const loader = (args: LoaderFunctionArgs) => redirect(contactsExportPath(languageOf(args)));

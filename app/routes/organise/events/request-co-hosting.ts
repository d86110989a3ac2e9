import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { organiseEventPath } from "#app/domain/organise-paths.ts";
import { coHostRequestForm } from "#app/domain/co-hosts/co-host-form.ts";
import { requestCoHosting } from "#app/domain/co-hosts/request-co-hosting.server.ts";
import { languageOf } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** Ask to co-host another event instead, and return to the organiser's event. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  const reply = await submitForm(args.request, coHostRequestForm, (form) =>
    requestCoHosting(ctx, { ...form, eventId }),
  );
  if (!("done" in reply)) throw data(null, reply.refused.init ?? { status: 400 });
  return redirect(organiseEventPath(ctx.language, eventId), 303);
}

export const loader = (args: LoaderFunctionArgs) =>
  redirect(organiseEventPath(languageOf(args), args.params["eventId"] ?? ""));

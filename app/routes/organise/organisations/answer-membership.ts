import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { organisationPath, organisePath } from "#app/domain/organise-paths.ts";
import { answerMembership } from "#app/domain/organisations/answer-membership.server.ts";
import { answerForm } from "#app/domain/organisations/organisation-form.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** Accept or decline an invitation to join an organisation. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const invitationId = args.params["invitationId"] ?? "";
  const reply = await submitForm(args.request, answerForm, (form) => answerMembership(ctx, { invitationId, ...form }));
  // The form has only its two buttons: any other value was forged.
  if (!("done" in reply)) throw data(null, { status: 400 });
  const { organisationId } = reply.done;
  return redirect(organisationId ? organisationPath(ctx.language, organisationId) : organisePath(ctx.language), 303);
}

export const loader = (args: LoaderFunctionArgs) => redirect(organisePath(publicContext(args).language));

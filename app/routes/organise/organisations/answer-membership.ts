import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { organisationPath, organisePath } from "#app/domain/paths.ts";
import { answerMembership } from "#app/domain/organisations/answer-membership.server.ts";
import { answerForm } from "#app/domain/organisations/organisation-form.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** Yes or no to an invitation, from the desk of whoever was invited. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const invitationId = args.params["invitationId"] ?? "";
  const reply = await submitForm(args.request, answerForm, (form) => answerMembership(ctx, { invitationId, ...form }));
  // The two buttons are the whole form: anything else was not made here.
  if (!("done" in reply)) throw data(null, { status: 400 });
  const { organisationId } = reply.done;
  return redirect(organisationId ? organisationPath(ctx.language, organisationId) : organisePath(ctx.language), 303);
}

/** Nothing is here to be seen. */
export const loader = (args: LoaderFunctionArgs) => redirect(organisePath(publicContext(args).language));

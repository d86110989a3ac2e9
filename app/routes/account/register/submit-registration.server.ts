import { findAccountContext, type AccountContext } from "#app/auth/require-account.server.ts";
import { writeCodeId } from "#app/auth/session.server.ts";
import { signInPath } from "#app/domain/paths.ts";
import { firstEventPath } from "#app/domain/help-paths.ts";
import {
  registerOwnOrganisation,
  requireNoAuthority,
} from "#app/domain/organisations/register-own-organisation.server.ts";
import { ownRegistrationForm, registrationForm, registrationOf } from "#app/domain/organisations/registration-form.ts";
import { requestSignInCode } from "#app/domain/sign-in/request-sign-in-code.server.ts";
import { checkOwnName } from "#app/domain/organisations/require-own-name.server.ts";
import { checkPlace } from "#app/domain/cities/ensure-city.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { rateLimited } from "#app/http/rate-limit.server.ts";

/**
 * Register at once if the visitor is signed in; others first get a one-time code, which registers when it is entered.
 */
export async function answerRegistration(args: ActionFunctionArgs) {
  const person = await findAccountContext(args);
  return person ? registerNow(args, person) : askForCode(args);
}

async function registerNow(args: ActionFunctionArgs, ctx: AccountContext) {
  const reply = await submitForm(
    args.request,
    ownRegistrationForm,
    rateLimited(args, "signIn", (form) => registerOwnOrganisation(ctx, registrationOf(form))),
  );
  return "done" in reply ? redirect(firstEventPath(ctx.language, reply.done.organisationId), 303) : reply.refused;
}

async function askForCode(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const reply = await submitForm(
    args.request,
    registrationForm,
    rateLimited(
      args,
      "signIn",
      (form) => {
        const registration = registrationOf(form);
        checkPlace(ctx, registration);
        checkOwnName(ctx, registration);
        requireNoAuthority(ctx.db, registration);
        return requestSignInCode(ctx, { email: form.email, registration });
      },
      { emailOf: ({ email }) => email },
    ),
  );
  if (!("done" in reply)) return reply.refused;
  return redirect(`${signInPath(ctx.language)}/code?for=register`, {
    status: 303,
    headers: { "Set-Cookie": await writeCodeId(args.context, reply.done.codeId) },
  });
}

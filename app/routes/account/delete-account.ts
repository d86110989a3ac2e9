import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { clearSessionToken } from "#app/auth/session.server.ts";
import { homePath } from "#app/domain/paths.ts";
import { accountPath } from "#app/domain/organise-paths.ts";
import { deleteAccount } from "#app/domain/accounts/delete-account.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** Delete the account of the actor and sign out; coordinators have to show their second factor first. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  orRefuse(() => deleteAccount(ctx));
  return redirect(homePath(ctx.language), {
    status: 303,
    headers: { "Set-Cookie": await clearSessionToken(args.context) },
  });
}

export const loader = (args: LoaderFunctionArgs) => redirect(accountPath(publicContext(args).language));

import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { clearSessionToken } from "#app/auth/session.server.ts";
import { accountPath, homePath } from "#app/domain/paths.ts";
import { deleteAccount } from "#app/domain/accounts/delete-account.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** Somebody erases their account, and is nobody here afterwards; whoever coordinates shows their second factor first. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  orRefuse(() => deleteAccount(ctx));
  return redirect(homePath(ctx.language), {
    status: 303,
    headers: { "Set-Cookie": await clearSessionToken(args.context) },
  });
}

/** Nothing is here to be seen. */
export const loader = (args: LoaderFunctionArgs) => redirect(accountPath(publicContext(args).language));

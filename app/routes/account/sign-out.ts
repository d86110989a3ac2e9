import { clearSessionToken, readSessionToken } from "#app/auth/session.server.ts";
import { homePath } from "#app/domain/paths.ts";
import { endSession } from "#app/domain/accounts/end-sessions.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** End the session and clear its cookie. The session's row is deleted, so copies of the cookie are useless. */
export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const token = await readSessionToken(args.context, args.request);
  if (token) endSession(ctx.db, token);
  return redirect(homePath(ctx.language), {
    status: 303,
    headers: { "Set-Cookie": await clearSessionToken(args.context) },
  });
}

/** Following a link here does not sign out. */
export const loader = (args: LoaderFunctionArgs) => redirect(homePath(publicContext(args).language));

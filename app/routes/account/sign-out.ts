import { clearSessionToken, readSessionToken } from "#app/auth/session.server.ts";
import { homePath } from "#app/domain/paths.ts";
import { endSession } from "#app/domain/accounts/end-sessions.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** Signing out: the session's row goes, so no copy of the cookie opens anything. */
export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const token = await readSessionToken(args.context, args.request);
  if (token) endSession(ctx.db, token);
  return redirect(homePath(ctx.language), {
    status: 303,
    headers: { "Set-Cookie": await clearSessionToken(args.context) },
  });
}

/** Whoever follows a link here is asked for nothing and signed out of nothing. */
export const loader = (args: LoaderFunctionArgs) => redirect(homePath(publicContext(args).language));

import { browserMark } from "#app/domain/accounts/browser-mark.server.ts";
import { knownBrowserMs } from "#app/domain/model/account.ts";
import { type AppLoadContext, type Cookie, createCookie } from "@remix-run/node";

/** Accounts that one browser is known for: a desk that several people share. */
const maxMarks = 5;

function cookie(context: AppLoadContext): Cookie {
  const isSecure = context.origin.startsWith("https:");
  return createCookie(isSecure ? "__Host-ww_known" : "ww_known", {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure,
    secrets: [...context.sessionSecrets],
    maxAge: knownBrowserMs / 1_000,
  });
}

/** Marks of the accounts that signed in with this browser before; they name no address, and open nothing. */
export async function readBrowserMarks(context: AppLoadContext, request: Request): Promise<string[]> {
  const value: unknown = await cookie(context).parse(request.headers.get("Cookie"));
  return Array.isArray(value) ? value.filter((mark) => typeof mark === "string").slice(0, maxMarks) : [];
}

/** The cookie of a browser in which somebody has just signed in. */
export async function rememberBrowser(context: AppLoadContext, request: Request, accountId: string): Promise<string> {
  const mark = browserMark(accountId);
  const others = (await readBrowserMarks(context, request)).filter((known) => known !== mark);
  return cookie(context).serialize([mark, ...others].slice(0, maxMarks));
}

import { browserMark } from "#app/domain/accounts/browser-mark.server.ts";
import { knownBrowserMs } from "#app/domain/model/account.ts";
import { type AppLoadContext, type Cookie, createCookie } from "@remix-run/node";

/** Maximum number of accounts remembered for one browser, e.g. at a shared desk. */
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

/**
 * Read the marks of the accounts that signed in with this browser before; they reveal no address and give no access.
 */
export async function readBrowserMarks(context: AppLoadContext, request: Request): Promise<string[]> {
  const value: unknown = await cookie(context).parse(request.headers.get("Cookie"));
  return Array.isArray(value) ? value.filter((mark) => typeof mark === "string").slice(0, maxMarks) : [];
}

/** Return the cookie that marks a browser as known for an account. */
export async function rememberBrowser(context: AppLoadContext, request: Request, accountId: string): Promise<string> {
  const mark = browserMark(accountId);
  const others = (await readBrowserMarks(context, request)).filter((known) => known !== mark);
  return cookie(context).serialize([mark, ...others].slice(0, maxMarks));
}

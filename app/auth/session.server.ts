import { type AppLoadContext, type Cookie, createCookie } from "@remix-run/node";

/** Cookie of the session, sent to every page of the site; it ends with the browser, since phones are shared. */
const sessionName = "ww_session";
/** Cookie of the one-time code that a browser asked for, between the two steps of signing in. */
const codeName = "ww_code";

function cookie(context: AppLoadContext, name: string, maxAge?: number): Cookie {
  const isSecure = context.origin.startsWith("https:");
  // Over TLS the prefix makes browsers accept the cookie from this host and path only (RFC 6265bis 4.1.3.2).
  return createCookie(isSecure ? `__Host-${name}` : name, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure,
    secrets: [...context.sessionSecrets],
    ...(maxAge === undefined ? {} : { maxAge }),
  });
}

const read = async (context: AppLoadContext, request: Request, name: string): Promise<string | null> => {
  const value: unknown = await cookie(context, name).parse(request.headers.get("Cookie"));
  return typeof value === "string" && value !== "" ? value : null;
};

/** Tell whether a request may have a session; only `readSessionToken` verifies it. */
export const hasSessionCookie = (header: string | undefined): boolean => header?.includes(`${sessionName}=`) ?? false;

/** Sessions whose secret changes during a request: the page rendered after the form is read under the new one. */
const renewals = new WeakMap<AppLoadContext, { from: string; to: string }>();
const followsForm = (request: Request) =>
  request.method === "GET" && request.headers.has("Content-Type") && request.headers.has("Cookie");

export async function readSessionToken(context: AppLoadContext, request: Request): Promise<string | null> {
  const token = await read(context, request, sessionName);
  const renewal = renewals.get(context);
  return renewal && renewal.from === token && followsForm(request) ? renewal.to : token;
}

/** Return the cookie of a session under its new secret, for an answer that is a page and not a redirect. */
export function renewSessionToken(context: AppLoadContext, renewal: { from: string; to: string }): Promise<string> {
  renewals.set(context, renewal);
  return writeSessionToken(context, renewal.to);
}
export const writeSessionToken = (context: AppLoadContext, token: string) =>
  cookie(context, sessionName).serialize(token);
export const clearSessionToken = (context: AppLoadContext) => cookie(context, sessionName, 0).serialize("");

export const readCodeId = (context: AppLoadContext, request: Request) => read(context, request, codeName);
export const writeCodeId = (context: AppLoadContext, codeId: string) =>
  cookie(context, codeName, 900).serialize(codeId);
export const clearCodeId = (context: AppLoadContext) => cookie(context, codeName, 0).serialize("");

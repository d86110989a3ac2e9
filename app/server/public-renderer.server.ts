import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { ServerContext } from "./listener.server.ts";
import { currentRequestId } from "./request-id.server.ts";

/**
 * Create the renderer of public pages for the cache. It sees nothing of the real request, so no personal data can get
 * into an answer that many visitors read.
 */
export function createPublicRenderer(build: ServerBuild, context: ServerContext): (key: string) => Promise<Response> {
  const answerPage = createRequestHandler(withRoutes(build, pageRoutes), "production");
  const answerOther = createRequestHandler(withRoutes(build, otherRoutes), "production");
  return (key) => {
    const answer = pagePath.test(key) ? answerPage : answerOther;
    return answer(new Request(`${context.origin}${key}`), { ...context, requestId: currentRequestId() });
  };
}

/** Path of a page: it begins with a language. */
const pagePath = /^\/[a-z]{2}(?:[/?]|$)/;
const pageRoutes = /^(?:root$|routes\/(?:layouts\/(?:language|public)$|public\/))/;
const otherRoutes = /^(?:root$|routes\/(?:feeds|api)\/)/;

/** Keep some routes of a build: Remix goes through all of them several times for each page. */
function withRoutes(build: ServerBuild, isKept: RegExp): ServerBuild {
  const only = <T>(routes: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => isKept.test(id)));
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } };
}

import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { manifestPath } from "./origin-guard.server.ts";

type Route = NonNullable<ServerBuild["routes"][string]>;
type TreeRoute = Parameters<typeof matchRoutes>[0][number];

const reads = ["GET", "HEAD"] as const;

/** The methods that the routes of a build take at an address (RFC 9110 10.2.1). */
export type AllowedMethods = (url: string) => readonly string[];

/** What nothing but a page for the lost answers: whatever is asked there, it is not there. */
const isCatchAll = (route: Pick<Route, "path">): boolean => route.path === "*";

/** @returns for an address at which there is nothing, no method at all */
export function createAllowedMethods({ routes }: ServerBuild): AllowedMethods {
  const tree = treeOf(routes);
  return (url) => {
    const { pathname, searchParams } = new URL(url, "http://any");
    if (pathname === manifestPath) return reads;
    const branch = (matchRoutes(tree, documentPath(pathname)) ?? []).map(
      (match) => routes[match.route.id ?? ""] as Route,
    );
    const leaf = branch.at(-1);
    if (!leaf || isCatchAll(leaf)) return [];
    const { loader, default: page } = leaf.module;
    const target = formTarget(branch, searchParams);
    return [...(loader || page ? reads : []), ...(target?.module.action ? ["POST"] : [])];
  };
}

/** The page whose data are asked for (Remix, single fetch). */
const documentPath = (pathname: string): string => pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");

/** The route that a form at this address is sent to, as Remix chooses it: an index route only by name. */
function formTarget(branch: readonly Route[], query: URLSearchParams): Route | undefined {
  const leaf = branch.at(-1);
  if (leaf?.index && query.getAll("index").includes("")) return leaf;
  return branch.filter((route, index) => index === 0 || route.path).at(-1);
}

function treeOf(routes: ServerBuild["routes"], parentId?: string): TreeRoute[] {
  return Object.values(routes)
    .filter((route): route is Route => route !== undefined && (route.parentId || undefined) === parentId)
    .map(({ id, path, index }) => ({
      id,
      ...(path === undefined ? {} : { path }),
      ...(index ? { index } : { children: treeOf(routes, id) }),
    }));
}

import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { manifestPath } from "./origin-guard.server.ts";

type Route = NonNullable<ServerBuild["routes"][string]>;
type TreeRoute = Parameters<typeof matchRoutes>[0][number];

const reads = ["GET", "HEAD"] as const;

/** Methods that the routes of a build accept at an address (RFC 9110 10.2.1). */
export type AllowedMethods = (url: string) => readonly string[];

/** Tell whether a route is the page for unknown addresses, which always answers 404. */
const isCatchAll = (route: Pick<Route, "path">): boolean => route.path === "*";

/**
 * Create the lookup of allowed methods for a build.
 * @returns a function that gives no method for an unknown address
 */
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

/** Return the path of the page that a data request belongs to (Remix, single fetch). */
const documentPath = (pathname: string): string => pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");

/** Find the route that receives a form at this address, as Remix chooses it: an index route only with `?index`. */
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

import type { ServerBuild } from "@remix-run/node";
import { join } from "node:path";

export type WalkedRoute = {
  id: string;
  /** Pattern in the route table, e.g. `/:lang/events/:slug`. */
  pattern: string;
  /** True when the route answers GET; `posts`: when it takes forms. */
  gets: boolean;
  posts: boolean;
  isPage: boolean;
};

/** List the routes of the built application from its own route table, so that new ones are included. */
export async function walkRoutes(): Promise<WalkedRoute[]> {
  const build: ServerBuild = await import(join(process.cwd(), "build/server/index.js"));
  const patternOf = (id: string): string => {
    const route = build.routes[id];
    if (!route) return "";
    const own = route.path ?? "";
    const above = route.parentId ? patternOf(route.parentId) : "";
    return [above, own].filter((part) => part !== "").join("/");
  };
  const isParent = (id: string) => Object.values(build.routes).some((route) => route?.parentId === id);
  return Object.values(build.routes)
    .filter((route) => route !== undefined && route.id !== "root" && !isParent(route.id))
    .map((route) => ({
      id: route?.id ?? "",
      pattern: `/${patternOf(route?.id ?? "")}`.replaceAll("//", "/"),
      gets: route?.module.loader !== undefined || route?.module.default !== undefined,
      posts: route?.module.action !== undefined,
      isPage: route?.module.default !== undefined,
    }));
}

/** Fill the parameters of a pattern. @throws Error for a parameter without a value, so that new ones are noticed */
export function addressOf(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for :${name} in ${pattern}`);
    return encodeURIComponent(value);
  });
}

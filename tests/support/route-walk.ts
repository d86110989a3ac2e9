import type { ServerBuild } from "@remix-run/node";
import { join } from "node:path";

export type WalkedRoute = {
  id: string;
  /** As in the route table: `/:lang/events/:slug`. */
  pattern: string;
  /** Whether somebody can ask for it, and whether it takes a form. */
  gets: boolean;
  posts: boolean;
  isPage: boolean;
};

/** Every address of the built application, out of its own route table: what is added there is walked by itself. */
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

/** An address out of a pattern; what nobody gave a value for fails, so that a new parameter is thought about. */
export function addressOf(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for :${name} in ${pattern}`);
    return encodeURIComponent(value);
  });
}

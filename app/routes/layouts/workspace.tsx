import { requireAccountContext } from "#app/auth/require-account.server.ts";
import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { whileConnected } from "#app/components/shell/while-connected.ts";
import { WorkspaceFrame } from "#app/components/shell/workspace-frame.tsx";
import { countOwnTurn } from "#app/domain/own-events/count-own-turn.server.ts";
import { countWaiting } from "#app/domain/review/count-waiting.server.ts";
import { workspacesOf } from "#app/domain/workspace/workspaces-of.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { menuOf } from "./workspace-menu.server.ts";
import stylesheet from "#app/styles/workspace.css?url";
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

export const handle: RouteHandle = { isPrivate: true };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

/** Require an account, and load which workspaces it has, and how much waits in them. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { actor, language } = ctx;
  const waiting = { queue: countWaiting(ctx), events: countOwnTurn(ctx) };
  return privateNoStore({ menu: menuOf(workspacesOf(actor), { language, url: new URL(args.request.url), waiting }) });
}

export const shouldRevalidate = whileConnected;

export default function Workspace() {
  const { menu } = useLoaderData<typeof loader>();
  return <WorkspaceFrame menu={menu} />;
}

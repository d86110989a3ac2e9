import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { getMailTroubles } from "#app/domain/mail/mail-trouble.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";

/** Load the mail problems, which every page of the secretariat shows. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  return privateNoStore({ mailTroubles: getMailTroubles(ctx) });
}

export default function SecretariatLayout() {
  return <Outlet />;
}

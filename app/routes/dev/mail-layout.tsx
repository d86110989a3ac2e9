import { PlainHeader } from "#app/components/shell/plain-header.tsx";
import { demoOnly } from "#app/http/demo-only.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";

export function loader(args: LoaderFunctionArgs) {
  demoOnly(args);
  return null;
}

export default function MailLayout() {
  return (
    <>
      <PlainHeader />
      <Outlet />
    </>
  );
}

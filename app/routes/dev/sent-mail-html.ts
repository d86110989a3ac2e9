import { getDemoMail } from "#app/domain/mail/demo-mails.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { demoOnly } from "#app/http/demo-only.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Answer with the HTML part of a mail as a document, with its inline styles and without scripts. */
export function loader(args: LoaderFunctionArgs) {
  demoOnly(args);
  return orPlainRefusal(
    () =>
      new Response(getDemoMail(publicContext(args), args.params["mailId"] ?? "").html, {
        headers: {
          "Content-Type": "text/html; charset=utf-8",
          "Cache-Control": "private, no-store",
          "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        },
      }),
  );
}

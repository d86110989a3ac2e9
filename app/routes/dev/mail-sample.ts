import { NotFound } from "#app/domain/errors.ts";
import { isLanguage } from "#app/domain/languages/language.ts";
import { demoOnly } from "#app/http/demo-only.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import { mailSamples } from "#emails/registry.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

/** Answer with the HTML part of a sample mail; with `?text`, with its subject and text part. */
export function loader(args: LoaderFunctionArgs) {
  demoOnly(args);
  const { name = "", language } = args.params;
  return orPlainRefusal(() => {
    const sample = mailSamples.get(name);
    if (!sample || !isLanguage(language)) throw new NotFound("sample");
    const { subject, html, text } = sample.render(language);
    const isText = new URL(args.request.url).searchParams.has("text");
    return new Response(isText ? `${subject}\n\n${text}` : html, {
      headers: {
        "Content-Type": `text/${isText ? "plain" : "html"}; charset=utf-8`,
        "Cache-Control": "private, no-store",
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      },
    });
  });
}

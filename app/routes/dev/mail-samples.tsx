import { PlainHeader } from "#app/components/shell/plain-header.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { endonyms, languages } from "#app/domain/languages/language.ts";
import { publicContext } from "#app/http/context.server.ts";
import { demoOnly } from "#app/http/demo-only.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { mailSamples } from "#emails/registry.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  demoOnly(args);
  const head = { title: textsOf(publicContext(args).language, "public")("mailbox.samples") };
  return privateNoStore({ names: [...mailSamples.keys()], head });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

/** List all kinds of mail in all languages, as text and as HTML. */
export default function SamplesPage() {
  const { names } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  return (
    <>
      <PlainHeader />
      <main id="content">
        <h1>{t("mailbox.samples")}</h1>
        <ul className="rows">
          {names.map((name) => (
            <li key={name}>
              <b dir="ltr">{name}</b>
              <span className="actions">
                {languages.map((language) => (
                  <a key={language} href={`/dev/emails/${name}/${language}`} lang={language}>
                    {endonyms[language]}
                  </a>
                ))}
              </span>
            </li>
          ))}
        </ul>
      </main>
    </>
  );
}

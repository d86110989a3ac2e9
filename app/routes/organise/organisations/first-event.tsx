import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { importPath, newEventPath, organisePath } from "#app/domain/organise-paths.ts";
import { guidePath, helpDeskPath } from "#app/domain/help-paths.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { getFirstEvent } from "#app/domain/workspace/get-first-event.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const organisation = orRefuse(() => getFirstEvent(ctx, args.params["organisationId"] ?? ""));
  if (!organisation) throw redirect(organisePath(ctx.language));
  return privateNoStore({ organisation, head: { title: textsOf(ctx.language, "help")("firstEvent.title") } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** Confirm a registration, and say what can be done before it is verified. */
export default function FirstEventPage() {
  const { name, isOpen } = useLoaderData<typeof loader>().organisation;
  const { t } = useTranslation("help");
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <h1>{t("firstEvent.title")}</h1>
      <Notice tone="ok" title={t("firstEvent.registered", { name: isolated(name, language) })}>
        <p>{t("firstEvent.mailed")}</p>
      </Notice>
      <ol className="coming-steps">
        {(["now", "then", "last"] as const).map((step) => (
          <li key={step}>
            <h2>{t(`firstEvent.${step}`)}</h2>
            <p>{t(`firstEvent.${step}Text`)}</p>
          </li>
        ))}
      </ol>
      {isOpen ? (
        <p className="actions">
          <a className="button" href={newEventPath(language)}>
            {t("firstEvent.begin")}
          </a>
          <a href={importPath(language)}>{t("firstEvent.import")}</a>
          <a href={guidePath(language, "organiser", "prepare")}>{t("firstEvent.guide")}</a>
        </p>
      ) : (
        <>
          <p>{t("firstEvent.closed")}</p>
          <p>
            <a href={helpDeskPath(language)}>{t("desk.ask")}</a>
          </p>
        </>
      )}
    </main>
  );
}

import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { ConfirmAction } from "#app/components/forms/confirm-action.tsx";
import { OriginalText, TextFields } from "./translation-fields.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { translationsPath } from "#app/domain/organise-paths.ts";
import { getTranslationPage, type TextPage } from "#app/domain/translations/get-translation-page.server.ts";
import { runTranslationAction } from "#app/domain/translations/run-translation-action.server.ts";
import { textForm } from "#app/domain/translations/translation-form.ts";
import { endonyms } from "#app/domain/languages/language.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { largestEventForm, submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

const named = ({ params }: Pick<LoaderFunctionArgs, "params">) => ({
  eventId: params["eventId"] ?? "",
  language: params["language"],
});

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const page = orRefuse(() => getTranslationPage(ctx, named(args)));
  const language = isolated(endonyms[page.language], ctx.language);
  return privateNoStore({ page, head: { title: textsOf(ctx.language, "translations")("texts.textIn", { language }) } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const reply = await submitForm(
    args.request,
    textForm,
    (form) => runTranslationAction(ctx, { ...named(args), form }),
    {
      maxBytes: largestEventForm,
    },
  );
  return "done" in reply ? redirect(translationsPath(ctx.language, named(args).eventId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function TextOfEventPage() {
  const { page, head } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation("translations");
  return (
    <main id="content">
      <p>
        <Link to={translationsPath(useLanguage(), page.eventId)}>{t("texts.back")}</Link>
      </p>
      <h1>{head.title}</h1>
      {page.isWaiting && <Notice tone="plain" title={t("texts.isWaiting")} />}
      {page.outcome === "proposed" && !page.isWaiting && <Notice tone="plain" title={t("texts.rule")} />}
      {page.state === "outdated" && <Outdated page={page} />}
      <div className="ways">
        <OriginalText page={page} />
        <div className="way">
          <TextFields page={page} reply={reply?.result} />
        </div>
      </div>
      {(page.state !== null || page.isWaiting) && <Removal page={page} />}
    </main>
  );
}

function Outdated({ page }: { page: TextPage }) {
  const { t } = useTranslation("translations");
  return (
    <Notice tone="warn" title={t("texts.outdated")}>
      <Form method="post" reloadDocument>
        <input type="hidden" name="version" value={page.version} />
        <button type="submit" name="intent" value="confirm" className="quiet small">
          {t("texts.stillRight")}
        </button>
      </Form>
    </Notice>
  );
}

function Removal({ page }: { page: TextPage }) {
  const { t } = useTranslation("translations");
  return (
    <ConfirmAction
      what={t("texts.remove")}
      hint={t(page.outcome === "proposed" ? "texts.removePublicHint" : "texts.removeHint")}
      intent="delete"
    >
      <input type="hidden" name="version" value={page.version} />
    </ConfirmAction>
  );
}

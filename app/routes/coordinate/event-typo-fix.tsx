import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextAreaField, TextField } from "#app/components/forms/fields.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { coordinateEventPath } from "#app/domain/coordinate-paths.ts";
import { directionOf, endonyms } from "#app/domain/languages/language.ts";
import { getTypoFixPage } from "#app/domain/review/get-typo-fix-page.server.ts";
import { typoFixForm } from "#app/domain/review/typo-fix-form.ts";
import { fixTypos } from "#app/domain/review/fix-typos.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

const textOf = ({ params }: LoaderFunctionArgs) => ({
  eventId: params["eventId"] ?? "",
  language: params["language"] ?? "",
});

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const text = orRefuse(() => getTypoFixPage(ctx, textOf(args)));
  return privateNoStore({ text, head: { title: textsOf(ctx.language, "coordinate")("typoFix.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const which = textOf(args);
  const reply = await submitForm(args.request, typoFixForm, (form) => fixTypos(ctx, { ...which, ...form }));
  return "done" in reply ? redirect(coordinateEventPath(ctx.language, which.eventId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

type Values = { title: string; summary: string; description: string };

export default function TypoFixPage() {
  const { text } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["coordinate", "eventForm"]);
  const language = useLanguage();
  const { title, summary, description } = text;
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "mend",
    lastResult: useActionData<typeof action>()?.result ?? null,
    defaultValue: { title, summary, description },
  });
  const written = { dir: directionOf(text.language), lang: text.language };
  const labels = {
    title: t("eventForm:form.title"),
    summary: t("eventForm:form.summary"),
    description: t("eventForm:form.description"),
  };
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={coordinateEventPath(language, text.eventId)}>{t("typoFix.back")}</Link>
      </p>
      <h1>{t("typoFix.title")}</h1>
      <p className="lead" lang={text.language}>
        {endonyms[text.language]}
      </p>
      <p>{t(text.isPublic ? "typoFix.leadPublic" : "typoFix.lead")}</p>
      <Form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="revision" value={text.revision} />
        <TextField field={fields.title} label={labels.title} {...written} />
        <TextAreaField field={fields.summary} label={labels.summary} rows={3} {...written} />
        <TextAreaField field={fields.description} label={labels.description} rows={14} isOptional {...written} />
        <button type="submit" className="big">
          {t("typoFix.save")}
        </button>
      </Form>
    </main>
  );
}

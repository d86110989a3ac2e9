import type { TextPage } from "#app/domain/translations/get-translation-page.server.ts";
import { textLimits } from "#app/domain/model/event.ts";
import { directionOf, endonyms } from "#app/domain/languages/language.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextAreaField, TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserBlocks } from "#app/components/ui/user-blocks.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { useFormLabels } from "#app/components/forms/form-labels.ts";

type Words = { title: string; summary: string; description: string };

/**
 * Show the form of a translation. After a concurrent change, the other version is shown before it can be overwritten.
 */
export function TextFields({ page, reply }: { page: TextPage; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation(["eventForm", "translations", "formHints"]);
  const [form, fields] = useForm<Words, Words, string[]>({
    id: "text",
    lastResult: reply ?? null,
    defaultValue: page.values,
  });
  const isConflict = reply?.error?.[""]?.some((fault) => fault.startsWith("textChangedByOther")) ?? false;
  const typing = { dir: directionOf(page.language), lang: page.language };
  return (
    <Form method="post" id={form.id} noValidate reloadDocument>
      <ErrorSummary form={form} labels={useFormLabels()} />
      {isConflict && <Theirs page={page} />}
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="version" value={page.version} />
      <TextField field={fields.title} label={t("form.title")} {...typing} />
      <TextAreaField
        field={fields.summary}
        label={t("form.summary")}
        hint={t("formHints:fields.summary", { max: textLimits.summary })}
        rows={4}
        {...typing}
      />
      <TextAreaField
        field={fields.description}
        label={t("form.description")}
        hint={t("formHints:fields.description")}
        isOptional
        rows={12}
        {...typing}
      />
      <p>
        <button type="submit">
          {t(page.outcome === "proposed" ? "translations:texts.propose" : "translations:texts.save")}
        </button>
      </p>
    </Form>
  );
}

/** Show the text that somebody else saved meanwhile. */
function Theirs({ page }: { page: TextPage }) {
  const { t } = useTranslation("translations");
  return (
    <section className="part" aria-labelledby="theirs">
      <h3 id="theirs">{t("texts.theirs")}</h3>
      {page.values.title === "" ? (
        <p>{t("texts.theirsGone")}</p>
      ) : (
        <ReadText words={page.values} language={page.language} />
      )}
      <p>
        <Link to="." reloadDocument>
          {t("texts.takeTheirs")}
        </Link>
      </p>
    </section>
  );
}

/** Show the original beside the form; its description is folded, so that a phone shows the first field at once. */
export function OriginalText({ page }: { page: TextPage }) {
  const { t } = useTranslation(["translations", "eventForm"]);
  const reader = useLanguage();
  const language = page.originalLanguage;
  return (
    <section className="way" aria-labelledby="original">
      <h2 id="original">{t("texts.original", { language: isolated(endonyms[language], reader) })}</h2>
      <ReadText words={{ ...page.original, description: "" }} language={language} />
      {page.original.description !== "" && (
        <details>
          <summary>{t("eventForm:form.description")}</summary>
          <UserBlocks text={page.original.description} language={language} />
        </details>
      )}
    </section>
  );
}

function ReadText({ words, language }: { words: Words; language: string }) {
  return (
    <>
      <p>
        <b>
          <UserText text={words.title} language={language} />
        </b>
      </p>
      <p>
        <UserText text={words.summary} language={language} />
      </p>
      <UserBlocks text={words.description} language={language} />
    </>
  );
}

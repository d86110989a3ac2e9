import type { OwnPictures } from "#app/domain/pictures/get-own-pictures.server.ts";
import { endonyms } from "#app/domain/languages/language.ts";
import { acceptedTypes, largestPictureBytes } from "#app/domain/model/picture.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextAreaField, TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Fields = { alternativeText: string; credit: string; file: string };

/** Show the fields for the alternative text and the credit of a picture. */
export function PictureTexts({
  own,
  fields,
  labels,
}: {
  own: OwnPictures;
  fields: { alternativeText: FieldMetadata<string>; credit: FieldMetadata<string> };
  labels: { alternativeText: string; credit: string };
}) {
  const { t } = useTranslation("picture");
  const language = useLanguage();
  return (
    <>
      <TextAreaField
        field={fields.alternativeText}
        label={labels.alternativeText}
        hint={t("alternativeTextHint", { language: isolated(endonyms[own.language], language) })}
        rows={3}
        dir="auto"
      />
      <TextField field={fields.credit} label={labels.credit} hint={t("creditHint")} isOptional dir="auto" />
    </>
  );
}

/**
 * Show the form for a picture and its texts. The texts come first, so that they arrive even if the file is too large.
 * The form loads a new document, so that the browser shows the progress of the upload.
 */
export function PictureForm({ own, reply }: { own: OwnPictures; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("picture");
  const [form, fields] = useForm<Fields, Fields, string[]>({ id: "picture", lastResult: reply ?? null });
  const labels = { alternativeText: t("alternativeText"), credit: t("credit"), file: t("file") };
  return (
    <Form method="post" encType="multipart/form-data" id={form.id} noValidate reloadDocument>
      <ErrorSummary form={form} labels={labels} />
      <input type="hidden" name="intent" value="set" />
      <PictureTexts own={own} fields={fields} labels={labels} />
      <TextField
        field={fields.file}
        type="file"
        accept={acceptedTypes}
        label={labels.file}
        hint={
          <>
            {reply && <strong>{t("chooseAgain")} </strong>}
            {t("fileHint", { max: largestPictureBytes / 1024 / 1024 })}
          </>
        }
      />
      <button type="submit">{t("save")}</button>
    </Form>
  );
}

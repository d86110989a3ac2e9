import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import type { OwnPictures } from "#app/domain/pictures/get-own-pictures.server.ts";
import type { Picture } from "#app/domain/model/picture.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { PictureTexts } from "./picture-form.tsx";

type Fields = { alternativeText: string; credit: string };

/** Correct the alternative text and the credit of a picture that stays. */
export function DescriptionForm({
  own,
  picture,
  reply,
}: {
  own: OwnPictures;
  picture: Picture;
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("picture");
  const lastResult = replyFor(reply, { intent: "describe" });
  const [form, fields] = useForm<Fields, Fields, string[]>({
    id: "description",
    lastResult,
    defaultValue: { alternativeText: picture.alternativeText, credit: picture.credit ?? "" },
  });
  const labels = { alternativeText: t("alternativeText"), credit: t("credit") };
  return (
    <details className="part" open={lastResult !== null}>
      <summary>{t("describe")}</summary>
      <Form method="post" id={form.id} noValidate reloadDocument>
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="intent" value="describe" />
        <input type="hidden" name="pictureId" value={picture.id} />
        <PictureTexts own={own} fields={fields} labels={labels} />
        <button type="submit">{t("saveTexts")}</button>
      </Form>
    </details>
  );
}

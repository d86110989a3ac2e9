import { directionOf, type Language } from "#app/domain/languages/language.ts";
import type { Picture } from "#app/domain/model/picture.ts";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EventPicture } from "#app/components/events/event-picture.tsx";

/** Show the picture of an event to its organiser, with its alternative text and a button to remove it. */
export function OwnPicture({
  picture,
  language,
  heading,
}: {
  picture: Picture;
  /** Language of the event's text, and so of the alternative text. */
  language: Language;
  heading: string;
}) {
  const { t } = useTranslation("picture");
  return (
    <section aria-label={heading}>
      <h2>{heading}</h2>
      <EventPicture picture={{ ...picture, language }} />
      <p>
        {t("describes")}{" "}
        <bdi lang={language} dir={directionOf(language)}>
          {picture.alternativeText}
        </bdi>
      </p>
      <Form method="post" reloadDocument>
        <input type="hidden" name="pictureId" value={picture.id} />
        <button type="submit" name="intent" value="remove" className="danger">
          {t("remove")}
        </button>
      </Form>
    </section>
  );
}

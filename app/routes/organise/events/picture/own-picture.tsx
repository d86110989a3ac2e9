import { directionOf, type Language } from "#app/domain/languages/language.ts";
import type { Picture } from "#app/domain/model/picture.ts";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EventPicture } from "#app/components/events/event-picture.tsx";

/** A picture as its organiser has it: seen, described, and with a way to take it away. */
export function OwnPicture({
  picture,
  language,
  heading,
}: {
  picture: Picture;
  /** Of the event's text, and so of the picture's words. */
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

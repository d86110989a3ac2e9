import type { GuideName } from "#app/domain/help-paths.ts";
import { keepSignUpMs } from "#app/domain/model/sign-up.ts";
import { days } from "#app/domain/time/zoned-time.ts";
import { useTranslation } from "react-i18next";
import type { SectionKey } from "./guide-sections.ts";

/** Show the title and the paragraphs of a section of a guide. */
export function GuideText({ guide, section, id = section }: { guide: GuideName; section: string; id?: string }) {
  const { t } = useTranslation("help");
  const text = t(`${guide}.${section}.text` as `${SectionKey}.text`, { days: keepSignUpMs / days(1) });
  return (
    <>
      <h2 id={id}>{t(`${guide}.${section}.title` as `${SectionKey}.title`)}</h2>
      {text.split("\n").map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  );
}

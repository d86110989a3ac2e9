import { directionOf, endonyms, type Language } from "#app/domain/languages/language.ts";
import { useTranslation } from "react-i18next";

/** Characters of a line of the box on a wide screen, a little fewer than fit. */
const lineLength = 58;
const rowsOf = (text: string): number =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 1);

/** Show a message in one language to copy, and three links to send it; nothing is sent before one is tapped. */
export function Message({
  message,
  isOpen,
}: {
  message: { language: Language; title: string; text: string };
  isOpen: boolean;
}) {
  const { t } = useTranslation("promotion");
  const { language, title, text } = message;
  const body = encodeURIComponent(text);
  return (
    <details open={isOpen}>
      <summary>
        <span lang={language}>{endonyms[language]}</span>
      </summary>
      <textarea
        className="copy"
        readOnly
        rows={rowsOf(text)}
        lang={language}
        dir={directionOf(language)}
        aria-label={t("share.messageIn", { language: endonyms[language] })}
        defaultValue={text}
      />
      <ul className="links">
        <li>
          <a href={`https://wa.me/?text=${body}`} rel="noreferrer">
            {t("share.byWhatsapp")}
          </a>
        </li>
        <li>
          <a href={`sms:?body=${body}`}>{t("share.bySms")}</a>
        </li>
        <li>
          <a href={`mailto:?subject=${encodeURIComponent(title)}&body=${body.replace(/%0A/g, "%0D%0A")}`}>
            {t("share.byMail")}
          </a>
        </li>
      </ul>
    </details>
  );
}

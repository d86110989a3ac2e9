import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { languageListText } from "#app/domain/instance/language-list-text.ts";
import type { listInstanceSettings, SettingRow } from "#app/domain/instance/list-instance-settings.server.ts";
import { instanceSettingPath } from "#app/domain/coordinate-paths.ts";
import { useTranslation } from "react-i18next";

type SettingList = ReturnType<typeof listInstanceSettings>;

/** Say how much is missing, with one button to the next missing setting. */
export function MissingSettings({ list }: { list: SettingList }) {
  const { t } = useTranslation("instance");
  const language = useLanguage();
  const { missing, missingByLaw, count } = list;
  const [next] = missing;
  if (next === undefined) return <Notice tone="ok" title={t("complete")} />;
  return (
    <Notice tone="warn" title={t("missing", { count: missing.length })}>
      <p>
        {missingByLaw > 0 && `${t("byLaw", { count: missingByLaw })} `}
        {t("missingHint")}
      </p>
      <p>
        <a className="button" href={instanceSettingPath(language, next)}>
          {t("fillNext", { name: t(`names.${next}`) })}
        </a>
      </p>
      <p className="soft">{t("filled", { filled: count - missing.length, count })}</p>
    </Notice>
  );
}

/** List settings, each with its value or what follows from its absence. */
export function SettingRows({ rows, week }: { rows: readonly SettingRow[]; week: string }) {
  const { t } = useTranslation("instance");
  const language = useLanguage();
  return (
    <ul className="rows settings">
      {rows.map((row) => (
        <li key={row.setting} id={row.setting}>
          <span>
            <b>{t(`names.${row.setting}`)}</b>
            <br />
            <SettingValue row={row} week={week} />
          </span>
          <a className="button quiet small" href={instanceSettingPath(language, row.setting)}>
            {t(row.shown || row.setting === "week" ? "change" : "fill")}
            <span className="hidden"> {t(`names.${row.setting}`)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function SettingValue({ row, week }: { row: SettingRow; week: string }) {
  const { t } = useTranslation("instance");
  const language = useLanguage();
  const { setting, shown, fallbacks } = row;
  if (!shown) {
    const absent = t(`absent.${setting}`, { week });
    // The name of the week has a default: nothing is missing.
    if (setting === "week") return <span className="soft">{absent}</span>;
    return (
      <>
        <Icon name="warning" /> {absent}
      </>
    );
  }
  const [first = "", ...more] = shown.text.split("\n");
  return (
    <>
      <UserText text={more.length > 0 ? `${first} …` : first} language={shown.language} />
      {fallbacks.length > 0 && (
        <>
          <br />
          <span className="soft">
            {t("fallback", {
              languages: languageListText(fallbacks, language),
              shown: languageListText([row.fallsBackTo ?? ""], language),
            })}
          </span>
        </>
      )}
    </>
  );
}

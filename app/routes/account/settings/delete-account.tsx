import { accountPath } from "#app/domain/organise-paths.ts";
import type { AccountSettings } from "#app/domain/accounts/get-account.server.ts";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** Explain what deleting the account erases, with the button that does it. */
export function DeleteAccount({ account }: { account: AccountSettings }) {
  const { t } = useTranslation("account");
  const language = useLanguage();
  return (
    <section aria-labelledby="delete">
      <h2 id="delete">{t("delete.title")}</h2>
      <details>
        <summary>{t("delete.what")}</summary>
        <ul className="prose">
          <li>{t("delete.erased")}</li>
          <li>{t("delete.stays")}</li>
          <li>{t("delete.mail")}</li>
        </ul>
        {account.solelyOwned.length > 0 && (
          <>
            <p>{t("delete.orphans")}</p>
            <ul>
              {account.solelyOwned.map((name) => (
                <li key={name}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>{t("delete.final")}</p>
        <form method="post" action={`${accountPath(language)}/delete`}>
          <button type="submit" className="danger">
            {t("delete.button")}
          </button>
        </form>
      </details>
    </section>
  );
}

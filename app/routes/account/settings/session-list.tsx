import { hours, minutes } from "#app/domain/time/zoned-time.ts";
import { formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { Language } from "#app/domain/languages/language.ts";
import type { AccountSettings } from "#app/domain/accounts/get-account.server.ts";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

/** List the sessions of the account, with buttons to end them, e.g. on a lent phone or in a library. */
export function SessionList({ account }: { account: AccountSettings }) {
  const { t } = useTranslation("account");
  const language = useLanguage();
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t("sessions.title")}</h2>
      <p>{t("sessions.hint")}</p>
      <ul className="rows">
        {account.sessions.map((session) => (
          <li key={session.id}>
            <span>
              {t("sessions.since", { ago: agoText(session.openForMs, language) })}
              <br />
              <span className="soft">
                {session.isThis
                  ? t("sessions.this")
                  : t("sessions.seen", { ago: agoText(session.silentForMs, language) })}
              </span>
            </span>
            {!session.isThis && (
              <Form method="post">
                <input type="hidden" name="session" value={session.id} />
                <button type="submit" name="intent" value="endSession" className="quiet small">
                  {t("sessions.end")}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {account.sessions.length > 1 && (
        <Form method="post">
          <button type="submit" name="intent" value="endOthers" className="quiet">
            {t("sessions.endOthers")}
          </button>
        </Form>
      )}
    </section>
  );
}

/** Format how long ago something was, in whole minutes or hours: "5 minutes ago". */
function agoText(milliseconds: number, language: Language): string {
  const words = new Intl.RelativeTimeFormat(formatLocaleFor(language, null), { numeric: "auto" });
  if (milliseconds < hours(1)) return words.format(-Math.floor(milliseconds / minutes(1)), "minute");
  return words.format(-Math.floor(milliseconds / hours(1)), "hour");
}

import { useWeekName } from "#app/components/shell/use-instance.ts";
import { AddressCode } from "#app/components/ui/copyable-address.tsx";
import { ConfirmAction } from "#app/components/forms/confirm-action.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { joinFromPagePath } from "#app/domain/paths.ts";
import { endonyms, languages } from "#app/domain/languages/language.ts";
import type { AttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { useTranslation } from "react-i18next";
import type { SubmissionResult } from "@conform-to/react";
import { AddressSetting } from "./email-setting.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

/** Offer to send the address of the page to oneself, since nobody can find it again without a confirmed e-mail address. */
export function KeepBox({ address }: { address: string }) {
  const { t } = useTranslation("attendee");
  const week = useWeekName();
  const body = encodeURIComponent(`${t("keep.message", { week })} ${address}`);
  const ways = [
    { name: "whatsapp", href: `https://wa.me/?text=${body}` },
    // Both Android and iOS understand the two signs together (RFC 5724 has none for a text).
    { name: "sms", href: `sms:?&body=${body}` },
    { name: "mail", href: `mailto:?subject=${encodeURIComponent(t("page.title", { week }))}&body=${body}` },
  ] as const;
  return (
    <section className="page-box" aria-labelledby="keep">
      <h2 id="keep">{t("keep.title")}</h2>
      <p>{t("keep.text")}</p>
      <ul className="acts">
        {ways.map(({ name, href }) => (
          <li key={name}>
            <a href={href} rel="noreferrer">
              {t(`keep.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Show the address of the attendee calendar, in which changes appear even without an e-mail address. */
export function CalendarBox({ page }: { page: AttendeePage }) {
  const { t } = useTranslation(["attendee", "public"]);
  if (page.calendar === null) return null;
  return (
    <section className="page-box" aria-labelledby="calendar">
      <h2 id="calendar">{t("calendar.title")}</h2>
      <p>{t("calendar.text")}</p>
      <p>
        <a className="button quiet" href={page.calendar.replace(/^https?:/, "webcal:")} rel="noreferrer">
          <Icon name="calendar" />
          {t("calendar.button")}
        </a>
      </p>
      <p className="address">
        <span>{t("public:subscribe.address")}</span>
        <AddressCode address={page.calendar} />
      </p>
      <p className="soft">{t("calendar.secret")}</p>
    </section>
  );
}

/** Offer to add to the page: another date or session of an event on the page, or any event by its address. */
export function MoreBox({
  token,
  more,
  unknown,
}: {
  token: string;
  more: AttendeePage["more"];
  /** Pasted address that leads to no event; null if none was pasted. */
  unknown: string | null;
}) {
  const { t } = useTranslation("signUp");
  const language = useLanguage();
  return (
    <section className="page-box" aria-labelledby="more">
      <h2 id="more">{t("more.title")}</h2>
      {more.length > 0 && <p>{t("more.same")}</p>}
      <ul>
        {more.map((event) => (
          <li key={event.slug}>
            <a href={joinFromPagePath(language, token, event.slug)}>
              <UserText text={event.title} language={event.textLanguage} />
            </a>
          </li>
        ))}
      </ul>
      <form method="get" action={joinFromPagePath(language, token, "to")}>
        <div className={unknown === null ? "field" : "field has-fault"}>
          <label htmlFor="event">{t("more.address")}</label>
          <p className="hint" id="event-hint">
            {t("more.addressHint")}
          </p>
          {unknown !== null && (
            <p className="fault" id="event-fault" role="alert">
              {t("more.unknown")}
            </p>
          )}
          <input
            type="text"
            id="event"
            name="event"
            dir="ltr"
            defaultValue={unknown ?? ""}
            aria-invalid={unknown === null ? undefined : true}
            aria-describedby={unknown === null ? "event-hint" : "event-hint event-fault"}
            autoComplete="off"
            required
          />
        </div>
        <button type="submit" className="quiet">
          {t("more.submit")}
        </button>
      </form>
    </section>
  );
}

export function SettingsBox({ page, reply }: { page: AttendeePage; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("attendee");
  const wanted = page.wantsReminders ? "no" : "yes";
  return (
    <section className="page-box" aria-labelledby="settings">
      <h2 id="settings">{t("settings.title")}</h2>
      <form method="post" className="inline-form">
        <div className="field">
          <label htmlFor="language">{t("settings.language")}</label>
          <select id="language" name="language" defaultValue={page.language}>
            {languages.map((language) => (
              <option key={language} value={language} lang={language}>
                {endonyms[language]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" name="intent" value="language" className="quiet">
          {t("settings.languageSave")}
        </button>
      </form>
      {page.isConfirmed && page.seats.length > 0 && (
        <form method="post" className="actions">
          <input type="hidden" name="wanted" value={wanted} />
          <button type="submit" name="intent" value="reminders" className="quiet">
            {t(page.wantsReminders ? "settings.stopReminders" : "settings.startReminders")}
          </button>
          <span className="soft">{t("settings.remindersHint")}</span>
        </form>
      )}
      <AddressSetting email={page.email} isConfirmed={page.isConfirmed} reply={reply} />
      <ConfirmAction what={t("settings.addresses")} hint={t("settings.addressesHint")} intent="addresses" />
    </section>
  );
}

/** Offer to erase the attendee page at once. */
export function EraseBox() {
  const { t } = useTranslation("attendee");
  return (
    <section className="erase" aria-labelledby="erase">
      <p className="soft">{t("page.shared")}</p>
      <ConfirmAction id="erase" what={t("erase.what")} hint={t("erase.hint")} intent="erase" />
    </section>
  );
}

import type { AuditFilter } from "#app/domain/audit/audit-filter.ts";
import { isolateNumbers } from "#app/domain/text/bidi-isolate.ts";
import type { AuditPage } from "#app/domain/audit/list-audit.server.ts";
import { useTranslation } from "react-i18next";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";

/** Filter the audit log; the filter is part of the address. */
export function AuditFilterForm({ filter, actions }: { filter: AuditFilter; actions: readonly string[] }) {
  const { t } = useTranslation("secretariat");
  return (
    <form method="get" className="part queue-filter">
      <label className="field">
        {t("audit.action")}
        <select name="action" defaultValue={filter.action ?? ""}>
          <option value="">{t("audit.any")}</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {action}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t("audit.who")}
        <input type="text" name="who" defaultValue={filter.who ?? ""} dir="ltr" />
      </label>
      <label className="field">
        {t("audit.subject")}
        <input type="text" name="subject" defaultValue={filter.subjectId ?? ""} dir="ltr" />
      </label>
      <label className="field">
        {t("audit.from")}
        <input type="date" name="from" defaultValue={filter.from ?? ""} />
      </label>
      <label className="field">
        {t("audit.to")}
        <input type="date" name="to" defaultValue={filter.to ?? ""} />
      </label>
      <button type="submit" className="quiet">
        {t("audit.show")}
      </button>
    </form>
  );
}

/** List who did what when to which fields, without their values. Codes are the same in every language. */
export function AuditTable({ entries }: { entries: AuditPage["entries"] }) {
  const { t } = useTranslation("secretariat");
  return (
    <table className="queue audit">
      <thead>
        <tr>
          <th scope="col">{t("audit.at")}</th>
          <th scope="col">{t("audit.who")}</th>
          <th scope="col">{t("audit.action")}</th>
          <th scope="col">{t("audit.subject")}</th>
          <th scope="col">{t("audit.states")}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">
              <bdi dir="ltr">{entry.at.replace("T", " ").replace("Z", "")}</bdi>
            </th>
            <td data-label={t("audit.who")}>
              <Who entry={entry} />
            </td>
            <td data-label={t("audit.action")}>
              <code dir="ltr">{entry.action}</code>
              {entry.fields !== "" && (
                <>
                  <br />
                  <code dir="ltr" className="soft">
                    {entry.fields}
                  </code>
                </>
              )}
              {entry.reason !== "" && <blockquote dir="auto">{isolateNumbers(entry.reason)}</blockquote>}
            </td>
            <td data-label={t("audit.subject")}>
              <Subject entry={entry} />
            </td>
            <td data-label={t("audit.states")}>
              <code dir="ltr">{[entry.oldState, entry.newState].filter((state) => state !== "").join(" → ")}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Entry = AuditPage["entries"][number];

/** Name who acted by what they do here; their address leads to everything that they did. */
function Who({ entry }: { entry: Entry }) {
  const { t } = useTranslation("secretariat");
  const nameOf = useFunctionText();
  if (entry.actor !== "person") return t(`audit.actors.${entry.actor}`);
  const { account } = entry;
  const isNamed = account !== null && (account.places.length > 0 || account.organisation !== null);
  return (
    <>
      {isNamed && (
        <>
          <bdi>{nameOf(account)}</bdi>
          <br />
        </>
      )}
      {account?.email ? (
        <a href={`?who=${encodeURIComponent(account.email)}`} dir="ltr">
          {account.email}
        </a>
      ) : (
        <bdi dir="ltr">{entry.who}</bdi>
      )}
    </>
  );
}

/** Name what an entry speaks of, with its page; its id leads to all entries about it. */
function Subject({ entry: { subject, subjectKind, subjectId } }: { entry: Entry }) {
  const nameOf = useFunctionText();
  const name = subject.account ? nameOf(subject.account) : subject.name;
  return (
    <>
      {name !== null && (
        <>
          {subject.path === null ? (
            <bdi>{name}</bdi>
          ) : (
            <a href={subject.path}>
              <bdi>{name}</bdi>
            </a>
          )}
          <br />
        </>
      )}
      <a href={`?subject=${encodeURIComponent(subjectId)}`}>
        <code dir="ltr">
          {subjectKind} {subjectId.slice(0, 8)}
        </code>
      </a>
    </>
  );
}

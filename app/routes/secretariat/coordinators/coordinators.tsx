import type { CoordinatorList } from "#app/domain/coordinators/list-coordinators.server.ts";
import { endonyms, languages } from "#app/domain/languages/language.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import type { LocalDate } from "#app/domain/time/zoned-time.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { ConfirmAction } from "#app/components/forms/confirm-action.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { SelectField, TextField } from "#app/components/forms/fields.tsx";
import { useLanguage } from "#app/components/shell/reader-context.tsx";

type Coordinator = CoordinatorList["coordinators"][number];

/** List the coordinators with their scopes, and buttons to end a scope or reset a lost second factor. */
export function CoordinatorTable({ coordinators }: { coordinators: readonly Coordinator[] }) {
  const { t } = useTranslation("secretariat");
  return (
    <table className="queue">
      <thead>
        <tr>
          <th scope="col">{t("coordinators.who")}</th>
          <th scope="col">{t("coordinators.where")}</th>
          <th scope="col">{t("coordinators.state")}</th>
        </tr>
      </thead>
      <tbody>
        {coordinators.map((coordinator) => (
          <tr key={coordinator.accountId}>
            <th scope="row">
              <bdi dir="ltr">{coordinator.email}</bdi>
              {coordinator.isSelf && <span className="soft"> {t("coordinators.you")}</span>}
            </th>
            <td data-label={t("coordinators.where")}>
              <ul className="rows">
                {coordinator.scopes.map((scope) => (
                  <ScopeRow key={`${scope.kind}:${scope.code}`} coordinator={coordinator} scope={scope} />
                ))}
              </ul>
            </td>
            <td data-label={t("coordinators.state")}>
              <CoordinatorStatus coordinator={coordinator} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ScopeRow({ coordinator, scope }: { coordinator: Coordinator; scope: Coordinator["scopes"][number] }) {
  const { t } = useTranslation(["secretariat", "coordinate"]);
  return (
    <li>
      <bdi>{scope.name ?? t("coordinate:scope.network")}</bdi>
      <form method="post">
        <input type="hidden" name="accountId" value={coordinator.accountId} />
        <input type="hidden" name="kind" value={scope.kind} />
        <input type="hidden" name="code" value={scope.code} />
        <button type="submit" name="intent" value="end" className="quiet small">
          {t("coordinators.end")}
        </button>
      </form>
    </li>
  );
}

function CoordinatorStatus({ coordinator }: { coordinator: Coordinator }) {
  const { t } = useTranslation(["secretariat", "inScope"]);
  const locale = formatLocaleFor(useLanguage(), null);
  return (
    <>
      <p>{t(coordinator.hasFactor ? "coordinators.ready" : "coordinators.notReady")}</p>
      <p className="soft">
        {coordinator.lastSeenOn === null
          ? t("inScope:coordinators.neverSeen")
          : t("inScope:coordinators.lastSeen", { day: formatLocal(coordinator.lastSeenOn, "full", locale) })}
      </p>
      {coordinator.awayUntil && (
        <p className="soft">
          {t("coordinators.away", { day: formatLocal(coordinator.awayUntil as LocalDate, "full", locale) })}
        </p>
      )}
      {coordinator.hasFactor && (
        <ConfirmAction what={t("coordinators.reset")} hint={t("coordinators.resetHint")} intent="reset">
          <input type="hidden" name="email" value={coordinator.email} />
        </ConfirmAction>
      )}
    </>
  );
}

type Values = { email: string; place: string; language: string };

export function InviteCoordinatorForm({
  places,
  reply,
}: {
  places: CoordinatorList["places"];
  reply: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation(["secretariat", "coordinate", "inScope"]);
  const language = useLanguage();
  const [form, fields] = useForm<Values, Values, string[]>({
    id: "invite",
    lastResult: replyFor(reply, { intent: "invite" }),
    defaultValue: { language },
  });
  const labels = {
    email: t("coordinators.email"),
    place: t("coordinators.where"),
    language: t("inScope:coordinators.language"),
  };
  return (
    <section className="part" aria-labelledby="invite-title">
      <h2 id="invite-title">{t("coordinators.invite")}</h2>
      <p>{t("coordinators.inviteHint")}</p>
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={labels} />
        <TextField field={fields.email} label={labels.email} type="email" dir="ltr" />
        <SelectField
          field={fields.place}
          label={labels.place}
          empty={t("coordinators.choose")}
          groups={[
            { label: null, options: [{ value: "network", label: t("coordinate:scope.network") }] },
            { label: t("coordinators.regions"), options: places.regions },
            { label: t("coordinators.countries"), options: places.countries },
            { label: t("coordinators.cities"), options: places.cities },
          ]}
        />
        <SelectField
          field={fields.language}
          label={labels.language}
          empty={t("coordinators.choose")}
          groups={[{ label: null, options: languages.map((code) => ({ value: code, label: endonyms[code] })) }]}
        />
        <button type="submit" name="intent" value="invite">
          {t("coordinators.send")}
        </button>
      </form>
    </section>
  );
}

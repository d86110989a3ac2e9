import type { ChosenItems } from "#app/domain/bulk-review/list-chosen.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { ChoiceField, TextAreaField } from "#app/components/forms/fields.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";

type Typed = { template: string; reason: string };

/** Ask once before several items are decided: how many, the first of them, and the reason for all. */
export function ConfirmMany({ chosen, reply }: { chosen: ChosenItems; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("reviewQueue");
  const action = chosen.action === "take" ? "agree" : chosen.action;
  const [form, fields] = useForm<Typed, Typed, string[]>({
    id: "sure",
    lastResult: reply ?? null,
    defaultValue: { template: chosen.reasons[0]?.value ?? "" },
  });
  return (
    <form method="post" id={form.id} noValidate>
      <h1>{t(`many.title.${action}`, { count: chosen.count })}</h1>
      <ErrorSummary form={form} labels={{ reason: t("many.reason") }} />
      <p>{t(`many.hint.${action}`)}</p>
      <LeftOut chosen={chosen} />
      <FirstItems chosen={chosen} />
      {chosen.items.map((item) => (
        <input key={item} type="hidden" name="items" value={item} />
      ))}
      <input type="hidden" name="isSure" value="1" />
      {chosen.reasons.length > 0 && (
        <ChoiceField
          field={fields.template}
          label={t("many.ready")}
          kind="radio"
          isOptional
          options={[...chosen.reasons, { value: "", label: t("many.ownWords") }]}
        />
      )}
      {action !== "agree" && (
        <TextAreaField
          field={fields.reason}
          label={t("many.reason")}
          hint={t("many.reasonHint")}
          isOptional={chosen.reasons.length > 0}
          rows={4}
          dir="auto"
        />
      )}
      <p className="actions">
        <button type="submit" name="action" value={action} className={action === "refuse" ? "danger" : undefined}>
          {t(`many.sure.${action}`, { count: chosen.count })}
        </button>
      </p>
    </form>
  );
}

/** Say which chosen items the action leaves as they are. */
function LeftOut({ chosen: { apart, gone, beyond } }: { chosen: ChosenItems }) {
  const { t } = useTranslation("reviewQueue");
  const counts = { apart, gone, beyond };
  return (["apart", "gone", "beyond"] as const)
    .filter((key) => counts[key] > 0)
    .map((key) => <p key={key}>{t(`many.${key}`, { count: counts[key] })}</p>);
}

function FirstItems({ chosen: { first } }: { chosen: ChosenItems }) {
  const { t } = useTranslation(["reviewQueue", "coordinate"]);
  return (
    <>
      <h2>{t("many.first", { count: first.length })}</h2>
      <ol>
        {first.map((item) => (
          <li key={item.key}>
            {item.textLanguage ? <UserText text={item.title} language={item.textLanguage} /> : <bdi>{item.title}</bdi>}{" "}
            <span className="soft">
              {t(`coordinate:queue.kinds.${item.kind}`)} · <bdi>{item.organisationName}</bdi> ·{" "}
              <bdi>{item.cityName}</bdi>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

import type { EventStep } from "#app/domain/model/event-form-part.ts";
import type { EventFormPage } from "#app/domain/drafts/get-event-form.server.ts";
import { useTranslation } from "react-i18next";
import { Icon } from "#app/components/ui/icon.tsx";

const further = ["texts", "picture", "check"] as const;

/**
 * Show all steps of the form as buttons, so that what was typed is saved before another step opens. On phones they are
 * folded behind the number of the present one.
 */
export function StepNav({ page, step: at, later }: { page: EventFormPage; step: EventStep; later: string }) {
  const { t } = useTranslation("eventForm");
  const steps = page.progress;
  const number = steps.findIndex(({ step }) => step === at) + 1;
  return (
    <>
      <details className="steps-switch">
        <summary>
          {t("steps.at", { number, of: steps.length + further.length })}
          <span className="soft">{t("steps.all")}</span>
        </summary>
      </details>
      <nav aria-label={t("steps.title")} className="steps">
        <ol>
          {steps.map(({ step, state }) => (
            <li key={step}>
              <button
                type="submit"
                name="go"
                value={step}
                className="quiet small"
                aria-current={step === at ? "step" : undefined}
              >
                {state === "done" && <Icon name="check" />}
                {/* The dates of a public event are changed one by one on a separate page. */}
                {t(step === "when" && page.isPublic ? "steps.where" : `steps.${step}`)}
                {state === "optional" ? (
                  <small> {t("steps.state.optional")}</small>
                ) : (
                  <span className="hidden"> ({t(`steps.state.${state}`)})</span>
                )}
              </button>
            </li>
          ))}
          {further.map((step) => (
            <li key={step}>
              <FurtherStep step={step} later={page.exists || step === "check" ? null : later} />
            </li>
          ))}
        </ol>
      </nav>
    </>
  );
}

/** Show a step with its own page. Texts in other languages and a picture need an event that they belong to. */
function FurtherStep({ step, later }: { step: (typeof further)[number]; later: string | null }) {
  const { t } = useTranslation("eventForm");
  const optional = step !== "check" && <small> {t("steps.state.optional")}</small>;
  if (later !== null)
    return (
      <span className="soft">
        {t(`steps.${step}`)}
        <small> {later}</small>
      </span>
    );
  return (
    <button type="submit" name="go" value={step} className="quiet small">
      {t(`steps.${step}`)}
      {optional}
    </button>
  );
}

import type { EventPart } from "#app/domain/model/event-form-part.ts";
import type { EventFormPage } from "#app/domain/drafts/get-event-form.server.ts";
import { useTranslation } from "react-i18next";
import { Icon } from "#app/components/ui/icon.tsx";

/** Show the steps of the form as buttons, so that what was typed is saved before another step opens. */
export function PartNav({ page, part }: { page: EventFormPage; part: EventPart }) {
  const { t } = useTranslation("eventForm");
  const further = page.exists ? (["texts", "picture"] as const) : [];
  // The dates of a public event are changed one by one on a separate page.
  const steps = page.progress.filter((step) => !(page.isPublic && step.part === "when"));
  return (
    <nav aria-label={t("steps.title")} className="steps">
      <ol>
        {steps.map((step) => (
          <li key={step.part}>
            <button
              type="submit"
              name="go"
              value={step.part}
              className="quiet small"
              aria-current={step.part === part ? "step" : undefined}
            >
              {step.state === "done" && <Icon name="check" />}
              {t(`steps.${step.part}`)}
              {step.state !== "optional" && <span className="hidden"> ({t(`steps.state.${step.state}`)})</span>}
            </button>
          </li>
        ))}
        {further.map((step) => (
          <li key={step}>
            <button type="submit" name="go" value={step} className="quiet small">
              {t(`steps.${step}`)}
            </button>
          </li>
        ))}
        <li>
          <button type="submit" name="go" value="check" className="quiet small">
            {t("steps.check")}
          </button>
        </li>
      </ol>
    </nav>
  );
}

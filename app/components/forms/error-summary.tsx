import type { FormMetadata } from "@conform-to/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFaultText } from "./fault-text.ts";

/** Everything that needs attention, first on the page; each line leads to its field, and focus begins here. */
export function ErrorSummary<T extends Record<string, unknown>>({
  form,
  labels,
}: {
  form: FormMetadata<T, string[]>;
  /** Words for a field's name, as its label says it. */
  labels: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation();
  const say = useFaultText();
  const inWords = (label: string | undefined, fault: string): string => {
    if (!label) return fault;
    // A label that is a question ends as one.
    return /[?؟]$/.test(label) ? `${label} ${fault}` : t("form.faultOf", { label, fault });
  };
  const all = Object.entries(form.allErrors).flatMap(([name, texts]) => (texts ?? []).map((text) => ({ name, text })));
  const summary = useRef<HTMLDivElement>(null);
  // Where scripts run, the page is not loaded anew, so `autofocus` does nothing; each answer has a status object of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves with each answer, not with what it says
  useEffect(() => {
    // Whoever asked for one more row, or one less, goes on there.
    if (document.activeElement?.getAttribute("name") === "__intent__") return;
    summary.current?.focus();
  }, [form.allErrors]);
  if (all.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: whoever sent a form with faults must land where they are listed
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus ref={summary}>
      <h2>{t("form.errors", { count: all.length })}</h2>
      <ul>
        {all.map(({ name, text }) => (
          <li key={`${name} ${text}`}>
            {name === "" ? say(text) : <a href={`#${form.id}-${name}`}>{inWords(labels[name], say(text))}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

import type { FormMetadata } from "@conform-to/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFaultText } from "./fault-text.ts";

/** List all faults of a form at the top of the page, each linked to its field, and move the focus there. */
export function ErrorSummary<T extends Record<string, unknown>>({
  form,
  labels,
}: {
  form: FormMetadata<T, string[]>;
  /** Labels of the fields, by name. */
  labels: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation();
  const say = useFaultText();
  const inWords = (label: string | undefined, fault: string): string => {
    if (!label) return fault;
    // A label that is a question keeps its question mark.
    return /[?؟]$/.test(label) ? `${label} ${fault}` : t("form.faultOf", { label, fault });
  };
  const all = Object.entries(form.allErrors).flatMap(([name, texts]) => (texts ?? []).map((text) => ({ name, text })));
  const mark = t("form.errorTitle");
  const summary = useRef<HTMLDivElement>(null);
  // With scripts the page is not reloaded, so `autofocus` does nothing; each reply has a new `allErrors` object.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves with each answer, not with what it says
  useEffect(() => {
    // After a button that adds or removes a row, the focus stays.
    if (document.activeElement?.getAttribute("name") === "__intent__") return;
    summary.current?.focus();
    if (summary.current && !document.title.startsWith(mark)) document.title = `${mark} ${document.title}`;
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

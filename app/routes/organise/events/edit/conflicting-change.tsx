import { entriesOf } from "#app/domain/model/event-form-part.ts";
import type { EventFormPage } from "#app/domain/drafts/get-event-form.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { typedDay } from "#app/domain/time/typed-day-text.ts";
import type { FormHints } from "./form-hints.server.ts";
import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { useFormLabels } from "#app/components/forms/form-labels.ts";

/** Show what another organiser saved meanwhile, field by field. The form below still holds what was typed here. */
export function TheirChange({
  page,
  hints: { theirs },
  result,
}: {
  page: EventFormPage;
  hints: FormHints;
  result: SubmissionResult<string[]> | undefined;
}) {
  const { t } = useTranslation("eventForm");
  const labels = useFormLabels();
  const language = useLanguage();
  const isConflict = result?.error?.[""]?.some((fault) => fault.startsWith("changedByOther")) ?? false;
  if (!isConflict) return page.isByOther ? <Notice tone="warn" title={theirs.byOther} /> : null;
  const mine = textsByField(result?.initialValue ?? {});
  const saved = textsByField(page.values);
  const names = [...new Set([...mine.keys(), ...saved.keys()])];
  const different = names.filter((name) => labels[name] && mine.get(name)?.join() !== saved.get(name)?.join());
  const shown = (values: readonly string[] | undefined) =>
    values ? listText([...values], language) : <i className="soft">{t("draft.empty")}</i>;
  return (
    <section className="part" aria-labelledby="their-change">
      <h2 id="their-change">{theirs.title}</h2>
      <p>{theirs.text}</p>
      <dl className="changes">
        {different.map((name) => (
          <div key={name}>
            <dt>{labels[name]}</dt>
            <dd>
              <b>{theirs.theirs}</b> <span dir="auto">{shown(saved.get(name))}</span>
            </dd>
            <dd>
              <b>{theirs.mine}</b> <span dir="auto">{shown(mine.get(name))}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to="." reloadDocument>
          {theirs.take}
        </Link>
      </p>
    </section>
  );
}

function textsByField(values: Record<string, unknown>): Map<string, string[]> {
  const byField = new Map<string, string[]>();
  for (const [name, value] of entriesOf(values)) byField.set(name, [...(byField.get(name) ?? []), typedDay(value)]);
  return byField;
}

import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { CheckMany } from "./confirm-many-dates.tsx";
import { ManyDatesForm } from "./many-dates-form.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { manyDatesPath, organisePath } from "#app/domain/organise-paths.ts";
import { changeManyDates } from "#app/domain/dates/change-many-dates.server.ts";
import { previewManyDates } from "#app/domain/dates/preview-many-dates.server.ts";
import { manyDatesForm } from "#app/domain/dates/date-actions-form.ts";
import { listManagedDates } from "#app/domain/dates/list-managed-dates.server.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const query = new URL(args.request.url).searchParams;
  const list = listManagedDates(ctx, query.get("day"));
  return privateNoStore({
    ...list,
    isDone: query.has("done"),
    head: { title: textsOf(ctx.language, "dates")("many.title") },
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const reply = await submitForm(args.request, manyDatesForm, (form) =>
    form.confirmed === "" ? previewManyDates(ctx, form) : changeManyDates(ctx, form),
  );
  if ("refused" in reply) return reply.refused;
  return reply.done ? privateNoStore({ checked: reply.done }) : redirect(`${manyDatesPath(ctx.language)}?done=1`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function ManyDatesPage() {
  const { dates, isDone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("dates");
  const language = useLanguage();
  if (answer && "checked" in answer) {
    return (
      <main id="content">
        <h1>{t("many.title")}</h1>
        <CheckMany checked={answer.checked} />
      </main>
    );
  }
  return (
    <main id="content">
      <p>
        <Link to={organisePath(language)}>{t("many.toEvents")}</Link>
      </p>
      <h1>{t("many.title")}</h1>
      {isDone && !answer && <Notice tone="ok" title={t("many.done")} />}
      <p className="lead">{t("many.lead")}</p>
      <DayFilter />
      {dates.length === 0 ? <p>{t("many.empty")}</p> : <ManyDatesForm dates={dates} reply={answer?.result} />}
    </main>
  );
}

/** Show only the dates of one day, e.g. to cancel them all in a storm. */
function DayFilter() {
  const { day, days } = useLoaderData<typeof loader>();
  const { t } = useTranslation("dates");
  const locale = formatLocaleFor(useLanguage(), null);
  if (days.length < 2) return null;
  return (
    <form method="get" className="actions">
      <label htmlFor="day">{t("many.day")}</label>
      <select id="day" name="day" defaultValue={day ?? ""} className="short">
        <option value="">{t("many.everyDay")}</option>
        {days.map((day) => (
          <option key={day} value={day}>
            {formatLocal(day, "full", locale)}
          </option>
        ))}
      </select>
      <button type="submit" className="quiet">
        {t("many.show")}
      </button>
    </form>
  );
}

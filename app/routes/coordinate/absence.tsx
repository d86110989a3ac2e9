import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { FactorLink } from "#app/components/forms/second-factor-link.tsx";
import { DayField } from "#app/components/forms/typed-time-fields.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { useFunctionText } from "#app/components/scope-lists/use-function-text.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { absencePath, coordinatePath } from "#app/domain/coordinate-paths.ts";
import { absenceForm } from "#app/domain/coordinators/absence-form.ts";
import { getOwnAbsence } from "#app/domain/coordinators/get-own-absence.server.ts";
import type { AccountFunction } from "#app/domain/coordinators/account-functions.server.ts";
import { setOwnAbsence } from "#app/domain/coordinators/set-absence.server.ts";
import { listText } from "#app/domain/text/list-text.ts";
import { formatLocal, formatLocaleFor } from "#app/domain/time/format-local.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const absence = orRefuse(() => getOwnAbsence(ctx));
  return privateNoStore({ absence, head: { title: textsOf(ctx.language, "coordinate")("absence.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const reply = await submitForm(args.request, absenceForm, (form) =>
    setOwnAbsence(ctx, form.intent === "away" ? form : { until: null, deputyEmail: null }),
  );
  return "done" in reply ? redirect(absencePath(ctx.language), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

type Values = { until: string; deputyEmail: string };

export default function AbsencePage() {
  const { absence } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["coordinate", "inScope", "formHints"]);
  const name = useFunctionText();
  const nameOf = (account: AccountFunction) =>
    account.email === null
      ? name(account)
      : t("inScope:coordinators.named", { what: name(account), email: account.email });
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  const [form, fields] = useForm<Values, Values, string[]>({ id: "absence", lastResult: reply ?? null });
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={coordinatePath(language)}>{t("review.back")}</Link>
      </p>
      <h1>{t("absence.title")}</h1>
      <p className="lead">{t("absence.lead")}</p>
      <FactorLink reply={reply} />
      {absence.until && (
        <Notice
          tone="warn"
          title={t("absence.until", { day: formatLocal(absence.until, "full", formatLocaleFor(language, null)) })}
        >
          <p>{absence.deputy ? t("absence.deputyIs", { who: nameOf(absence.deputy) }) : t("absence.nobody")}</p>
          {absence.isDeputyElsewhere && (
            <p>
              <b>{t("inScope:coordinators.deputyElsewhere")}</b> {t("inScope:coordinators.deputyElsewhereHint")}
            </p>
          )}
          <form method="post">
            <button type="submit" name="intent" value="back" className="quiet">
              {t("absence.back")}
            </button>
          </form>
        </Notice>
      )}
      {absence.standsInFor.length > 0 && (
        <p>
          {t("absence.standsIn")} <bdi>{listText(absence.standsInFor.map(nameOf), language)}</bdi>
        </p>
      )}
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ until: t("absence.lastDay"), deputyEmail: t("absence.deputy") }} />
        <DayField field={fields.until} label={t("absence.lastDay")} hint={t("formHints:typed.day")} />
        <TextField
          field={fields.deputyEmail}
          label={t("absence.deputy")}
          hint={t("absence.deputyHint")}
          type="email"
          dir="ltr"
          isOptional
        />
        <button type="submit" name="intent" value="away">
          {t("absence.save")}
        </button>
      </form>
    </main>
  );
}

import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import type { Context } from "#app/domain/context.ts";
import { changeManyEvents } from "#app/domain/own-events/change-many-events.server.ts";
import { manyActs } from "#app/domain/own-events/chosen-lines.server.ts";
import { getManyPage } from "#app/domain/own-events/get-many-page.server.ts";
import { namedReport } from "#app/domain/own-events/get-report.server.ts";
import { type ManyEventsForm, manyEventsForm } from "#app/domain/own-events/many-form.ts";
import { organisePath } from "#app/domain/organise-paths.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import stylesheet from "#app/styles/own-events.css?url";
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConfirmMany } from "./confirm-many.tsx";
import { ManyOutcome } from "./many-outcome.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const query = new URL(args.request.url).searchParams;
  const act = manyActs.find((act) => act === query.get("act")) ?? "submit";
  return privateNoStore({
    many: getManyPage(ctx, act, query),
    head: { title: textsOf(ctx.language, "ownEvents")(`many.title.${act}`) },
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const reply = await submitForm(args.request, manyEventsForm, (form) => run(ctx, form));
  return "done" in reply ? privateNoStore({ ...reply.done, result: undefined }) : reply.refused;
}

async function run(ctx: Context, form: ManyEventsForm) {
  const { act, e: eventIds } = form;
  const report = await changeManyEvents(
    ctx,
    form.act === "venue"
      ? { act: form.act, eventIds, venue: form, isReplacing: form.isReplacing === "yes" }
      : { act: form.act, eventIds },
  );
  return { act, report: namedReport(ctx, report) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function ChosenEventsPage() {
  const { many } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation("ownEvents");
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <p>
        <a href={organisePath(language)}>{t("back")}</a>
      </p>
      {reply && "report" in reply ? (
        <ManyOutcome act={reply.act} report={reply.report} />
      ) : (
        <ConfirmMany many={many} reply={reply?.result} />
      )}
    </main>
  );
}

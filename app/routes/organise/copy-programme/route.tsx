import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { copyForm } from "#app/domain/own-events/copy-form.ts";
import { copyProgramme } from "#app/domain/own-events/copy-programme.server.ts";
import { getCopyPage } from "#app/domain/own-events/get-copy-page.server.ts";
import { organisePath } from "#app/domain/organise-paths.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import stylesheet from "#app/styles/own-events.css?url";
import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ChooseCopies } from "./choose-copies.tsx";
import { CopyOutcome } from "./copy-outcome.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const copy = getCopyPage(ctx, new URL(args.request.url).searchParams);
  return privateNoStore({ copy, head: { title: textsOf(ctx.language, "ownEvents")("copy.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const reply = await submitForm(args.request, copyForm, ({ e, again }) => copyProgramme(ctx, { eventIds: e, again }));
  return "done" in reply ? privateNoStore({ report: reply.done, result: undefined }) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function CopyProgrammePage() {
  const { copy } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation("ownEvents");
  return (
    <main id="content" className="narrow">
      <p>
        <a href={organisePath(useLanguage())}>{t("back")}</a>
      </p>
      <h1>{t("copy.title")}</h1>
      {reply && "report" in reply ? (
        <CopyOutcome report={reply.report} />
      ) : (
        <ChooseCopies copy={copy} reply={reply?.result} />
      )}
    </main>
  );
}

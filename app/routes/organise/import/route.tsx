import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { CalendarResult } from "./calendar-result.tsx";
import { FaultTable } from "./fault-table.tsx";
import { TableResult } from "./table-result.tsx";
import { UploadForms } from "./upload-forms.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { organisePath } from "#app/domain/organise-paths.ts";
import { getEventChoices } from "#app/domain/drafts/get-event-choices.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { answerUpload } from "./submit-upload.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { organisations, edition } = getEventChoices(ctx);
  return privateNoStore({
    organisations: organisations.map(({ id, name }) => ({ id, name })),
    isOpen: edition?.isOpen ?? false,
    head: { title: textsOf(ctx.language, "imports")("title") },
  });
}

export async function action(args: ActionFunctionArgs) {
  return answerUpload(await requireAccountContext(args), args);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function ImportPage() {
  const { organisations, isOpen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation("imports");
  const language = useLanguage();
  return (
    <main id="content">
      <p>
        <Link to={organisePath(language)}>{t("back")}</Link>
      </p>
      <h1>{t("title")}</h1>
      {reply?.kind === "faults" && <FaultTable {...reply} />}
      {(reply?.kind === "preview" || reply?.kind === "imported") && <TableResult result={reply} />}
      {reply?.kind === "calendar" && <CalendarResult result={reply} />}
      <UploadForms organisations={organisations} isOpen={isOpen} refusal={reply?.kind === "refused" ? reply : null} />
    </main>
  );
}

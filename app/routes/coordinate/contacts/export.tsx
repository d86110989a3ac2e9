import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextField } from "#app/components/forms/fields.tsx";
import { FilterChips } from "#app/components/scope-lists/list-parts.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { contactQuery, parseContactFilter } from "#app/domain/contacts/contact-filter.ts";
import { exportForm, maxExportReason } from "#app/domain/contacts/export-form.ts";
import { countContacts } from "#app/domain/contacts/list-contacts.server.ts";
import { nameFilterPlaces } from "#app/domain/contacts/name-filter.server.ts";
import { contactsPath, contactsTablePath } from "#app/domain/coordinate-paths.ts";
import { withQuery } from "#app/domain/paths.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import stylesheet from "#app/styles/lists.css?url";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useFilterWords } from "./contact-filter-words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

/** Ask why; the download sends a refused reason back here. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const query = new URL(args.request.url).searchParams;
  const filter = { ...parseContactFilter(query), page: 1 };
  const count = orRefuse(() => countContacts(ctx, filter));
  const refused = query.get("reason");
  const reply: SubmissionResult<string[]> | null =
    refused === null ? null : parseWithZod(new URLSearchParams({ reason: refused }), { schema: exportForm }).reply();
  const head = { title: textsOf(ctx.language, "contacts")("export.title") };
  return privateNoStore({ count, filter, reply, places: nameFilterPlaces(ctx, filter), head });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** Ask for what the addresses are needed before they are downloaded. */
export default function ExportPage() {
  const { count, filter, reply, places } = useLoaderData<typeof loader>();
  const { t } = useTranslation("contacts");
  const language = useLanguage();
  const query = contactQuery(filter);
  const [form, fields] = useForm<{ reason: string }, unknown, string[]>({ id: "export", lastResult: reply });
  return (
    <main id="content" className="narrow">
      <p>
        <a className="back" href={withQuery(contactsPath(language), query)}>
          {t("export.back")}
        </a>
      </p>
      <h1>{t("export.title")}</h1>
      <p>{t("export.what", { count })}</p>
      <FilterChips chips={useFilterWords(filter, places)} />
      <form method="post" action={contactsTablePath(language)} id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ reason: t("export.reason") }} />
        <input type="hidden" name="filter" value={query} />
        <TextField
          field={fields.reason}
          label={t("export.reason")}
          hint={t("export.reasonHint", { max: maxExportReason })}
          dir="auto"
        />
        <p>{t("export.careful")}</p>
        <p className="actions">
          <button type="submit">{t("export.button")}</button>
        </p>
      </form>
    </main>
  );
}

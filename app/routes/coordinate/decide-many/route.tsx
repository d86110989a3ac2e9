import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { listChosen } from "#app/domain/bulk-review/list-chosen.server.ts";
import { manyForm } from "#app/domain/bulk-review/decide-many-form.ts";
import { runMany } from "#app/domain/bulk-review/run-many.server.ts";
import type { Context } from "#app/domain/context.ts";
import { DomainError } from "#app/domain/errors.ts";
import { withQuery } from "#app/domain/paths.ts";
import { coordinatePath } from "#app/domain/coordinate-paths.ts";
import {
  parseReviewQueueFilter,
  type ReviewQueueFilter,
  reviewQueueQuery,
} from "#app/domain/review/review-queue-filter.ts";
import { type FormReply, submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import type { SubmissionResult } from "@conform-to/react";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConfirmMany } from "./confirm-many.tsx";
import { ManyOutcome } from "./many-outcome.tsx";

/** Maximum size of the form, in bytes: the keys and versions of all items that are decided at once. */
const largestChoice = 150_000;
const filterOf = (request: Request): ReviewQueueFilter => parseReviewQueueFilter(new URL(request.url).searchParams);

export async function loader(args: LoaderFunctionArgs) {
  const { language } = await requireCoordinator(args);
  const title = textsOf(language, "reviewQueue")("many.documentTitle");
  return privateNoStore({ filter: filterOf(args.request), head: { title } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const filter = filterOf(args.request);
  const reply = await submitForm(args.request, manyForm, (form) => runMany(ctx, filter, form), {
    maxBytes: largestChoice,
  });
  if ("done" in reply) return privateNoStore({ ...reply.done, reply: undefined });
  const { data: refused, init } = reply.refused;
  return data({ reply: refused.result, ...shownAgain(ctx, filter, refused) }, init ?? undefined);
}

/** Return what a refused form was about, in the versions that it named, so that the page can ask again. */
function shownAgain(ctx: Context, filter: ReviewQueueFilter, { result }: FormReply) {
  const typed = manyForm.safeParse(result.initialValue);
  if (!typed.success || !typed.data.isSure) return {};
  try {
    return { chosen: listChosen(ctx, filter, { ...typed.data, isAll: false }) };
  } catch (error) {
    if (error instanceof DomainError) return {};
    throw error;
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function DecideManyPage() {
  const { filter } = useLoaderData<typeof loader>();
  const found = useActionData<typeof action>();
  const { t } = useTranslation("reviewQueue");
  const queuePath = withQuery(coordinatePath(useLanguage()), reviewQueueQuery(filter));
  return (
    <main id="content" className="narrow">
      <p>
        <a className="back" href={queuePath}>
          {t("many.back")}
        </a>
      </p>
      <Content found={found} />
    </main>
  );
}

function Content({ found }: { found: ReturnType<typeof useActionData<typeof action>> }) {
  const { t } = useTranslation("reviewQueue");
  if (found && "result" in found) return <ManyOutcome result={found.result} />;
  if (found && "chosen" in found && found.chosen) return <ConfirmMany chosen={found.chosen} reply={found.reply} />;
  return <NothingChosen title={t("many.nothing")} reply={found?.reply} />;
}

/** Say why there is nothing to ask about. */
function NothingChosen({ title, reply }: { title: string; reply: SubmissionResult<string[]> | undefined }) {
  const say = useFaultText();
  const faults = Object.values(reply?.error ?? {}).flatMap((texts) => texts ?? []);
  return (
    <>
      <h1>{title}</h1>
      {faults.length > 0 && <p className="lead">{faults.map(say).join(" ")}</p>}
    </>
  );
}

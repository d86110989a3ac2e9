import { FilterText } from "#app/components/programme/filter-text.tsx";
import { AddressForm } from "#app/components/forms/email-form.tsx";
import { type Head, headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { whatWeKeepPath } from "#app/domain/paths.ts";
import { digestPath, programmePath } from "#app/domain/programme-paths.ts";
import { getDigestChoice } from "#app/domain/digests/get-digest-choice.server.ts";
import { subscribeDigest } from "#app/domain/digests/subscribe-digest.server.ts";
import { emailForm } from "#app/domain/forms/email-field.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { constantTime } from "#app/http/constant-time.server.ts";
import { rateLimited } from "#app/http/rate-limit.server.ts";

const queryOf = (request: Request) => new URL(request.url).searchParams;

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const t = textsOf(ctx.language, "digest");
  const choice = getDigestChoice(ctx, queryOf(args.request));
  const head: Head = {
    title: t("digest.title"),
    description: t("digest.lead"),
    path: digestPath(ctx.language, choice.filter),
    origin: ctx.origin,
    language: ctx.language,
  };
  return { choice, head };
}

/** Subscribe to the digest. The answer is the same whether or not the address is subscribed already. */
export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const params = queryOf(args.request);
  const reply = await submitForm(
    args.request,
    emailForm,
    rateLimited(args, "signUp", (form) => constantTime(() => subscribeDigest(ctx, { ...form, params })), {
      emailOf: ({ email }) => email,
    }),
  );
  return "done" in reply ? data({ result: undefined, isSent: true }) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function DigestPage() {
  const { choice } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["digest", "public", "attendee", "signUp"]);
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <h1>{t("digest.title")}</h1>
      <p className="lead">{t("digest.lead")}</p>
      <p>
        <FilterText labels={choice.labels} attendance={choice.attendance} />{" "}
        <a href={programmePath(language, choice.filter)}>{t("public:subscribe.change")}</a>
      </p>
      {answer && "isSent" in answer ? (
        <Notice tone="ok" title={t("digest.sent")}>
          <p>{t("digest.sentText")}</p>
        </Notice>
      ) : (
        <>
          <AddressForm
            id="digest"
            label={t("attendee:lost.email")}
            submit={t("digest.submit")}
            reply={answer?.result}
          />
          <p className="soft">
            {t("digest.keep")} <a href={whatWeKeepPath(language)}>{t("signUp:form.whatWeKeep")}</a>
          </p>
        </>
      )}
    </main>
  );
}

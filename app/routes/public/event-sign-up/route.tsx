import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { eventPath, joinPath, attendeePagePath } from "#app/domain/paths.ts";
import { choicesOf } from "#app/components/sign-ups/sign-up-choices.ts";
import { followPath, lostLinkPath, ticketPath } from "#app/domain/paths.ts";
import { guidePath } from "#app/domain/help-paths.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { networkLimitsOf } from "#app/domain/sign-ups/list-network-limits.server.ts";
import { requireLimitSeen } from "#app/domain/sign-ups/require-limit-seen.server.ts";
import { signUpForDate } from "#app/domain/sign-ups/sign-up-for-date.server.ts";
import { choiceOf, signUpForm } from "#app/domain/sign-ups/sign-up-form.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { JoinForm } from "#app/components/sign-ups/sign-up-form.tsx";
import { rateLimited } from "#app/http/rate-limit.server.ts";

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const event = orRefuse(() => getPublicEvent(ctx, args.params["slug"] ?? ""));
  const title = textsOf(ctx.language, "signUp")("form.title", { title: event.title });
  // Never cached: the form carries a request id, so that sending it twice creates one sign-up.
  return data(
    {
      event,
      limits: networkLimitsOf(ctx, event),
      requestId: crypto.randomUUID(),
      isForOther: isForOther(args.request),
      head: { title },
    },
    { headers: { "Cache-Control": "private, no-store" } },
  );
}

/** Tell whether a helper signs another person up, who gets a ticket. */
const isForOther = (request: Request): boolean => new URL(request.url).searchParams.get("for") === "other";

export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const slug = args.params["slug"] ?? "";
  const reply = await submitForm(
    args.request,
    signUpForm,
    rateLimited(
      args,
      "signUp",
      (form) => {
        const wish = { ...form, ...choiceOf(form.dateId) };
        requireLimitSeen(ctx, { ...wish, isSeen: form.limitSeen === "yes" });
        return {
          ...signUpForDate(ctx, { slug, ...wish }),
          path: form.forOther ? ticketPath : attendeePagePath,
        };
      },
      { emailOf: ({ email }) => email },
    ),
  );
  return "done" in reply ? redirect(reply.done.path(ctx.language, reply.done.token), 303) : reply.refused;
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function JoinPage() {
  const { event, limits, requestId, isForOther } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { t } = useTranslation(["attendee", "signUp", "common"]);
  const language = useLanguage();
  return (
    <main id="content" className="narrow">
      <p>
        <a href={eventPath(language, event.slug)}>{t("signUp:form.back")}</a>
      </p>
      <h1>{t("signUp:form.heading")}</h1>
      <p className="lead">
        <UserText text={event.title} language={event.textLanguage} />
      </p>
      {isForOther ? (
        <p>{t("other.lead")}</p>
      ) : choicesOf(event).length === 0 ? (
        <p>
          <a href={followPath(language, event.slug)}>{t("follow.link")}</a>
        </p>
      ) : (
        <p>
          <a href={`${joinPath(language, event.slug)}?for=other`}>{t("other.link")}</a>
        </p>
      )}
      <p>
        <a href={lostLinkPath(language)}>{t("lost.link")}</a> ·{" "}
        <a href={guidePath(language, "resident", "join")}>{t("common:footer.help")}</a>
      </p>
      <JoinForm event={event} requestId={requestId} limits={limits} reply={reply?.result} isForOther={isForOther} />
    </main>
  );
}

import { weekName } from "#app/domain/instance/get-instance.server.ts";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { FollowButton } from "#app/components/sign-ups/follow-form.tsx";
import { JoinForm } from "#app/components/sign-ups/sign-up-form.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { attendeePagePath } from "#app/domain/paths.ts";
import { getJoinPage, slugIn } from "#app/domain/sign-ups/get-join-page.server.ts";
import { getAttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { joinFromAttendeePage } from "#app/domain/sign-ups/join-from-attendee-page.server.ts";
import { networkLimitsOf } from "#app/domain/sign-ups/list-network-limits.server.ts";
import { joinFromPageForm } from "#app/domain/sign-ups/sign-up-form.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { secretPage } from "#app/http/private-no-store.server.ts";
import { orNull, orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { rateLimited } from "#app/http/rate-limit.server.ts";

/** Maximum length of a pasted address, in characters; the addresses of event pages are shorter. */
const longestPasted = 300;

/** Return the slug of the event. The form for another event sends a pasted address instead of a slug in the path. */
const slugOf = ({ request, params }: LoaderFunctionArgs): string =>
  slugIn(new URL(request.url).searchParams.get("event") ?? "") ?? params["slug"] ?? "";

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const token = args.params["token"] ?? "";
  const slug = slugOf(args);
  orRefuse(() => getAttendeePage(ctx, token));
  const pasted = new URL(args.request.url).searchParams.get("event");
  const event = orRefuse(() =>
    pasted === null ? getJoinPage(ctx, { token, slug }) : orNull(() => getJoinPage(ctx, { token, slug })),
  );
  // Return to the field with the pasted address.
  if (!event)
    throw redirect(
      `${attendeePagePath(ctx.language, token)}?${new URLSearchParams({ event: (pasted ?? "").slice(0, longestPasted) })}#more`,
    );
  const head = { title: textsOf(ctx.language, "attendee")("page.title", { week: weekName(ctx.db, ctx.language) }) };
  const limits = networkLimitsOf(ctx, event, token);
  return secretPage({ event, limits, token, requestId: crypto.randomUUID(), head });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const pageToken = args.params["token"] ?? "";
  const slug = slugOf(args);
  const reply = await submitForm(
    args.request,
    joinFromPageForm,
    rateLimited(args, "signUp", (form) => joinFromAttendeePage(ctx, { slug, pageToken, form })),
  );
  return "done" in reply ? redirect(attendeePagePath(ctx.language, pageToken), 303) : reply.refused;
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

/** Sign up for one more event from an existing attendee page, without asking for an address again. */
export default function JoinFromPage() {
  const { event, limits, token, requestId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  const { t } = useTranslation("signUp");
  return (
    <main id="content" className="narrow">
      <p>
        <a href={attendeePagePath(useLanguage(), token)}>{t("more.back")}</a>
      </p>
      <h1>{t("form.heading")}</h1>
      <p className="lead">
        <UserText text={event.title} language={event.textLanguage} />
      </p>
      <JoinForm event={event} requestId={requestId} limits={limits} reply={reply} isAdded />
      <FollowButton requestId={requestId} />
    </main>
  );
}

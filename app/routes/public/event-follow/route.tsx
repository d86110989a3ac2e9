import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { FollowForm } from "#app/components/sign-ups/follow-form.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { eventPath, attendeePagePath } from "#app/domain/paths.ts";
import { getPublicEvent } from "#app/domain/events/get-public-event.server.ts";
import { followEvent } from "#app/domain/attendees/follow-event.server.ts";
import { followForm } from "#app/domain/sign-ups/sign-up-form.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { rateLimited } from "#app/http/rate-limit.server.ts";

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const { slug, title, textLanguage } = orRefuse(() => getPublicEvent(ctx, args.params["slug"] ?? ""));
  const head = { title: textsOf(ctx.language, "attendee")("follow.title") };
  // Never cached: the form carries a request id, so that sending it twice creates one page.
  return data(
    { slug, title, textLanguage, requestId: crypto.randomUUID(), head },
    { headers: { "Cache-Control": "private, no-store" } },
  );
}

export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const slug = args.params["slug"] ?? "";
  const reply = await submitForm(
    args.request,
    followForm,
    rateLimited(args, "signUp", (form) => followEvent(ctx, { slug, ...form }), { emailOf: ({ email }) => email }),
  );
  return "done" in reply ? redirect(attendeePagePath(ctx.language, reply.done.token), 303) : reply.refused;
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

/** Show the form to follow an event without a seat: an attendee calendar, and mail if an address is given. */
export default function FollowPage() {
  const { slug, title, textLanguage, requestId } = useLoaderData<typeof loader>();
  const { t } = useTranslation("attendee");
  return (
    <main id="content" className="narrow">
      <p>
        <a href={eventPath(useLanguage(), slug)}>{t("follow.back")}</a>
      </p>
      <h1>{t("follow.title")}</h1>
      <p className="lead">
        <UserText text={title} language={textLanguage} />
      </p>
      <p>{t("follow.lead")}</p>
      <FollowForm requestId={requestId} reply={useActionData<typeof action>()?.result} />
    </main>
  );
}

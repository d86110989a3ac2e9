import { useWeekName } from "#app/components/shell/use-instance.ts";
import { weekName } from "#app/domain/instance/get-instance.server.ts";
import type { SubmissionResult } from "@conform-to/react";
import { useFaultText } from "#app/components/forms/fault-text.ts";
import { getAttendeePage, type AttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { FollowedList } from "./followed-events.tsx";
import { CalendarBox, EraseBox, KeepBox, MoreBox, SettingsBox } from "./attendee-page-boxes.tsx";
import { SignUpTicket } from "#app/components/sign-ups/sign-up-ticket.tsx";
import { WaitingRule } from "#app/components/sign-ups/waitlist-rule.tsx";
import { attendeeActionsDone, attendeePageForm } from "#app/domain/sign-ups/attendee-page-form.ts";
import { runAttendeeAction } from "#app/domain/sign-ups/run-attendee-action.server.ts";
import { isolated } from "#app/domain/text/bidi-isolate.ts";
import { homePath, attendeePagePath } from "#app/domain/paths.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { secretPage } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { rateLimited } from "#app/http/rate-limit.server.ts";

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const token = args.params["token"] ?? "";
  const page = orRefuse(() => getAttendeePage(ctx, token));
  // The title names no event, since it stays in the browser history of a shared phone.
  const query = new URL(args.request.url).searchParams;
  const done = attendeeActionsDone.find((action) => action === query.get("done")) ?? null;
  return secretPage({
    page,
    token,
    address: `${ctx.origin}${attendeePagePath(ctx.language, token)}`,
    done,
    unknown: query.get("event"),
    head: { title: textsOf(ctx.language, "attendee")("page.title", { week: weekName(ctx.db, ctx.language) }) },
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const token = args.params["token"] ?? "";
  const reply = await submitForm(
    args.request,
    attendeePageForm,
    rateLimited(args, "signUp", (form) => runAttendeeAction(ctx, token, form)),
  );
  if (!("done" in reply)) return reply.refused;
  if (!reply.done) return redirect(`${homePath(ctx.language)}/erased`, 303);
  const { language, token: now, done } = reply.done;
  return redirect(`${attendeePagePath(language, now)}?done=${done}`, 303);
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function AttendeePageRoute() {
  const { page, token, address, done, unknown } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  const { t } = useTranslation("attendee");
  return (
    <main id="content" className="narrow">
      <h1>{t("page.title", { week: useWeekName() })}</h1>
      <p className="lead">{t("page.intro")}</p>
      <LostPageReply reply={reply} page={page} />
      {done && !reply && (
        <div role="status">
          <Notice tone="ok" title={t(`done.${done}`)} />
        </div>
      )}
      <AddressNotice page={page} />
      {page.seats.length + page.followed.length === 0 && <p>{t("page.empty")}</p>}
      {page.seats.map((seat) => (
        <SignUpTicket key={seat.signUpId} seat={seat} reply={reply} />
      ))}
      {page.seats.some((seat) => seat.state === "waiting" || seat.state === "offered") && <WaitingRule />}
      <FollowedList followed={page.followed} />
      <KeepBox address={address} />
      <CalendarBox page={page} />
      <MoreBox token={token} more={page.more} unknown={unknown} />
      <SettingsBox page={page} reply={reply} />
      <EraseBox />
    </main>
  );
}

/** Show the e-mail address, and whether it is confirmed. */
function AddressNotice({ page }: { page: AttendeePage }) {
  const { t } = useTranslation("attendee");
  const language = useLanguage();
  if (page.email === null) return null;
  const email = isolated(page.email, language);
  const hasSeat = page.seats.some((seat) => seat.state === "confirmed");
  return (
    <Notice
      tone={page.isConfirmed ? "ok" : "warn"}
      title={t(page.isConfirmed ? "page.emailConfirmed" : "page.emailWaiting", { email })}
    >
      {page.isConfirmed && hasSeat && <p>{t("page.emailSent")}</p>}
    </Notice>
  );
}

/** Say why a button was refused, if no form on the page shows it at its fields. */
function LostPageReply({ reply, page }: { reply: SubmissionResult<string[]> | undefined; page: AttendeePage }) {
  const say = useFaultText();
  const texts = Object.values(reply?.error ?? {}).flatMap((found) => found ?? []);
  const sent = reply?.initialValue ?? {};
  const seat = page.seats.find((seat) => seat.signUpId === sent["signUpId"]);
  const hasForm =
    sent["intent"] === "email" ||
    (sent["intent"] === "party" && seat?.maxPartySize != null && seat.state !== "offered");
  if (texts.length === 0 || hasForm) return null;
  return (
    <div role="alert">
      <Notice tone="stop" title={texts.map(say).join(" ")} />
    </div>
  );
}

import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { AddAttendeeForm } from "./add-attendee-form.tsx";
import { CheckInForm } from "./check-in-form.tsx";
import { DoorListHeading } from "#app/components/attendees/door-list-heading.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { checkInPath } from "#app/domain/paths.ts";
import { checkInByCode } from "#app/domain/check-in/check-in.server.ts";
import { getDoorList } from "#app/domain/check-in/get-door-list.server.ts";
import { addAttendee } from "#app/domain/check-in/add-attendee.server.ts";
import { addAttendeeForm, checkInForm } from "#app/domain/check-in/attendees-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** With scripts check-in works offline; without them it is a form with one field. */
export const handle: RouteHandle = { hydrates: true };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", dateId = "" } = args.params;
  const list = orRefuse(() => getDoorList(ctx, { eventId, dateId }));
  const say = textsOf(ctx.language, "event");
  const attendees = list.attendees.map((person) => ({
    ...person,
    facts: [say("party", { count: person.partySize }), ...person.needs.map((need) => say(`need.${need}`))].join(" · "),
  }));
  return privateNoStore({
    list: { ...list, attendees },
    requestId: crypto.randomUUID(),
    head: { title: textsOf(ctx.language, "checkIn")("check.title") },
  });
}

/** Tell which form was sent by the address, since the check-in form has only its one field, with or without scripts. */
const isAdding = (request: Request): boolean => new URL(request.url).searchParams.has("add");

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", dateId = "" } = args.params;
  const where = { eventId, dateId };
  const reply = isAdding(args.request)
    ? await submitForm(args.request, addAttendeeForm, (form) => addAttendee(ctx, { ...where, ...form }))
    : await submitForm(args.request, checkInForm, (form) => checkInByCode(ctx, { ...where, ...form }));
  return "done" in reply ? redirect(checkInPath(ctx.language, eventId, dateId), 303) : reply.refused;
}

/** Keep the loaded list: a phone that has lost its connection must not lose the list too. */
export const shouldRevalidate = () => false;
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function CheckInPage() {
  const { list, requestId } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  const isAdded = reply?.initialValue?.["partySize"] !== undefined;
  const { t } = useTranslation("checkIn");
  return (
    <main id="content" className="narrow">
      <DoorListHeading list={list} title={t("check.title")} />
      {list.isEarly && <Notice tone="plain" title={t("check.early")} />}
      <CheckInForm list={list} reply={isAdded ? undefined : reply} />
      {list.takesMore && <AddAttendeeForm requestId={requestId} reply={isAdded ? reply : undefined} />}
    </main>
  );
}

import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { type Answer, CheckIn } from "./check-in-form.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import type { RouteHandle } from "#app/components/shell/route-handle.ts";
import { attendeesPath, checkInPath, doorListPath } from "#app/domain/organise-paths.ts";
import { checkInByCode, setArrived } from "#app/domain/check-in/check-in.server.ts";
import { type DoorList, getDoorList } from "#app/domain/check-in/get-door-list.server.ts";
import { addAttendee } from "#app/domain/check-in/add-attendee.server.ts";
import { addAttendeeForm, arrivedForm, checkInForm } from "#app/domain/check-in/attendees-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { saidFault } from "#app/domain/fault-text.ts";
import { faultWords } from "#app/components/forms/fault-words.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { Context } from "#app/domain/context.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** With scripts check-in works offline; without them every button is a form. */
export const handle: RouteHandle = { hydrates: true };

/** Maximum length of a search, in characters. */
const longestSearch = 80;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", dateId = "" } = args.params;
  const list = orRefuse(() => getDoorList(ctx, { eventId, dateId }));
  const asked = new URL(args.request.url).searchParams;
  return privateNoStore({
    list: { ...list, attendees: inWords(ctx, list) },
    answer: answerFrom(asked, list),
    query: (asked.get("q") ?? "").slice(0, longestSearch),
    serverTime: ctx.now,
    requestId: crypto.randomUUID(),
    head: { title: textsOf(ctx.language, "checkIn")("check.title") },
  });
}

function inWords(ctx: Context, list: DoorList) {
  const say = textsOf(ctx.language, "event");
  const state = textsOf(ctx.language, "checkIn");
  return list.attendees.map((person) => ({
    ...person,
    isOffered: person.state === "offered",
    facts: [
      say("party", { count: person.partySize }),
      ...person.needs.map((need) => say(`need.${need}`)),
      ...(person.state === "offered" || person.state === "provisional" ? [state(`state.${person.state}`)] : []),
    ].join(" · "),
  }));
}

/** Read the last answer from the address to which a posted form leads. */
function answerFrom(asked: URLSearchParams, list: DoorList): Answer {
  const person = list.attendees.find(({ id }) => id === asked.get("who"));
  const before = /^\d{1,4}$/.test(asked.get("before") ?? "") ? Number(asked.get("before")) : 0;
  if (person) return { id: person.id, before };
  // A party that was added at the door is no longer listed once it is taken back.
  return before > 0 ? { isGone: true } : null;
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", dateId = "" } = args.params;
  const reply = await submitDoorForm(ctx, args.request, { eventId, dateId });
  if ("refused" in reply) return reply.refused;
  const { signUpId, before } = reply.done;
  return redirect(`${checkInPath(ctx.language, eventId, dateId)}?who=${signUpId}&before=${before}`, 303);
}

/** Tell which form was sent by the address, since the check-in form has only its one field, with or without scripts. */
function submitDoorForm(ctx: Context, request: Request, where: { eventId: string; dateId: string }) {
  const { searchParams } = new URL(request.url);
  // Browsers have the texts of a few faults only.
  const inOwnWords = {
    say: (fault: string) => saidFault(faultWords(textsOf(ctx.language, "formFaults"), ctx.language, fault)),
  };
  if (searchParams.has("add"))
    return submitForm(request, addAttendeeForm, (form) => addAttendee(ctx, { ...where, ...form }), inOwnWords);
  if (searchParams.has("set"))
    return submitForm(request, arrivedForm, (form) => setArrived(ctx, { ...where, ...form }), inOwnWords);
  return submitForm(request, checkInForm, (form) => checkInByCode(ctx, { ...where, ...form }), inOwnWords);
}

/** Keep the loaded list: a phone that has lost its connection must not lose the list too. */
export const shouldRevalidate = () => false;
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function CheckInPage() {
  const { list, answer, requestId, ...known } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  const corrected = list.attendees.find(({ id }) => id === reply?.initialValue?.["signUpId"]);
  const given = corrected ? { id: corrected.id, before: corrected.arrived } : answer;
  const { t } = useTranslation("checkIn");
  const language = useLanguage();
  return (
    <main id="content" className="narrow door">
      <h1 className="hidden">{t("check.title")}</h1>
      <CheckIn known={{ ...known, list, given }} requestId={requestId} reply={reply} />
      <p className="soft">{t("check.codeHint")}</p>
      <p className="actions">
        {/* Plain links load whole pages, which run no scripts. */}
        <a href={doorListPath(language, list.eventId, list.dateId)}>{t("list.print")}</a>
        <a href={attendeesPath(language, list.eventId)}>{t("list.back")}</a>
      </p>
    </main>
  );
}

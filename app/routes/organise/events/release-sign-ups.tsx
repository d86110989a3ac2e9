import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { DoorListHeading } from "#app/components/attendees/door-list-heading.tsx";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextAreaField } from "#app/components/forms/fields.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { releaseForm } from "#app/domain/check-in/attendees-form.ts";
import { type DoorList, getDoorList } from "#app/domain/check-in/get-door-list.server.ts";
import { releaseReasonLimit } from "#app/domain/model/sign-up.ts";
import { attendeesPath, releaseSignUpsPath } from "#app/domain/organise-paths.ts";
import { releaseSignUps } from "#app/domain/sign-ups/release-sign-up.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Maximum size of the form in bytes: some thousand ids. */
const largestChoice = 500_000;
/** Number of sign-ups that the confirming page lists. */
const listed = 10;

type Reply = SubmissionResult<string[]> | undefined;
type Listed = DoorList["attendees"][number];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", dateId = "" } = args.params;
  const list = orRefuse(() => getDoorList(ctx, { eventId, dateId, withWaiting: true }));
  return privateNoStore({
    list: { ...list, attendees: list.attendees.filter(({ arrived }) => arrived === 0) },
    isAll: new URL(args.request.url).searchParams.has("all"),
    head: { title: textsOf(ctx.language, "attendees")("releaseMany.title") },
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId = "", dateId = "" } = args.params;
  const reply = await submitForm(
    args.request,
    releaseForm,
    ({ intent, signUpIds, reason }) => {
      if (intent === "release") return releaseSignUps(ctx, { eventId, dateId, signUpIds, reason });
      getDoorList(ctx, { eventId, dateId });
      return signUpIds;
    },
    { maxBytes: largestChoice },
  );
  if ("refused" in reply) return reply.refused;
  if (typeof reply.done !== "number") return { result: undefined, chosen: [...reply.done] };
  return redirect(`${attendeesPath(ctx.language, eventId)}?done=release_many`, 303);
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** Choose sign-ups of a date to release, and confirm it with a reason on a second page. */
export default function ReleaseSignUpsPage() {
  const { list, isAll } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const reply = answer?.result;
  const { t } = useTranslation("attendees");
  const ids = answer && "chosen" in answer ? answer.chosen : sentIds(reply);
  const chosen = list.attendees.filter(({ id }) => ids.includes(id));
  const isReview = chosen.length > 0 && (reply === undefined || reply.initialValue?.["intent"] === "release");
  return (
    <main id="content" className="narrow">
      <DoorListHeading list={list} title={t("releaseMany.title")} />
      {list.attendees.length === 0 && <p>{t("releaseMany.nobody")}</p>}
      {isReview && <ReviewForm chosen={chosen} reply={reply} />}
      {!isReview && list.attendees.length > 0 && <ChooseForm list={list} isAll={isAll} reply={reply} />}
    </main>
  );
}

function sentIds(reply: Reply): readonly string[] {
  const sent: unknown = reply?.initialValue?.["signUpIds"];
  return [sent].flat().filter((id): id is string => typeof id === "string");
}

function ChooseForm({ list, isAll, reply }: { list: DoorList; isAll: boolean; reply: Reply }) {
  const { t } = useTranslation(["attendees", "event", "checkIn"]);
  const language = useLanguage();
  const [form, fields] = useForm<{ signUpIds: string[] }, { signUpIds: string[] }, string[]>({
    id: "choose",
    lastResult: reply ?? null,
  });
  const count = list.attendees.length;
  const address = releaseSignUpsPath(language, list.eventId, list.dateId);
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ signUpIds: t("releaseMany.choose") }} />
      <p>
        <a className="button quiet" href={isAll ? address : `${address}?all`}>
          {isAll ? t("releaseMany.none") : t("releaseMany.all", { count })}
        </a>
      </p>
      <fieldset id={fields.signUpIds.id} tabIndex={-1}>
        <legend>{t("releaseMany.choose")}</legend>
        {list.attendees.map((person) => (
          <label key={person.id} className="tick">
            <input type="checkbox" name="signUpIds" value={person.id} defaultChecked={isAll} />
            <span>
              <PartyLine person={person} />
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" name="intent" value="review">
        {t("releaseMany.review")}
      </button>
    </form>
  );
}

/** Show code, nickname, size and state of a party on one line. */
function PartyLine({ person }: { person: Listed }) {
  const { t } = useTranslation(["event", "checkIn"]);
  const { state } = person;
  return (
    <>
      <b dir="ltr">{person.checkInCode}</b> {person.nickname && <bdi>{person.nickname}</bdi>}{" "}
      <span className="soft">
        {t("party", { count: person.partySize })}
        {state !== "confirmed" && state !== "cancelled" && ` · ${t(`checkIn:state.${state}`)}`}
        {person.session && (
          <>
            {" · "}
            <bdi>{person.session.text}</bdi>
          </>
        )}
      </span>
    </>
  );
}

function ReviewForm({ chosen, reply }: { chosen: readonly Listed[]; reply: Reply }) {
  const { t } = useTranslation("attendees");
  const [form, fields] = useForm<{ reason: string }, { reason: string }, string[]>({
    id: "release",
    lastResult: reply ?? null,
  });
  const people = chosen.reduce((sum, { partySize }) => sum + partySize, 0);
  const rest = chosen.length - listed;
  return (
    <form method="post" id={form.id} noValidate>
      <ErrorSummary form={form} labels={{ reason: t("release.reason") }} />
      <h2>{t("releaseMany.sure", { count: chosen.length })}</h2>
      <ul>
        {chosen.slice(0, listed).map((person) => (
          <li key={person.id}>
            <PartyLine person={person} />
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{t("releaseMany.more", { count: rest })}</p>}
      <p>{t("releaseMany.hint", { people })}</p>
      {chosen.map(({ id }) => (
        <input key={id} type="hidden" name="signUpIds" value={id} />
      ))}
      <TextAreaField
        field={fields.reason}
        label={t("release.reason")}
        hint={t("release.reasonHint", { max: releaseReasonLimit })}
        rows={3}
        dir="auto"
      />
      <p className="actions">
        <button type="submit" name="intent" value="release" className="danger">
          {t("releaseMany.submit", { count: chosen.length })}
        </button>
        <a href="?">{t("releaseMany.back")}</a>
      </p>
    </form>
  );
}

import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { InvitationCard } from "./co-host-invitation-card.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { invitationsPath, organisePath } from "#app/domain/organise-paths.ts";
import { answerInvitation } from "#app/domain/co-hosts/answer-invitation.server.ts";
import { listInvitations } from "#app/domain/co-hosts/list-co-host-invitations.server.ts";
import { invitationForm } from "#app/domain/co-hosts/co-host-form.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const head = { title: textsOf(ctx.language, "coHosts")("invitations.title") };
  return privateNoStore({ invitations: listInvitations(ctx), head });
}

const answers = { accept: "accepted", decline: "declined" } as const;

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const reply = await submitForm(args.request, invitationForm, ({ intent, ...invitation }) =>
    answerInvitation(ctx, { ...invitation, answer: answers[intent] }),
  );
  return "done" in reply ? redirect(invitationsPath(ctx.language), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function InvitationsPage() {
  const { invitations, head } = useLoaderData<typeof loader>();
  const { t } = useTranslation("coHosts");
  const [form] = useForm<Record<string, never>, Record<string, never>, string[]>({
    id: "invitations",
    lastResult: useActionData<typeof action>()?.result ?? null,
  });
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={organisePath(useLanguage())}>{t("invitations.back")}</Link>
      </p>
      <h1>{head.title}</h1>
      <ErrorSummary form={form} labels={{}} />
      <p className="lead">{t(invitations.length === 0 ? "invitations.none" : "invitations.lead")}</p>
      {invitations.map((invitation) => (
        <InvitationCard key={`${invitation.eventId} ${invitation.organisationId}`} invitation={invitation} />
      ))}
    </main>
  );
}

import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { SecretariatHeading } from "#app/components/secretariat/secretariat-heading.tsx";
import { LiftForm, MailCounts, TroubledMails, WaitingMails } from "./mail-queue.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { secretariatPath } from "#app/domain/coordinate-paths.ts";
import { mailQueueForm } from "#app/domain/mail/mail-queue-form.ts";
import { getMailQueue, runMailQueueAction } from "#app/domain/mail/mail-queue.server.ts";
import { requireSecretariat } from "#app/domain/coordinators/require-secretariat.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const queue = orRefuse(() => getMailQueue(ctx));
  return privateNoStore({ queue, head: { title: textsOf(ctx.language, "secretariat")("mail.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  orRefuse(() => requireSecretariat(ctx));
  const reply = await submitForm(args.request, mailQueueForm, (form) => runMailQueueAction(ctx, form));
  return "done" in reply ? redirect(secretariatPath(ctx.language, "mail"), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function MailQueuePage() {
  const { queue } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>()?.result;
  return (
    <main id="content">
      <SecretariatHeading page="mail" reply={reply} />
      <WaitingMails counts={queue.counts} />
      <TroubledMails mails={queue.troubled} />
      <MailCounts counts={queue.counts} />
      <LiftForm suppressed={queue.suppressed} reply={reply} />
    </main>
  );
}

import { AddressForm } from "#app/components/forms/email-form.tsx";
import { headTags } from "#app/components/shell/head-tags.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { emailForm } from "#app/domain/forms/email-field.ts";
import { sendLostLink } from "#app/domain/attendees/send-lost-link.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { constantTime } from "#app/http/constant-time.server.ts";
import { rateLimited } from "#app/http/rate-limit.server.ts";

export function loader(args: LoaderFunctionArgs) {
  return { head: { title: textsOf(publicContext(args).language, "attendee")("lost.title") } };
}

/** Send the link to an attendee page. The answer is the same for known and unknown addresses. */
export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const reply = await submitForm(
    args.request,
    emailForm,
    rateLimited(args, "signUp", (form) => constantTime(() => sendLostLink(ctx, form)), {
      emailOf: ({ email }) => email,
    }),
  );
  return "done" in reply ? data({ result: undefined, isSent: true }) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function LostLinkPage() {
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("attendee");
  return (
    <main id="content" className="narrow">
      <h1>{t("lost.title")}</h1>
      {answer && "isSent" in answer ? (
        <Notice tone="ok" title={t("lost.sent")}>
          <p>{t("lost.sentText")}</p>
        </Notice>
      ) : (
        <>
          <p className="lead">{t("lost.lead")}</p>
          <AddressForm id="lost" label={t("lost.email")} submit={t("lost.submit")} reply={answer?.result} />
          <p className="soft">{t("lost.none")}</p>
        </>
      )}
    </main>
  );
}

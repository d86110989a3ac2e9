import { headTags } from "#app/components/shell/head-tags.ts";
import { UserBlocks } from "#app/components/ui/user-blocks.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { getDemoMail } from "#app/domain/mail/demo-mails.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { demoOnly } from "#app/http/demo-only.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  demoOnly(args);
  const { html: _html, ...mail } = orRefuse(() => getDemoMail(publicContext(args), args.params["mailId"] ?? ""));
  return privateNoStore({ mail, mailId: args.params["mailId"] ?? "", head: { title: mail.subject } });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function MailPage() {
  const { mail, mailId } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  return (
    <main id="content">
      <p>
        <a href="/dev/mail">{t("mailbox.back")}</a>
      </p>
      <h1>
        <UserText text={mail.subject} language={mail.language} />
      </h1>
      <p>
        {t("mailbox.to")}: <bdi dir="ltr">{mail.to}</bdi>
      </p>
      <h2>{t("mailbox.text")}</h2>
      <div className="mail-text">
        <UserBlocks text={mail.text} language={mail.language} />
      </div>
      <p>
        <a className="button quiet" href={`/dev/mail/${mailId}/html`}>
          {t("mailbox.html")}
        </a>
      </p>
      {mail.calendar && (
        <>
          <h2>
            {t("mailbox.attachment")}: {mail.calendar.filename}
          </h2>
          <pre dir="ltr">{mail.calendar.content}</pre>
        </>
      )}
    </main>
  );
}

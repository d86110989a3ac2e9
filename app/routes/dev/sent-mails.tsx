import { headTags } from "#app/components/shell/head-tags.ts";
import { UserText } from "#app/components/ui/user-text.tsx";
import { listDemoMails } from "#app/domain/mail/demo-mails.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { demoOnly } from "#app/http/demo-only.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export function loader(args: LoaderFunctionArgs) {
  demoOnly(args);
  const ctx = publicContext(args);
  const head = { title: textsOf(ctx.language, "public")("mailbox.title") };
  return privateNoStore({ mails: listDemoMails(ctx), head });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function MailboxPage() {
  const { mails } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  return (
    <main id="content">
      <h1>{t("mailbox.title")}</h1>
      <p className="lead">{t("mailbox.lead")}</p>
      {mails.length === 0 && <p>{t("mailbox.empty")}</p>}
      <ul className="rows">
        {mails.map((mail) => (
          <li key={mail.id}>
            <a href={`/dev/mail/${mail.id}`}>
              <UserText text={mail.subject} language={mail.language} />
            </a>
            <bdi className="soft" dir="ltr">
              {mail.to}
            </bdi>
          </li>
        ))}
      </ul>
    </main>
  );
}

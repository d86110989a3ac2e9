import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { SecretariatHeading } from "#app/components/secretariat/secretariat-heading.tsx";
import { ReasonTemplateForm } from "./reason-template-form.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { secretariatPath } from "#app/domain/coordinate-paths.ts";
import { reasonTemplateKinds } from "#app/domain/model/decision.ts";
import { reasonForm } from "#app/domain/review/reason-template-form.ts";
import { listReasons, saveReason } from "#app/domain/review/reason-templates.server.ts";
import { requireSecretariat } from "#app/domain/coordinators/require-secretariat.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const reasons = orRefuse(() => listReasons(ctx));
  return privateNoStore({ reasons, head: { title: textsOf(ctx.language, "secretariat")("reasons.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  orRefuse(() => requireSecretariat(ctx));
  const reply = await submitForm(args.request, reasonForm, (form) => saveReason(ctx, form));
  return "done" in reply ? redirect(secretariatPath(ctx.language, "reasons"), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function ReasonsPage() {
  const { reasons } = useLoaderData<typeof loader>();
  const { t } = useTranslation("secretariat");
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  return (
    <main id="content" className="narrow">
      <SecretariatHeading page="reasons" reply={reply} />
      {reasonTemplateKinds.map((kind) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind}>{t(`reasons.kinds.${kind}`)}</h2>
          {reasons
            .filter((reason) => reason.kind === kind)
            .map((reason) => (
              <details key={reason.code} className="part" open={reply?.initialValue?.["code"] === reason.code}>
                <summary>
                  <bdi>{reason.texts[language] ?? Object.values(reason.texts)[0]}</bdi>
                </summary>
                <ReasonTemplateForm reason={reason} reply={reply} />
              </details>
            ))}
          <details className="part">
            <summary>{t("reasons.add")}</summary>
            <ReasonTemplateForm reason={{ kind, code: "", texts: {} }} reply={reply} />
          </details>
        </section>
      ))}
    </main>
  );
}

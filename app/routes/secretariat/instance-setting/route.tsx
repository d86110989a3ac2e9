import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { SettingForm } from "./setting-form.tsx";
import { FactorLink } from "#app/components/forms/second-factor-link.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import type { AccountContext } from "#app/auth/require-account.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { instanceForm } from "#app/domain/instance/instance-form.ts";
import { type InstanceSetting, isInstanceSetting } from "#app/domain/instance/instance-setting.ts";
import { getInstanceSetting } from "#app/domain/instance/list-instance-settings.server.ts";
import { saveInstanceSetting } from "#app/domain/instance/save-instance-setting.server.ts";
import { secretariatPath } from "#app/domain/coordinate-paths.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/** Read the setting that the address names. @throws NotFound for another name, and unless the actor is the secretariat */
function requireSetting(ctx: AccountContext, named: string | undefined) {
  if (!isInstanceSetting(named)) throw new NotFound("setting");
  return { setting: named, texts: getInstanceSetting(ctx, named) };
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const page = orRefuse(() => requireSetting(ctx, args.params["setting"]));
  return privateNoStore({ page, head: { title: textsOf(ctx.language, "instance")(`names.${page.setting}`) } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const { setting } = orRefuse(() => requireSetting(ctx, args.params["setting"]));
  const reply = await submitForm(args.request, instanceForm(setting), ({ texts }) =>
    saveInstanceSetting(ctx, { setting, texts }),
  );
  return "done" in reply ? redirect(secretariatPath(ctx.language, "instance"), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function InstanceSettingPage() {
  const { page } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["instance", "secretariat"]);
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  const setting: InstanceSetting = page.setting;
  return (
    <main id="content" className="narrow">
      <p>
        <a href={secretariatPath(language, "instance")}>{t("secretariat:instance.title")}</a>
      </p>
      <h1>{t(`names.${setting}`)}</h1>
      <p>{t(`hints.${setting}`)}</p>
      <FactorLink reply={reply} />
      <SettingForm setting={setting} texts={page.texts} reply={reply} />
    </main>
  );
}

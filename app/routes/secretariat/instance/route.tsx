import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { MissingSettings, SettingRows } from "./setting-rows.tsx";
import { SecretariatHeading } from "#app/components/secretariat/secretariat-heading.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { listInstanceSettings } from "#app/domain/instance/list-instance-settings.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const list = orRefuse(() => listInstanceSettings(ctx));
  return privateNoStore({ list, head: { title: textsOf(ctx.language, "secretariat")("instance.title") } });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** List who runs this installation, what is missing first; each line has its value, or what follows from its absence. */
export default function InstancePage() {
  const { list } = useLoaderData<typeof loader>();
  const { t } = useTranslation("instance");
  return (
    <main id="content" className="narrow">
      <SecretariatHeading page="instance" />
      <MissingSettings list={list} />
      {list.groups.map(({ group, rows }) => (
        <section key={group} className="part" aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`}>{t(`groups.${group}`)}</h2>
          <SettingRows rows={rows} week={list.week} />
        </section>
      ))}
    </main>
  );
}

import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { FeaturePlaceBox } from "./feature-place-box.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { coordinateEventPath, featureEventPath } from "#app/domain/coordinate-paths.ts";
import { changeFeature } from "#app/domain/featuring/change-feature.server.ts";
import { featureEvent } from "#app/domain/featuring/feature-event.server.ts";
import { featureForm } from "#app/domain/featuring/feature-form.ts";
import { getFeaturing } from "#app/domain/featuring/get-featuring.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

/**
 * Local authorities feature events on the pages of their cities too, and have no second factor, so none is required
 * here. A coordinator's scopes are locked without it anyway.
 */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const featuring = orRefuse(() => getFeaturing(ctx, args.params["eventId"] ?? ""));
  const isCoordinator = ctx.actor.scopes.length > 0;
  return privateNoStore({
    featuring,
    isCoordinator,
    head: { title: textsOf(ctx.language, "promotion")("feature.title") },
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { eventId } = orRefuse(() => getFeaturing(ctx, args.params["eventId"] ?? ""));
  const reply = await submitForm(args.request, featureForm, (form) =>
    form.intent === "feature"
      ? featureEvent(ctx, { ...form, eventId, place: form })
      : changeFeature(ctx, { featureId: form.featureId, change: form.intent }),
  );
  return "done" in reply ? redirect(featureEventPath(ctx.language, eventId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function FeaturePage() {
  const { featuring, isCoordinator } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["promotion", "coordinate"]);
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  return (
    <main id="content" className="narrow">
      {isCoordinator && (
        <p>
          <a href={coordinateEventPath(language, featuring.eventId)}>{t("coordinate:typoFix.back")}</a>
        </p>
      )}
      <h1>{t("feature.title")}</h1>
      <p className="lead">
        <UserText text={featuring.title} language={featuring.textLanguage} />
      </p>
      <p>{t("feature.lead")}</p>
      {!featuring.isPublic && <Notice tone="warn" title={t("feature.notPublic")} />}
      {featuring.places.map((place) => (
        <FeaturePlaceBox key={place.kind} place={place} featuring={featuring} reply={reply} />
      ))}
    </main>
  );
}

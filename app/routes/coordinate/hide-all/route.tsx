import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { HideAllForm } from "./hide-all-form.tsx";
import { HistoryList } from "#app/components/review/history-list.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { hideAllPath, coordinatePath } from "#app/domain/coordinate-paths.ts";
import { hideAllForm } from "#app/domain/hiding/hide-all-form.ts";
import { getHideAllPage } from "#app/domain/hiding/get-hide-all-page.server.ts";
import { hideAll } from "#app/domain/hiding/hide-all.server.ts";
import { momentText } from "#app/domain/time/when-text.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

const whichOf = ({ params }: LoaderFunctionArgs) => ({ kind: params["kind"], id: params["id"] ?? "" });

/**
 * Local authorities hide the events of their city too, and have no second factor: the verb requires one of
 * coordinators.
 */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const thing = orRefuse(() => getHideAllPage(ctx, whichOf(args)));
  return privateNoStore({ thing, head: { title: textsOf(ctx.language, "hiding")("all.title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const { kind, id } = orRefuse(() => getHideAllPage(ctx, whichOf(args)));
  const reply = await submitForm(args.request, hideAllForm, (form) =>
    hideAll(ctx, {
      kind,
      id,
      isHidden: form.intent === "hide",
      reason: form.reason,
      told: form.intent === "hide" ? form.told : "nothing",
      words: form.intent === "hide" ? form.words : "",
    }),
  );
  return "done" in reply ? redirect(hideAllPath(ctx.language, kind, id), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function HideAllPageRoute() {
  const { thing } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["hiding", "coordinate"]);
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  return (
    <main id="content" className="narrow">
      <p>
        <a href={coordinatePath(language)}>{t("coordinate:review.back")}</a>
      </p>
      <h1>{t("all.title")}</h1>
      <p className="lead">
        <bdi>{thing.name}</bdi>
      </p>
      {thing.isHidden && thing.hiddenLocal && (
        <Notice tone="warn" title={t("all.hiddenSince")}>
          <p>
            <bdi>{momentText(thing.hiddenLocal, language, thing.countryCode)}</bdi>
          </p>
        </Notice>
      )}
      <p>{t(`all.what.${thing.kind}`, { count: thing.eventCount })}</p>
      {(!thing.isHidden || thing.mayShow) && <HideAllForm thing={thing} reply={reply} />}
      {thing.isHidden && !thing.mayShow && <p>{t("all.onlyCoordinators")}</p>}
      <HistoryList
        entries={thing.history}
        countryCode={thing.countryCode}
        say={({ action }) => t(action === "hide" ? "coordinate:review.action.hide" : "coordinate:review.action.show")}
      />
    </main>
  );
}

import { requireCoordinator } from "#app/auth/require-account.server.ts";
import { ErrorSummary } from "#app/components/forms/error-summary.tsx";
import { TextAreaField } from "#app/components/forms/fields.tsx";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { FactorLink } from "#app/components/forms/second-factor-link.tsx";
import { useRefusal } from "#app/components/forms/use-refusal.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserQuote, UserText } from "#app/components/ui/user-text.tsx";
import { decideWelcome } from "#app/domain/cities/decide-welcome.server.ts";
import {
  listShownWelcomes,
  listWaitingWelcomes,
  type ShownWelcome,
  type WaitingWelcome,
} from "#app/domain/cities/list-waiting-welcomes.server.ts";
import { welcomeDecisionForm } from "#app/domain/cities/welcome-form.ts";
import { nameForReader } from "#app/domain/languages/spoken-language-names.ts";
import { cityPath } from "#app/domain/paths.ts";
import { coordinatePath, welcomesPath } from "#app/domain/coordinate-paths.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type SubmissionResult, useForm } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const head = { title: textsOf(ctx.language, "coordinate")("welcomes.title") };
  return privateNoStore({ welcomes: listWaitingWelcomes(ctx), shown: listShownWelcomes(ctx), head });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireCoordinator(args);
  const reply = await submitForm(args.request, welcomeDecisionForm, (form) => decideWelcome(ctx, form));
  return "done" in reply ? redirect(welcomesPath(ctx.language), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

/** Decide on the sentences with which cities welcome visitors. */
export default function WelcomesPage() {
  const { welcomes, shown } = useLoaderData<typeof loader>();
  const { t } = useTranslation("coordinate");
  const language = useLanguage();
  const reply = useActionData<typeof action>()?.result;
  const isListed = welcomes.some(({ cityId, language }) => replyFor(reply, { cityId, language }) !== null);
  // After the decision of another coordinator, the form of the sentence is gone.
  const refusal = useRefusal(isListed ? undefined : reply);
  const typed = reply?.initialValue?.["reason"];
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={coordinatePath(language)}>{t("review.back")}</Link>
      </p>
      <h1>{t("welcomes.title")}</h1>
      <p className="lead">{welcomes.length === 0 ? t("welcomes.none") : t("welcomes.lead")}</p>
      <FactorLink reply={reply} />
      {refusal && (
        <Notice tone="stop" title={refusal}>
          {typeof typed === "string" && typed !== "" && <UserQuote text={typed} />}
        </Notice>
      )}
      {welcomes.map((welcome) => (
        <Decision key={`${welcome.cityId} ${welcome.language}`} welcome={welcome} reply={reply} />
      ))}
      {shown.length > 0 && <Shown welcomes={shown} />}
    </main>
  );
}

/** List the public sentences, each with a button that takes it off. */
function Shown({ welcomes }: { welcomes: readonly ShownWelcome[] }) {
  const { t } = useTranslation("coordinate");
  const reader = useLanguage();
  return (
    <section aria-labelledby="shown">
      <h2 id="shown">{t("welcomes.shown")}</h2>
      <ul className="rows">
        {welcomes.map(({ cityId, cityName, citySlug, language, sentence }) => (
          <li key={`${cityId} ${language}`}>
            <form method="post">
              <input type="hidden" name="cityId" value={cityId} />
              <input type="hidden" name="language" value={language} />
              <input type="hidden" name="sentence" value={sentence} />
              <a href={cityPath(reader, citySlug)}>
                <bdi>{cityName}</bdi>
              </a>{" "}
              <UserText text={sentence} language={language} />{" "}
              <button type="submit" name="decision" value="remove" className="quiet">
                {t("welcomes.remove")}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Values = { reason: string };

function Decision({ welcome, reply }: { welcome: WaitingWelcome; reply: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation("coordinate");
  const reader = useLanguage();
  const { cityId, language, sentence } = welcome;
  const title = `${language}-${cityId}`;
  const [form, fields] = useForm<Values, Values, string[]>({
    id: `welcome-${title}`,
    lastResult: replyFor(reply, { cityId, language }),
  });
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>
        <a href={cityPath(reader, welcome.citySlug)}>
          <bdi>{welcome.cityName}</bdi>
        </a>{" "}
        · {nameForReader(language, reader)}
      </h2>
      <p>
        <UserText text={sentence} language={language} />
      </p>
      {welcome.before !== null && (
        <p className="soft">
          {t("welcomes.now")} <UserText text={welcome.before} language={language} />
        </p>
      )}
      <form method="post" id={form.id} noValidate>
        <ErrorSummary form={form} labels={{ reason: t("welcomes.reason") }} />
        <input type="hidden" name="cityId" value={cityId} />
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="sentence" value={sentence} />
        <p>
          <button type="submit" name="decision" value="approve">
            {t("welcomes.approve")}
          </button>
        </p>
        <TextAreaField
          field={fields.reason}
          label={t("welcomes.reason")}
          hint={t("welcomes.reasonHint")}
          rows={2}
          isOptional
        />
        <button type="submit" name="decision" value="refuse" className="quiet">
          {t("welcomes.refuse")}
        </button>
      </form>
    </section>
  );
}

import { headTags } from "#app/components/shell/head.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import { cancelSignUp } from "#app/domain/sign-ups/cancel-sign-up.server.ts";
import { erasePage } from "#app/domain/sign-ups/erase-page.server.ts";
import { getPersonalPage } from "#app/domain/sign-ups/get-personal-page.server.ts";
import { homePath, personalPath } from "#app/domain/addresses.ts";
import { publicContext } from "#app/http/context.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { EraseBox, SeatTicket } from "./seat-ticket.tsx";

const pageForm = z.object({ intent: z.enum(["cancel", "erase"]), signUpId: z.string().default("") });
const privately = { headers: { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex" } };

export function loader(args: LoaderFunctionArgs) {
  const ctx = publicContext(args);
  const page = orRefuse(() => getPersonalPage(ctx, args.params["token"] ?? ""));
  // The title stands in the history of a shared phone: it names no event.
  return data({ page, head: { title: textsOf(ctx.language, "public")("my.title") } }, privately);
}

export async function action(args: ActionFunctionArgs) {
  const ctx = publicContext(args);
  const token = args.params["token"] ?? "";
  const reply = await submitForm(args.request, pageForm, ({ intent, signUpId }) => {
    if (intent === "cancel") cancelSignUp(ctx, { token, signUpId });
    else erasePage(ctx, { token });
    return intent;
  });
  if (!("done" in reply)) return reply.refused;
  return redirect(reply.done === "erase" ? `${homePath(ctx.language)}/erased` : personalPath(ctx.language, token), 303);
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export default function PersonalPage() {
  const { page } = useLoaderData<typeof loader>();
  const { t } = useTranslation("public");
  return (
    <main id="content" className="narrow">
      <h1>{t("my.title")}</h1>
      <p className="lead">{t("my.intro")}</p>
      {page.hasEmail && (
        <Notice
          tone={page.isConfirmed ? "ok" : "warn"}
          title={t(page.isConfirmed ? "my.emailConfirmed" : "my.emailWaiting")}
        >
          {page.isConfirmed && page.seats.some((seat) => seat.state === "confirmed") && <p>{t("my.emailSent")}</p>}
        </Notice>
      )}
      {page.seats.length === 0 && <p>{t("my.empty")}</p>}
      {page.seats.map((seat) => (
        <SeatTicket key={seat.signUpId} seat={seat} />
      ))}
      <EraseBox />
    </main>
  );
}

import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { OwnPicture } from "./own-picture.tsx";
import { DescriptionForm } from "./description-form.tsx";
import { PictureForm } from "./picture-form.tsx";
import { replyFor } from "#app/components/forms/reply-for-form.ts";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { Notice } from "#app/components/ui/notice.tsx";
import { UserText } from "#app/components/ui/user-text.tsx";
import { organiseEventPath, organisePicturePath } from "#app/domain/organise-paths.ts";
import { getOwnPictures } from "#app/domain/pictures/get-own-pictures.server.ts";
import { describePicture } from "#app/domain/pictures/describe-picture.server.ts";
import { pictureForm } from "#app/domain/pictures/picture-form.ts";
import { removePicture } from "#app/domain/pictures/remove-picture.server.ts";
import { setPicture } from "#app/domain/pictures/set-picture.server.ts";
import { largestUpload, submitForm } from "#app/http/form-reply.server.ts";
import { readUpload } from "#app/http/read-upload.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { runFileTask } from "#app/http/run-file-task.server.ts";
import { rateLimited } from "#app/http/rate-limit.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const own = orRefuse(() => getOwnPictures(ctx, args.params["eventId"] ?? ""));
  return privateNoStore({ own, head: { title: textsOf(ctx.language, "picture")("title") } });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAccountContext(args);
  const eventId = args.params["eventId"] ?? "";
  const { accountId } = ctx.actor;
  const reply = await submitForm(
    args.request,
    pictureForm,
    rateLimited(
      args,
      "upload",
      (form) =>
        form.intent === "set"
          ? setPicture(ctx, { ...form, eventId }, (file) =>
              runFileTask(args.context, "encodePicture", accountId, { file }),
            )
          : form.intent === "describe"
            ? describePicture(ctx, { ...form, eventId })
            : removePicture(ctx, { ...form, eventId }),
      { accountId },
    ),
    { read: readUpload, maxBytes: largestUpload },
  );
  return "done" in reply ? redirect(organisePicturePath(ctx.language, eventId), 303) : reply.refused;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function PicturePage() {
  const { own } = useLoaderData<typeof loader>();
  const { t } = useTranslation("picture");
  const language = useLanguage();
  const reply = useActionData<typeof action>();
  const latest = own.proposed ?? own.current;
  return (
    <main id="content" className="narrow">
      <p>
        <Link to={organiseEventPath(language, own.eventId)}>{t("back")}</Link>
      </p>
      <h1>{t("title")}</h1>
      <p className="lead">
        <UserText text={own.title} language={own.language} />
      </p>
      {own.proposed && (
        <>
          <Notice tone="plain" title={t("waiting")} />
          <OwnPicture picture={own.proposed} language={own.language} heading={t("proposed")} />
        </>
      )}
      {own.current && <OwnPicture picture={own.current} language={own.language} heading={t("current")} />}
      {own.outcome ? (
        <>
          {latest && <DescriptionForm own={own} picture={latest} reply={reply?.result} />}
          <h2>{t(own.current || own.proposed ? "replace" : "add")}</h2>
          {own.outcome === "proposed" && <p>{t("reviewHint")}</p>}
          <PictureForm own={own} reply={replyFor(reply?.result, { intent: "set" }) ?? undefined} />
        </>
      ) : (
        <Notice tone="plain" title={t("closed")} />
      )}
    </main>
  );
}

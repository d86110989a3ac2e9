import { z } from "zod";
import { requireAccountContext } from "#app/auth/require-account.server.ts";
import { getOwnThread } from "#app/domain/comments/get-own-thread.server.ts";
import { writeComment } from "#app/domain/comments/write-comment.server.ts";
import { submitForm } from "#app/http/form-reply.server.ts";
import type { CommentSubject } from "#app/domain/model/comment.ts";
import { privateNoStore } from "#app/http/private-no-store.server.ts";
import { orRefuse } from "#app/http/to-response.server.ts";
import { textsOf } from "#app/i18n/translator.server.ts";
import type { Language } from "#app/domain/languages/language.ts";
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** Load the thread of an organiser with the coordinators, about an event or an organisation of theirs. */
export async function loadOwnThread(args: LoaderFunctionArgs, about: { kind: CommentSubject; id: string }) {
  const ctx = await requireAccountContext(args);
  const thread = orRefuse(() => getOwnThread(ctx, about));
  return privateNoStore({
    id: about.id,
    thread,
    head: { title: textsOf(ctx.language, "comments")("thread.title") },
  });
}

/** Write a comment of an organiser, and return to the thread. @param pathOf address of the thread */
export async function postOwnComment(
  args: LoaderFunctionArgs,
  about: { kind: CommentSubject; id: string },
  pathOf: (language: Language, id: string) => string,
) {
  const ctx = await requireAccountContext(args);
  const reply = await submitForm(args.request, commentForm, ({ text }) =>
    writeComment(ctx, { about, side: "organiser", text }),
  );
  return "done" in reply ? redirect(pathOf(ctx.language, about.id), 303) : reply.refused;
}

/** Form for a comment; `writeComment` validates its text. */
const commentForm = z.object({ intent: z.literal("write"), text: z.string().default("") });

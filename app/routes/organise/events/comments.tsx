import { OwnThreadPage } from "#app/components/comments/own-thread-page.tsx";
import { titleTag } from "#app/components/shell/title-tag.ts";
import { useLanguage } from "#app/components/shell/reader-context.tsx";
import { eventCommentsPath, organiseEventPath } from "#app/domain/organise-paths.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { loadOwnThread, postOwnComment } from "../own-thread.server.ts";

const aboutOf = ({ params }: LoaderFunctionArgs) => ({ kind: "event" as const, id: params["eventId"] ?? "" });

export const loader = (args: LoaderFunctionArgs) => loadOwnThread(args, aboutOf(args));

export const action = (args: ActionFunctionArgs) => postOwnComment(args, aboutOf(args), eventCommentsPath);

export const meta: MetaFunction<typeof loader> = ({ data }) => titleTag(data?.head);

export default function EventCommentsPage() {
  const { id, thread } = useLoaderData<typeof loader>();
  return (
    <OwnThreadPage
      thread={thread}
      backTo={organiseEventPath(useLanguage(), id)}
      reply={useActionData<typeof action>()?.result}
    />
  );
}

import { findAccountContext } from "#app/auth/require-account.server.ts";
import { getPictureFile } from "#app/domain/pictures/get-picture-file.server.ts";
import { publicContext } from "#app/http/context.server.ts";
import { pictureResponse } from "#app/http/picture-response.server.ts";
import { orPlainRefusal } from "#app/http/to-response.server.ts";
import type { LoaderFunctionArgs } from "@remix-run/node";

export async function loader(args: LoaderFunctionArgs) {
  const reader = (await findAccountContext(args)) ?? publicContext(args);
  const ctx = { ...reader, uploadsDir: args.context.uploadsDir };
  return orPlainRefusal(async () =>
    pictureResponse(args.request, await getPictureFile(ctx, args.params["file"] ?? "")),
  );
}

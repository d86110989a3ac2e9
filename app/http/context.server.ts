import type { Context } from "#app/domain/context.ts";
import { isLanguage, type Language } from "#app/domain/languages/language.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Database } from "#db/client.server.ts";
import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import type { FileReader } from "#app/workers/file-reader.server.ts";
import type { CountRequest } from "./rate-limit.server.ts";
import { networkHash } from "./network.server.ts";
import { preferredLanguage } from "./preferred-language.server.ts";

/** Values that the server hands to every request; tests hand in their own database and clock. */
declare module "@remix-run/node" {
  interface AppLoadContext {
    db: Database;
    clock: () => Instant;
    origin: string;
    /** Folder of uploaded pictures. */
    uploadsDir: string;
    /** Reads uploaded files in another thread, so that other requests need not wait. */
    files: FileReader;
    /** Path of the database, for a second connection in another thread. */
    databaseFile: string;
    sessionSecrets: readonly string[];
    defaultLanguage: Language;
    isDemo: boolean;
    /** Address at which visitors reach the operators of this installation: the sender of its mail. */
    contactEmail: string;
    /** Network that the request comes from, for `countRequest` only; empty without a visitor. */
    visitor: string;
    countRequest: CountRequest;
    /** Number of the request, in every line of the log about it and on its error page. */
    requestId: string;
    /** Log a fault of the program, without personal data. */
    reportFault: (fault: unknown, where: string) => void;
  }
}

/** Return the context of an anonymous visitor: public pages are the same for everybody. */
export function publicContext(args: Pick<LoaderFunctionArgs, "request" | "params" | "context">): Context {
  const { db, clock, origin, visitor, sessionSecrets } = args.context;
  const network = networkHash(visitor, sessionSecrets);
  return { db, now: clock(), actor: { kind: "anonymous" }, language: languageOf(args), origin, network };
}

/** Return the language of the address, else the one that the visitor's browser prefers. */
export function languageOf({
  request,
  params,
  context,
}: {
  request: Request;
  params: LoaderFunctionArgs["params"];
  context: AppLoadContext;
}): Language {
  const named = params["lang"];
  return isLanguage(named) ? named : preferredLanguage(request, context.defaultLanguage);
}

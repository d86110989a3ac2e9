import type { Context } from "#app/domain/context.ts";
import { isLanguage, type Language } from "#app/domain/languages/language.ts";
import type { Instant } from "#app/domain/time/zoned-time.ts";
import type { Database } from "#db/client.server.ts";
import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import type { FileReader } from "#app/workers/file-reader.server.ts";
import type { CountRequest } from "./rate-limit.server.ts";
import { networkHash } from "./network.server.ts";
import { preferredLanguage } from "./preferred-language.server.ts";

/** What the server hands to every request; tests hand in their own database and clock. */
declare module "@remix-run/node" {
  interface AppLoadContext {
    db: Database;
    clock: () => Instant;
    origin: string;
    /** The folder of what people send: pictures. */
    uploadsDir: string;
    /** Reads what people send where it holds up nobody. */
    files: FileReader;
    /** For a second connection, in another thread. */
    databaseFile: string;
    sessionSecrets: readonly string[];
    defaultLanguage: Language;
    isDemo: boolean;
    /** Where people who run this installation can be reached: the address mail comes from. */
    contactEmail: string;
    /** The network this request comes from, only to be counted with `countRequest`; empty where nobody asks. */
    visitor: string;
    countRequest: CountRequest;
    /** Stands in every line of the log about this request, and on its error page. */
    requestId: string;
    /** Told of what is a fault of the program; writes it down without anything personal. */
    reportFault: (fault: unknown, where: string) => void;
  }
}

/** The context of an anonymous reader: what public pages are made from, for everybody alike. */
export function publicContext(args: Pick<LoaderFunctionArgs, "request" | "params" | "context">): Context {
  const { db, clock, origin, visitor, sessionSecrets } = args.context;
  const network = networkHash(visitor, sessionSecrets);
  return { db, now: clock(), actor: { kind: "anonymous" }, language: languageOf(args), origin, network };
}

/** The language of the address, else the reader's preferred one. */
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

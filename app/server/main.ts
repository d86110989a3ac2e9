import * as build from "virtual:remix/server-build";
import { createRequestHandler } from "@remix-run/node";
const r = await createRequestHandler(build, "production")(new Request("http://x/"));
console.log(r.status, await r.text());

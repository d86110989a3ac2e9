/** The same functions as in "react-dom/server", of the build that writes to web streams; it has no types of its own. */
declare module "react-dom/server.browser" {
  export { renderToReadableStream } from "react-dom/server";
}

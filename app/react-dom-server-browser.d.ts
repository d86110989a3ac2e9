/** The build of "react-dom/server" that writes to web streams; React ships no types for it. */
declare module "react-dom/server.browser" {
  export { renderToReadableStream } from "react-dom/server";
}

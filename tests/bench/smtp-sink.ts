import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail server in a separate process that accepts all mails and keeps none. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, _session, done) {
    stream.on("end", () => done());
    stream.resume();
  },
});
server.on("error", () => undefined);
server.listen(0, "127.0.0.1", () => process.send?.((server.server.address() as AddressInfo).port));

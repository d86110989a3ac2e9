import { signUpForDate } from "#app/domain/sign-ups/sign-up-for-date.server.ts";
import { instantFrom } from "#app/domain/time/zoned-time.ts";
import { deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { smtpTransport, type Transport } from "#emails/transport.server.ts";
import { contextFor } from "../support/factories.ts";
import { sender } from "../support/mailbox.ts";
import { deliveryOver } from "../support/waiting-mail.ts";

/**
 * Do one task on a file, and kill this process at a given step, without cleaning up. `deliver FILE NOW STEP URL`
 * delivers what is due; `sign-up FILE NOW STEP INPUT` takes a seat, and its step is the event of a table, as a trigger
 * names it.
 */
const [task = "", file = "", now = "", step = "", last = ""] = process.argv.slice(2);
const db = openDatabase(file);
const clock = { now: () => instantFrom(Number(now)) };
const die = () => process.kill(process.pid, "SIGKILL");

async function deliver(): Promise<void> {
  const transport = smtpTransport(last, sender);
  const send: Transport["send"] = async (mail, handing) => {
    if (step === "frozen") die();
    const result = await transport.send(mail, handing);
    if (step === "accepted") die();
    return result;
  };
  const delivery = deliveryOver({ ...transport, send }, { db, clock });
  // The origin is the first property read when a mail is written.
  if (step === "claimed") Object.defineProperty(delivery, "origin", { get: die });
  process.stdout.write(`taken ${await deliverOutbox(delivery)}\n`);
  transport.close();
}

function takeSeat(): void {
  db.$client.function("die", () => {
    die();
    return 0;
  });
  if (step !== "committed") db.$client.exec(`create temp trigger deadly ${step} begin select die(); end`);
  signUpForDate(contextFor(db, { now: clock.now(), actor: { kind: "anonymous" } }), JSON.parse(last));
  die();
}

if (task === "deliver") await deliver();
else takeSeat();
db.$client.close();

import { sweepReminders } from "#app/domain/sign-ups/sweep-reminders.server.ts";
import { instantFrom } from "#app/domain/time/zoned-time.ts";
import { createInFlight, type Delivery, deliverOutbox } from "#app/jobs/deliver-outbox.server.ts";
import type { StoredMail } from "#app/domain/model/outbox.ts";
import { smtpTransport } from "#emails/transport.server.ts";
import nodemailer from "nodemailer";
import { makeEvent } from "../support/factories.ts";
import { sender } from "../support/mailbox.ts";
import { confirmedSeat, deliveryOver } from "../support/waiting-mail.ts";
import { type Figure, median, number, perSecond } from "./report.ts";
import { fileDatabase, openProcess, quickly } from "./stage.ts";

const mails = Number(process.env["BENCH_MAILS"] ?? 10_000);
const rounds = 5;
const perRound = mails / rounds;

/**
 * Measure reminders from the outbox (claimed, prepared, rendered, sent and recorded) against a loop that sends ready
 * mails.
 */
export async function mailBench(): Promise<Figure[]> {
  const sink = await openProcess("smtp-sink.ts");
  const url = `smtp://127.0.0.1:${sink.port}`;
  const db = fileDatabase("mail.sqlite");
  // The day before, at the hour when the event begins.
  const now = instantFrom("2026-12-17T19:00:00Z");
  quickly(db, () => {
    const event = makeEvent(db);
    for (let guest = 0; guest < mails; guest += 1) confirmedSeat(db, event, `guest@town${guest}.example`);
    db.$client.exec("delete from outbox");
    sweepReminders(db, now);
  });
  const transport = smtpTransport(url, sender);
  let sample: StoredMail | undefined;
  const delivery: Delivery = deliveryOver(
    {
      ...transport,
      send(mail, handing) {
        sample ??= mail;
        return transport.send(mail, handing);
      },
    },
    { db, clock: { now: () => now } },
  );
  const pool = nodemailer.createTransport({ url, pool: true, maxConnections: 5 } as object);
  const inFlight = createInFlight();

  const oursTook: number[] = [];
  const bareTook: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let left = perRound;
    oursTook.push(
      await timed(async () => {
        const taken = await deliverOutbox(delivery, () => left-- > 0, inFlight);
        if (taken !== perRound) throw new Error(`${taken} mails were taken in hand instead of ${perRound}`);
      }),
    );
    if (!sample) throw new Error("nothing was sent");
    const ready = readyMessage(sample);
    bareTook.push(
      await timed(() =>
        Promise.all(
          Array.from({ length: perRound }, (_, turn) => pool.sendMail({ ...ready, to: `guest@town${turn}.example` })),
        ),
      ),
    );
  }
  const { sent } = db.$client.prepare("select count(*) as sent from outbox where state = 'sent'").get() as {
    sent: number;
  };
  if (sent !== mails) throw new Error(`${sent} of ${mails} mails were sent`);
  transport.close();
  pool.close();
  sink.stop();
  const [ours, floor] = [median(oursTook), median(bareTook)].map((took) => perSecond(perRound, took));
  return [
    {
      what: "reminders delivered, of 10,000 queued",
      ours: `${number(ours ?? 0)} a second`,
      floor: `${number(floor ?? 0)} ready ones a second`,
      ratio: (ours ?? 0) / (floor ?? 1),
      target: { atLeast: 0.6 },
    },
  ];
}

const readyMessage = (mail: StoredMail) => ({
  from: sender.email,
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  ...(mail.calendar ? { attachments: [{ filename: mail.calendar.filename, content: mail.calendar.content }] } : {}),
});

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

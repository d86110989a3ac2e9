import { useFaultText } from "#app/components/forms/fault-text.ts";
import { Notice } from "#app/components/ui/notice.tsx";
import type { AttendeePage } from "#app/domain/sign-ups/get-attendee-page.server.ts";
import type { SubmissionResult } from "@conform-to/react";

/** Say why a button was refused, if no form on the page shows it at its fields. */
export function LostPageReply({ reply, page }: { reply: SubmissionResult<string[]> | undefined; page: AttendeePage }) {
  const say = useFaultText();
  const texts = Object.values(reply?.error ?? {}).flatMap((found) => found ?? []);
  const sent = reply?.initialValue ?? {};
  const seat = page.seats.find((seat) => seat.signUpId === sent["signUpId"]);
  const hasForm =
    sent["intent"] === "email" ||
    (sent["intent"] === "party" && seat?.maxPartySize != null && seat.state !== "offered");
  if (texts.length === 0 || hasForm) return null;
  return (
    <div role="alert">
      <Notice tone="stop" title={texts.map(say).join(" ")} />
    </div>
  );
}

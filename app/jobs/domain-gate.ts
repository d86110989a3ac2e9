import { mostPerDomain, mostPerDomainAndMinute } from "#app/domain/outbox/outbox.ts";
import { type Instant, minutes } from "#app/domain/time/zoned-time.ts";

/** Waits this long before asking again for a domain that has enough in hand. */
const askAgainMs = 2_000;

/**
 * How much goes to one domain at a time and in a minute, so that a slow one does not hold up the others and a strict one is
 * not annoyed (OUT-06). Of this process: two processes are two senders.
 */
export function createDomainGate() {
  const inHand = new Map<string, number>();
  const sentAt = new Map<string, Instant[]>();
  return {
    /** @returns null when a mail may go now; else in how many milliseconds to ask again */
    enter(domain: string, now: Instant): number | null {
      const recent = (sentAt.get(domain) ?? []).filter((at) => at > now - minutes(1) && at <= now);
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= mostPerDomainAndMinute) return oldest + minutes(1) - now;
      const count = inHand.get(domain) ?? 0;
      if (count >= mostPerDomain) return askAgainMs;
      inHand.set(domain, count + 1);
      sentAt.set(domain, [...recent, now]);
      return null;
    },
    leave(domain: string): void {
      const count = (inHand.get(domain) ?? 1) - 1;
      if (count > 0) inHand.set(domain, count);
      else inHand.delete(domain);
    },
  };
}
export type DomainGate = ReturnType<typeof createDomainGate>;

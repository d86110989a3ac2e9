import { maxPerDomain, maxPerDomainAndMinute } from "#app/domain/model/outbox.ts";
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
  const recentOf = (domain: string, now: Instant): Instant[] =>
    (sentAt.get(domain) ?? []).filter((at) => at > now - minutes(1) && at <= now);
  /** Domains that got as much in a minute as they may. */
  const strained = new Set<string>();
  let lookedAt: Instant | null = null;
  /** Once in a while: ten thousand addresses may be at as many domains. */
  const forgetOld = (now: Instant): void => {
    if (lookedAt !== null && now >= lookedAt && now < lookedAt + minutes(1)) return;
    lookedAt = now;
    for (const domain of sentAt.keys()) if (recentOf(domain, now).length === 0) sentAt.delete(domain);
  };
  return {
    /**
     * @param isUrgent what somebody waits for does not wait for what went out in the last minute
     * @returns null when a mail may go now; else in how many milliseconds to ask again
     */
    waitFor(domain: string, now: Instant, isUrgent = false): number | null {
      const recent = recentOf(domain, now);
      const [oldest] = recent;
      if (!isUrgent && oldest !== undefined && recent.length >= maxPerDomainAndMinute) return oldest + minutes(1) - now;
      return (inHand.get(domain) ?? 0) >= maxPerDomain ? askAgainMs : null;
    },
    /** A mail to it goes out now. */
    enter(domain: string, now: Instant): void {
      const recent = recentOf(domain, now);
      inHand.set(domain, (inHand.get(domain) ?? 0) + 1);
      sentAt.set(domain, [...recent, now]);
      if (recent.length + 1 >= maxPerDomainAndMinute) strained.add(domain);
    },
    leave(domain: string): void {
      const count = (inHand.get(domain) ?? 1) - 1;
      if (count > 0) inHand.set(domain, count);
      else inHand.delete(domain);
    },
    /** The domains for which nothing need be written now, since it could not go. */
    closed(now: Instant): string[] {
      forgetOld(now);
      const full = [...inHand].filter(([, count]) => count >= maxPerDomain).map(([domain]) => domain);
      const open = [...strained].filter((domain) => recentOf(domain, now).length < maxPerDomainAndMinute);
      for (const domain of open) strained.delete(domain);
      return [...new Set([...full, ...strained])];
    },
  };
}
export type DomainGate = ReturnType<typeof createDomainGate>;

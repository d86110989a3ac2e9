import { maxPerDomain, maxPerDomainAndMinute } from "#app/domain/model/outbox.ts";
import { type Instant, minutes } from "#app/domain/time/zoned-time.ts";

/** Time in milliseconds until a domain with too many mails in flight is asked for again. */
const askAgainMs = 2_000;

/**
 * Create the limiter of mails to one domain, in flight and in a minute: a slow domain must not hold up others, and a
 * strict one must not be provoked (OUT-06). The limits hold for this process only.
 */
export function createDomainGate() {
  const inHand = new Map<string, number>();
  const sentAt = new Map<string, Instant[]>();
  const recentOf = (domain: string, now: Instant): Instant[] =>
    (sentAt.get(domain) ?? []).filter((at) => at > now - minutes(1) && at <= now);
  /** Domains that have reached the limit of mails in a minute. */
  const strained = new Set<string>();
  let lookedAt: Instant | null = null;
  /** Forget domains without recent mail, once a minute: ten thousand addresses may be at as many domains. */
  const forgetOld = (now: Instant): void => {
    if (lookedAt !== null && now >= lookedAt && now < lookedAt + minutes(1)) return;
    lookedAt = now;
    for (const domain of sentAt.keys()) if (recentOf(domain, now).length === 0) sentAt.delete(domain);
  };
  return {
    /**
     * Return when a mail to a domain may go.
     * @param isUrgent true to ignore the limit of mails in a minute, because the reader waits for the mail
     * @returns null for now; else the milliseconds after which to ask again
     */
    waitFor(domain: string, now: Instant, isUrgent = false): number | null {
      const recent = recentOf(domain, now);
      const [oldest] = recent;
      if (!isUrgent && oldest !== undefined && recent.length >= maxPerDomainAndMinute) return oldest + minutes(1) - now;
      return (inHand.get(domain) ?? 0) >= maxPerDomain ? askAgainMs : null;
    },
    /** Count a mail that goes to a domain now. */
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
    /** Return the domains at a limit, for which no mail need be written now. */
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

import ipaddr from "ipaddr.js";
import type { IncomingMessage } from "node:http";
import proxyAddr from "proxy-addr";

/** Address with a port, as some gateways write it: `192.0.2.7:5140`, `[2001:db8::1]:5140`. */
const withPort = /^(?:(?=\d+\.[\d.]+:)|\[)([\da-f.:]+?)\]?(?::\d+)?$/i;

/**
 * Return the network that a request comes from, for counting requests only: an IPv4 address, or the 64 bits of an IPv6
 * address that one line has. Behind proxies it is the address that the outermost proxy saw; earlier entries of
 * `X-Forwarded-For`, which a visitor can write, are ignored.
 * @param proxies number of trusted proxies in front of the server
 */
export function visitorOf(request: IncomingMessage, proxies: number): string {
  const named = proxyAddr(request, (_address, hop) => hop < proxies);
  const address = withPort.exec(named)?.[1] ?? named;
  if (!ipaddr.isValid(address)) return "unknown";
  const known = ipaddr.process(address);
  if (known.kind() === "ipv4") return known.toString();
  return known.toByteArray().slice(0, 8).join(".");
}
